import { notificationContent, type Schema, type Swagger } from '../build/swagger-types.ts';
import { failing, type Rule, unless } from './rule.ts';
import { operationsOf, type Placed } from './walk.ts';

const triggersOf = (swagger: Swagger) =>
  operationsOf(swagger).filter(({ operation }) => operation['x-ms-trigger'] !== undefined);
const isPolled = ({ method }: Placed) => method === 'get';
const webhooksOf = (swagger: Swagger) => triggersOf(swagger).filter(placed => !isPolled(placed));
const pollsOf = (swagger: Swagger) => triggersOf(swagger).filter(isPolled);

/** Rules about what starts flows. */
export const triggerRules = {
  'triggers are called When, and nothing else is': swagger =>
    failing(operationsOf(swagger), ({ operation: { operationId, summary, 'x-ms-trigger': kind } }) => {
      const named = [operationId.startsWith('When'), summary.startsWith('When ')];
      return named.every(each => each === (kind !== undefined));
    }),
  'triggers are single or batch, and say how to see them work': swagger =>
    failing(triggersOf(swagger), ({ operation }) => {
      const { 'x-ms-trigger': kind = '', 'x-ms-trigger-hint': hint = '' } = operation;
      return ['single', 'batch'].includes(kind) && /^To see it work now, .+\.$/.test(hint);
    }),
  'a webhook is a POST and a poll a GET': swagger =>
    failing(triggersOf(swagger), ({ method }) => method === 'post' || method === 'get'),
  'a single trigger brings an object, a batch trigger a list': swagger =>
    failing(triggersOf(swagger), placed => {
      const type = resolved(swagger, sentBy(placed))?.type;
      return type === (placed.operation['x-ms-trigger'] === 'batch' ? 'array' : 'object');
    }),
  'webhooks have one callback address: required, hidden, a string, and in no other operation': swagger =>
    failing(operationsOf(swagger), placed => {
      const body = placed.operation.parameters.find(each => each.in === 'body');
      const marked = Object.entries(body?.schema?.properties ?? {}).filter(
        ([, schema]) => schema['x-ms-notification-url'] === true,
      );
      if (!webhooksOf(swagger).some(({ place }) => place === placed.place)) return marked.length === 0;
      const [name, schema] = marked[0] ?? [];
      const required = body?.required === true && (body.schema?.required ?? []).includes(name ?? '');
      const hidden = schema?.['x-ms-visibility'] === 'internal';
      return marked.length === 1 && required && hidden && schema?.type === 'string';
    }),
  'webhooks say what they send, beside the operation and by reference': swagger =>
    failing(webhooksOf(swagger), ({ item }) => {
      const content = item[notificationContent];
      return /^[A-Z].*[.!?]$/.test(content?.description ?? '') && content?.schema.$ref !== undefined;
    }),
  'what is sent stands beside webhooks only': swagger =>
    failing(
      Object.entries(swagger.paths).map(([place, item]) => ({ place, item })),
      ({ place, item }) =>
        item[notificationContent] === undefined || webhooksOf(swagger).some(({ path }) => path === place),
    ),
  'webhooks answer 201 with the location that ends them': swagger =>
    failing(webhooksOf(swagger), ({ operation: { responses } }) => {
      const created = responses['201'];
      return responses['200'] === undefined && created?.headers?.['location'] !== undefined;
    }),
  'there is a hidden DELETE that ends what webhooks have subscribed to': swagger => {
    const deletes = operationsOf(swagger).filter(({ method }) => method === 'delete');
    const hidden = deletes.every(({ operation }) => operation['x-ms-visibility'] === 'internal');
    return unless(webhooksOf(swagger).length === 0 || (deletes.length === 1 && hidden), 'delete');
  },
  'polls answer 202 without news, and say with each answer where and when to look next': swagger =>
    failing(pollsOf(swagger), ({ operation: { responses } }) =>
      ['200', '202'].every(status =>
        ['location', 'retry-after'].every(name => responses[status]?.headers?.[name] !== undefined),
      ),
    ),
  'every event has an id that tells a repetition': swagger =>
    failing(triggersOf(swagger), placed => {
      const schema = resolved(swagger, sentBy(placed));
      const event = schema?.type === 'array' ? schema.items : schema;
      return event?.properties?.['eventId'] !== undefined && (event.required ?? []).includes('eventId');
    }),
} satisfies Record<string, Rule>;

/** The schema of what a flow gets: what is sent to its callback address, or what a poll answers. */
function sentBy(placed: Placed): Schema | undefined {
  return isPolled(placed)
    ? placed.operation.responses['200']?.schema
    : placed.item[notificationContent]?.schema;
}

function resolved({ definitions }: Swagger, schema: Schema | undefined): Schema | undefined {
  return definitions[schema?.$ref?.split('/').at(-1) ?? ''];
}
