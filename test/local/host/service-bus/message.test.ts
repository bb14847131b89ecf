import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import { expect, test } from '@jest/globals';
import { batchMetadataOf, bodyOf, metadataOf } from '../../../../local/host/service-bus/message.ts';

const enqueuedTimeUtc = new Date('2026-11-16T08:00:00.250Z');

/** A message as the client hands it over. */
const message = (rest: object = {}) =>
  ({
    body: Buffer.from('{"week":"2026-W47"}'),
    messageId: 'm1',
    deliveryCount: 0,
    lockToken: 'd1f6',
    // More than a number can hold: the client has a class of its own for it.
    sequenceNumber: { toNumber: () => Number.NaN, toString: () => '9007199254740993' },
    enqueuedTimeUtc,
    ...rest,
  }) as unknown as ServiceBusReceivedMessage;

test('the function gets the body as text, whatever the sender made of it', () => {
  expect(bodyOf(message())).toBe('{"week":"2026-W47"}');
  expect(bodyOf(message({ body: 'plain' }))).toBe('plain');
  expect(bodyOf(message({ body: { week: '2026-W47' } }))).toBe('{"week":"2026-W47"}');
  expect(bodyOf(message({ body: undefined }))).toBe('');
});

test('the metadata has the names of Azure, texts as texts and the rest as JSON; what is missing is left out', () => {
  const metadata = metadataOf(
    message({ deliveryCount: 2, applicationProperties: { attempt: '3' }, subject: null }),
  );

  expect(metadata).toEqual({
    MessageId: { string: 'm1' },
    DeliveryCount: { json: '3' },
    LockToken: { string: 'd1f6' },
    SequenceNumber: { json: '9007199254740993' },
    EnqueuedTimeUtc: { json: '"2026-11-16T08:00:00.250Z"' },
    EnqueuedTime: { json: '"2026-11-16T08:00:00.250Z"' },
    ApplicationProperties: { json: '{"attempt":"3"}' },
    UserProperties: { json: '{"attempt":"3"}' },
  });
});

test('a batch has one list a property, in the order of its messages', () => {
  const metadata = batchMetadataOf([message(), message({ messageId: 'm2', correlationId: 'c2' })]);

  expect(metadata).toMatchObject({
    MessageIdArray: { collectionString: { string: ['m1', 'm2'] } },
    CorrelationIdArray: { collectionString: { string: ['', 'c2'] } },
    DeliveryCountArray: { json: '[1,1]' },
    SequenceNumberArray: { json: '[9007199254740993,9007199254740993]' },
  });
});
