/** A request that the broker answers with an error. Thrown; becomes an AMQP error, or a status, at the link. */
export type Refusal = Error & { readonly condition: string };

/** The error conditions in use, with the status that goes with each in answers to requests. */
const STATUS = {
  'amqp:not-found': 404,
  'amqp:not-allowed': 400,
  'amqp:not-implemented': 501,
  'amqp:decode-error': 400,
  'amqp:internal-error': 500,
  'amqp:unauthorized-access': 401,
  'amqp:link:message-size-exceeded': 403,
  'com.microsoft:argument-error': 400,
  'com.microsoft:message-lock-lost': 410,
  'com.microsoft:message-not-found': 404,
  'com.microsoft:server-busy': 503,
} as const;

export type Condition = keyof typeof STATUS;

export function refusal(condition: Condition, message: string): Refusal {
  return Object.assign(new Error(message), { condition });
}

/** Any other error is a bug of this broker. */
export function conditionOf(error: unknown): { condition: Condition; description: string } {
  const description = error instanceof Error ? error.message : String(error);
  const named = error instanceof Error && 'condition' in error && String(error.condition) in STATUS;
  return { condition: named ? (error.condition as Condition) : 'amqp:internal-error', description };
}

export function statusOf(condition: Condition): number {
  return STATUS[condition];
}

/** The client tells a queue that is not there by this very sentence. */
export function unknownEntity(address: string): Refusal {
  return refusal('amqp:not-found', `The messaging entity 'sb://localhost/${address}' could not be found.`);
}

export function lockLost(): Refusal {
  return refusal(
    'com.microsoft:message-lock-lost',
    'The lock supplied is invalid. Either the lock expired, or the message has already been removed from the queue.',
  );
}
