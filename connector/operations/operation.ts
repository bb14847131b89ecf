import type { z } from 'zod';
import type { ErrorCode } from '../../core/errors.ts';

/** One operation of the connector: what a maker sees, and which function of the app stands behind it. */
export type Operation = {
  /** PascalCase. What it does is also its name in a flow's definition, so it never changes. */
  id: string;
  /** The name under which functions/triggers registers the handler. */
  handler: string;
  method: 'get' | 'post' | 'put' | 'delete';
  /** Below `/api`, as the handler's route; a kind of source stands in the place of `{kind}`. */
  path: string;
  summary: string;
  description: string;
  /** `important` is shown first, `advanced` only after a click, `internal` never. */
  visibility: 'important' | 'important' | 'advanced' | 'internal';
  /** What follows the question mark. */
  query?: z.ZodObject;
  /** Values of the query that makers do not see. */
  fixed?: Record<string, string>;
  body?: z.ZodType;
  /** The name of an answer in `answers`. */
  answer: string;
  /** Answered 202 with a place to ask, until it has ended. */
  long?: true;
  paged?: true;
  /** Starts flows: at once, where `notifies` names what is sent to the callback address, or else by being polled. */
  trigger?: Trigger;
  /** Its address authorises itself: it takes no token. */
  open?: true;
  /** Refusals beyond those that every operation knows. */
  refusals?: ErrorCode[];
  /** An agent may call it; `confirmed`: only after the person has said yes. */
  agent?: 'free' | 'confirmed';
};

/** `single`: one event starts one flow; `batch`: each item of a list does. `hint`: how to see it work. */
export type Trigger = { kind: 'single' | 'batch'; hint: string; notifies?: string };

/** Every operation may be refused with these. */
export const commonRefusals: ErrorCode[] = [
  ...(['fieldInvalid', 'tokenMissing', 'tokenInvalid', 'forbidden'] as const),
  ...(['internal', 'storeUnavailable', 'signInUnavailable'] as const),
];

/** Those whose address authorises itself, with these. */
export const openRefusals: ErrorCode[] = ['tokenInvalid', 'internal', 'storeUnavailable'];

/** Every operation with a body may be refused with these, too. */
export const bodyRefusals: ErrorCode[] = ['bodyMalformed', 'fieldUnknown', 'bodyTooLarge'];
