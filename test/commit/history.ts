import type { WeekRequest } from '../../core/intent.ts';
import type { Delivered } from './process.ts';

/** One request and everything its client ever heard about it. */
export type Sent = {
  request: WeekRequest;
  /** The ids under which it was really sent: one, unless a broken client takes a fresh one. */
  runIds: Set<string>;
  /** Deliveries that have not been answered yet. */
  inFlight: number;
  heard: Heard[];
};

export type Heard = Delivered & {
  /** Whether the receipt was in the store at the moment of the answer. */
  receiptThen: boolean;
  /** How many other deliveries of the same request were under way then. */
  othersInFlight: number;
};

/** Whether the client knows for good: it was told an outcome, or refused. */
export function isSettled({ heard }: Sent): boolean {
  return heard.some(answer => answer.kind === 'recorded' || answer.kind === 'refused');
}
