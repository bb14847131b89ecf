/**
 * Everything that this product says about how it is doing, by name. A span, event, histogram, code or measurement that
 * is not in here cannot be sent. Codes are words of ours (an intent, a result, a reason), never what people have
 * written; tenants are told apart by a hash; users, weeks and projects are not named at all.
 */
export const spanNames = ['load', 'plan', 'review', 'commit', 'relay', 'send', 'callback'] as const;
/** What a span that failed says beside its name: the class of the error. */
export const spanCode = 'errorKind';
export type SpanName = (typeof spanNames)[number];

/** Each has one dimension: what its code says; those `byTenant` have the tenant's hash beside it. */
export const histograms = {
  'step.duration': { unit: 'ms', of: 'step' },
  'run.attempts': { unit: '{attempt}', of: 'intent' },
  'run.conflicts': { unit: '{conflict}', of: 'intent' },
  'run.operations': { unit: '{operation}', of: 'intent' },
  'review.tokens': { unit: '{token}', of: 'review' },
  'store.requestUnits': { unit: '{RU}', of: 'operation', byTenant: true },
  /** How often the store asked for time before it answered, whenever it did. */
  'store.throttled': { unit: '{answer}', of: 'operation', byTenant: true },
  /** How long a message lay in its queue after the instant at which it was due. */
  'queue.age': { unit: 'ms', of: 'queue' },
  /** How long the oldest of what nobody has relayed lies there, each time that the sweep looks; 0 when there is nothing. */
  'outbox.age': { unit: 'ms', of: 'seenBy' },
  /** One whenever a message to a person was put off: Teams asked for time, or the tenant's budget was used up. */
  'delivery.throttled': { unit: '{delivery}', of: 'askedBy', byTenant: true },
  /** One for every delivery that came to its end. */
  'delivery.ended': { unit: '{delivery}', of: 'state' },
  /** One for every event that was sent to a subscriber, or never will be. */
  'webhook.ended': { unit: '{event}', of: 'result' },
} as const;
export type HistogramName = keyof typeof histograms;

export const events = {
  /** A run was committed, whoever asked for it. A repetition that is answered from the receipt is none. */
  RunCompleted: {
    codes: ['intent', 'result', 'review'],
    measurements: [
      ...['durationMs', 'loadMs', 'planMs', 'reviewMs', 'commitMs'],
      ...['attempts', 'operations', 'drafted', 'skipped', 'findings', 'tokens'],
      /** How much of the week's work lies on one project: what many people share is where writers would meet. */
      'largestProjectPercent',
    ],
  },
  /** An attempt that has to be made again: somebody was faster, or nobody knows whether it was applied. */
  RunConflicted: { codes: ['intent', 'why'], measurements: ['attempt'] },
  OrgRunCompleted: {
    codes: ['kind', 'state'],
    measurements: ['people', 'failed', 'deadLetters', 'durationMs'],
  },
  /** A week that an LLM should have looked at went on without. */
  ReviewDegraded: { codes: ['intent', 'why'], measurements: ['tokens'] },
  /** A person was not told, and will not be. */
  DeliveryFailed: { codes: ['message', 'state', 'why'], measurements: ['attempts'] },
  /** A subscription was ended by us: its receiver is gone, has failed too often, or lies where nothing may be sent. */
  WebhookDropped: { codes: ['event', 'why'], measurements: ['failures'] },
  /** A person has changed their week; `drafted` of the entries that they changed were the agent's. */
  CorrectionApplied: { codes: ['intent'], measurements: ['operations', 'drafted'] },
  /** A week of an A/B trial by one of the two designs: a bench tells of it, and the product never does. */
  TrialCompleted: { codes: ['arm'], measurements: ['workMs', 'sharePercent', 'waits'] },
} as const satisfies Record<string, { codes: readonly string[]; measurements: readonly string[] }>;

export type EventName = keyof typeof events;

export type TelemetryEvent = {
  [Name in EventName]: {
    name: Name;
    tenantId: string;
    codes: Record<(typeof events)[Name]['codes'][number], string>;
    measurements: Record<(typeof events)[Name]['measurements'][number], number>;
  };
}[EventName];

/** A word of ours. Whatever does not look like one is not passed on: it could be what somebody has written. */
export function codeOf(value: string): string {
  return /^[A-Za-z][A-Za-z0-9-]{0,39}$/.test(value) ? value : 'other';
}

/** The event's declared codes and measurements, and nothing that came along with them. */
export function declaredOf({ name, codes, measurements }: TelemetryEvent): {
  codes: Record<string, string>;
  measurements: Record<string, number>;
} {
  const declared: { codes: readonly string[]; measurements: readonly string[] } = events[name];
  const given: Record<string, string | number> = { ...codes, ...measurements };
  const numbers = declared.measurements.filter(each => Number.isFinite(given[each]));
  return {
    codes: Object.fromEntries(declared.codes.map(each => [each, codeOf(String(given[each]))])),
    measurements: Object.fromEntries(numbers.map(each => [each, Number(given[each])])),
  };
}
