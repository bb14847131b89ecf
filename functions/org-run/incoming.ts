import type { ErrorCode } from '../../core/errors.ts';
import type { ResultCode } from '../../core/org-run/org-run.ts';

/** A message as the trigger hands it over. */
export type Incoming = { id: string; body: unknown; properties: Record<string, unknown> };

/** What became of a message. All of these complete it. */
export type Worked =
  | { kind: 'done'; code: ResultCode }
  | { kind: 'void' }
  | { kind: 'putOff' | 'buried'; code: ErrorCode };
