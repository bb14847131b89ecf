import { describe, expect, test } from '@jest/globals';
import {
  isAbout,
  type ListedWebhook,
  noWebhooks,
  type WebhookList,
  webhookLimits,
  withoutWebhooks,
  withWebhook,
} from '../../../core/webhooks/subscriptions.ts';

const webhook = (webhookId: string, by = 'ann'): ListedWebhook => ({
  ...{ webhookId, by, event: 'summaryReady', filter: {}, createdAt: '2026-11-16T08:00:00.000Z' },
});
const listOf = (count: number, by: (index: number) => string): WebhookList => ({
  subscriptions: Array.from({ length: count }, (_, index) => webhook(`w${index}`, by(index))),
});

describe('the list of a tenant', () => {
  test('takes a subscription in, and the same again in its place', () => {
    const once = withWebhook(noWebhooks, webhook('a'));
    const twice = withWebhook(once as WebhookList, { ...webhook('a'), filter: { group: 'g' } });
    expect(twice?.subscriptions).toEqual([{ ...webhook('a'), filter: { group: 'g' } }]);
  });

  test('takes no more from one caller, or in all, than it may', () => {
    const full = listOf(webhookLimits.perCaller, () => 'ann');
    expect(withWebhook(full, webhook('new'))).toBeUndefined();
    expect(withWebhook(full, webhook('new', 'bob'))).toBeDefined();
    const all = listOf(webhookLimits.perTenant, index => `person-${index}`);
    expect(withWebhook(all, webhook('new', 'bob'))).toBeUndefined();
  });

  test('the control: one that is there already can be changed although the list is full', () => {
    const full = listOf(webhookLimits.perCaller, () => 'ann');
    expect(withWebhook(full, webhook('w3'))?.subscriptions).toHaveLength(webhookLimits.perCaller);
  });

  test('loses those that have ended', () => {
    const left = withoutWebhooks(
      listOf(3, () => 'ann'),
      ({ webhookId }) => webhookId === 'w1',
    );
    expect(left.subscriptions.map(({ webhookId }) => webhookId)).toEqual(['w0', 'w2']);
  });
});

test.each([
  [{}, true],
  [{ userId: 'lena' }, true],
  [{ userId: 'mo' }, false],
  [{ group: 'g-1' }, true],
  [{ group: 'g-2' }, false],
])('a subscription for %j hears of Lena: %s', (filter, heard) => {
  expect(isAbout(filter, { userId: 'lena', groups: ['g-1'] })).toBe(heard);
});
