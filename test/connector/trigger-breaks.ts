import {
  notificationContent,
  type PathItem,
  type Schema,
  type Swagger,
} from '../../connector/build/swagger-types.ts';
import type { triggerRules } from '../../connector/lint/trigger-rules.ts';
import { type Break, body, operation, parameter } from './breaking.ts';

const callback = (copy: Swagger): Schema =>
  body(copy, 'WhenSummaryIsReady').properties?.['callbackUrl'] as Schema;
const hook = (copy: Swagger): PathItem => copy.paths['/webhooks/summary-ready'] as PathItem;

/** For each rule about triggers the ways to break it. */
export const triggerBreaks: Record<keyof typeof triggerRules, Break[]> = {
  'triggers are called When, and nothing else is': [
    copy => {
      operation(copy, 'GetWeek').summary = 'When to get a week';
    },
    copy => {
      operation(copy, 'WhenSummaryIsReady').operationId = 'SummaryReady';
    },
    copy => void delete operation(copy, 'WhenWeekChanges')['x-ms-trigger'],
  ],
  'triggers are single or batch, and say how to see them work': [
    copy => Object.assign(operation(copy, 'WhenWeekChanges'), { 'x-ms-trigger': 'many' }),
    copy => void delete operation(copy, 'WhenSummaryIsReady')['x-ms-trigger-hint'],
  ],
  'a webhook is a POST and a poll a GET': [
    copy => {
      const { post, ...rest } = hook(copy);
      if (post) copy.paths['/webhooks/summary-ready'] = { ...rest, put: post };
    },
  ],
  'a single trigger brings an object, a batch trigger a list': [
    copy => {
      operation(copy, 'WhenEntriesNeedReview')['x-ms-trigger'] = 'single';
    },
    copy => {
      operation(copy, 'WhenSummaryIsReady')['x-ms-trigger'] = 'batch';
    },
    copy => void delete copy.definitions['WeekChanges'],
  ],
  'webhooks have one callback address: required, hidden, a string, and in no other operation': [
    copy => {
      body(copy, 'WhenSummaryIsReady').required = [];
    },
    copy => {
      parameter(copy, 'WhenSummaryIsReady', 'body').required = false;
    },
    copy => void delete callback(copy)['x-ms-notification-url'],
    copy => void delete callback(copy)['x-ms-visibility'],
    copy => {
      callback(copy).type = 'object';
    },
    copy => Object.assign(body(copy, 'RunWeek').properties ?? {}, { callbackUrl: callback(copy) }),
  ],
  'webhooks say what they send, beside the operation and by reference': [
    copy => void delete hook(copy)[notificationContent],
    copy => Object.assign(hook(copy)[notificationContent] ?? {}, { description: '' }),
    copy => Object.assign(hook(copy)[notificationContent] ?? {}, { schema: { type: 'object' } }),
  ],
  'what is sent stands beside webhooks only': [
    copy => {
      const content = hook(copy)[notificationContent];
      if (content) Object.assign(copy.paths['/week-changes'] ?? {}, { [notificationContent]: content });
    },
  ],
  'webhooks answer 201 with the location that ends them': [
    copy => void delete operation(copy, 'WhenSummaryIsReady').responses['201']?.headers,
    copy => {
      const { responses } = operation(copy, 'WhenSummaryIsReady');
      responses['200'] = responses['201'] ?? { description: '' };
    },
  ],
  'there is a hidden DELETE that ends what webhooks have subscribed to': [
    copy => void delete copy.paths['/webhooks/subscriptions/{subscription}'],
    copy => {
      operation(copy, 'DeleteSubscription')['x-ms-visibility'] = 'important';
    },
  ],
  'polls answer 202 without news, and say with each answer where and when to look next': [
    copy => void delete operation(copy, 'WhenWeekChanges').responses['202'],
    copy => void delete operation(copy, 'WhenWeekChanges').responses['200']?.headers?.['location'],
  ],
  'every event has an id that tells a repetition': [
    copy => void delete copy.definitions['SummaryReady']?.properties?.['eventId'],
    copy => void copy.definitions['WeekChanges']?.items?.required?.splice(0),
  ],
};
