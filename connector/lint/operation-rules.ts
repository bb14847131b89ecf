import { failing, type Rule } from './rule.ts';
import { answersOf, operationsOf } from './walk.ts';

/** Sentence case: capitals at the beginning, and for words that are capitals all through. */
function isSentenceCase(summary: string): boolean {
  const [first = '', ...others] = summary.split(' ');
  return (
    /^[A-Z]/.test(first) && others.every(word => word === word.toLowerCase() || /^[A-Z]{2,}$/.test(word))
  );
}

const activeOnly = 'Production';

/** Rules about operations and what they answer. */
export const operationRules = {
  'operation ids are unique, PascalCase and alphanumeric': swagger => {
    const all = operationsOf(swagger);
    const ids = all.map(({ operation }) => operation.operationId);
    return failing(all, ({ operation: { operationId } }) => {
      const once = ids.filter(id => id === operationId).length === 1;
      return once && /^[A-Z][A-Za-z0-9]+$/.test(operationId);
    });
  },
  'summaries are in sentence case, at most 80 letters, digits and parentheses': swagger =>
    failing(
      operationsOf(swagger),
      ({ operation: { summary } }) => /^[A-Za-z0-9() ]{1,80}$/.test(summary) && isSentenceCase(summary),
    ),
  'descriptions are sentences that differ from the summary': swagger =>
    failing(
      operationsOf(swagger),
      ({ operation: { summary, description } }) =>
        /^[A-Z].*[.!?]$/.test(description) && description.replace(/[.!?]$/, '') !== summary,
    ),
  'operations say how visible they are': swagger =>
    failing(operationsOf(swagger), ({ operation }) =>
      ['important', 'advanced', 'internal'].includes(operation['x-ms-visibility']),
    ),
  'each family has one active revision': swagger => {
    const all = operationsOf(swagger);
    const active = all.map(({ operation }) => operation['x-ms-api-annotation']);
    return failing(all, ({ operation: { 'x-ms-api-annotation': own } }) => {
      if (!own || !Number.isInteger(own.revision)) return false;
      return active.filter(each => each?.family === own.family && each.status === activeOnly).length === 1;
    });
  },
  'there is no body on GET': swagger =>
    failing(
      operationsOf(swagger),
      ({ method, operation }) => method !== 'get' || !operation.parameters.some(each => each.in === 'body'),
    ),
  'exactly one of 200 and 201 has a schema': swagger =>
    failing(operationsOf(swagger), ({ operation: { responses } }) => {
      const withSchema = ['200', '201'].filter(status => responses[status]?.schema);
      return withSchema.length === 1;
    }),
  'no other answer has a schema, and there is no default': swagger =>
    failing(
      answersOf(swagger),
      ({ status, answer }) =>
        status !== 'default' && (/^20[01]$/.test(status) || answer.schema === undefined),
    ),
  'answers are described': swagger =>
    failing(answersOf(swagger), ({ answer }) => /[.!?]$/.test(answer.description)),
  'an operation that takes long says where to ask and when': swagger =>
    failing(answersOf(swagger), ({ status, answer }) => {
      const headers = Object.keys(answer.headers ?? {});
      return status !== '202' || ['location', 'retry-after'].every(name => headers.includes(name));
    }),
  'lists go on by nextLink, which their answer has': swagger =>
    failing(operationsOf(swagger), ({ operation }) => {
      const page = operation['x-ms-pageable'];
      const name = operation.responses['200']?.schema?.$ref?.split('/').at(-1) ?? '';
      const properties = swagger.definitions[name]?.properties ?? {};
      if (!page) return properties['nextLink'] === undefined;
      return page.nextLinkName === 'nextLink' && properties['nextLink'] !== undefined;
    }),
} satisfies Record<string, Rule>;
