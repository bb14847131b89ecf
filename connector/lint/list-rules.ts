import type {
  DynamicList,
  DynamicValues,
  Schema,
  Swagger,
  SwaggerOperation,
} from '../build/swagger-types.ts';
import { failing, type Rule } from './rule.ts';
import { inputsOf, operationsOf } from './walk.ts';

/** Rules about fields whose values are chosen from what another operation lists. */
export const listRules = {
  'drop-downs are said in both ways, and both say the same': swagger =>
    failing(inputsOf(swagger), ({ schema }) => {
      const { 'x-ms-dynamic-values': values, 'x-ms-dynamic-list': list } = schema;
      if (!values && !list) return true;
      return values !== undefined && list !== undefined && agree(values, list);
    }),
  'drop-downs read operations that answer what they look for': swagger =>
    failing(inputsOf(swagger), ({ schema }) => {
      const { 'x-ms-dynamic-list': list } = schema;
      return !list || isAnswered(swagger, list);
    }),
  'drop-downs give the operation behind them parameters that it has, and all that it asks for': swagger =>
    failing(inputsOf(swagger), ({ schema }) => {
      const { 'x-ms-dynamic-list': list } = schema;
      const taken = list && operationBehind(swagger, list.operationId)?.parameters;
      if (!list || !taken) return true;
      const given = Object.keys(list.parameters ?? {});
      const asked = taken.filter(({ required, default: value }) => required && value === undefined);
      return (
        given.every(name => taken.some(each => each.name === name)) &&
        asked.every(({ name }) => given.includes(name))
      );
    }),
  'drop-downs depend on fields of the same action that are no part of a list': swagger =>
    failing(inputsOf(swagger), ({ schema, operation }) => {
      const references = Object.values(schema['x-ms-dynamic-list']?.parameters ?? {});
      return references.every(({ parameterReference }) => isField(operation, parameterReference));
    }),
  'somewhere a task is chosen from those of the project': swagger => {
    const dependent = inputsOf(swagger).some(
      ({ schema: { 'x-ms-dynamic-list': list } }) =>
        list?.operationId === 'ListTasks' && list.parameters?.['projectId'] !== undefined,
    );
    return dependent ? [] : ['ListTasks'];
  },
} satisfies Record<string, Rule>;

function agree(values: DynamicValues, list: DynamicList): boolean {
  const places = [values['value-collection'], values['value-path'], values['value-title']];
  const last = Object.entries(list.parameters ?? {}).map(([name, { parameterReference }]) => [
    name,
    parameterReference.split('/').at(-1),
  ]);
  const named = Object.entries(values.parameters ?? {}).map(([name, { parameter }]) => [name, parameter]);
  return (
    values.operationId === list.operationId &&
    places.join() === [list.itemsPath, list.itemValuePath, list.itemTitlePath].join() &&
    named.join() === last.join()
  );
}

function operationBehind(swagger: Swagger, operationId: string): SwaggerOperation | undefined {
  return operationsOf(swagger).find(({ operation }) => operation.operationId === operationId)?.operation;
}

function isAnswered(swagger: Swagger, { operationId, itemsPath, itemValuePath, itemTitlePath }: DynamicList) {
  const answer = operationBehind(swagger, operationId)?.responses['200']?.schema?.$ref ?? '';
  const items = swagger.definitions[answer.split('/').at(-1) ?? '']?.properties?.[itemsPath]?.items;
  return [itemValuePath, itemTitlePath].every(field => field in (items?.properties ?? {}));
}

/** `week`, or `body/projectId`. */
function isField({ parameters }: SwaggerOperation, reference: string): boolean {
  const [first, ...path] = reference.split('/');
  const parameter = parameters.find(({ name }) => name === first);
  const found = path.reduce<Schema | undefined>(
    (schema, name) => schema?.properties?.[name],
    parameter?.schema,
  );
  return path.length === 0 ? parameter !== undefined : found !== undefined;
}
