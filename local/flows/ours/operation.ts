import type { Parameter, Schema, Swagger, SwaggerOperation } from '../../../connector/build/swagger-types.ts';
import { notificationContent } from '../../../connector/build/swagger-types.ts';
import { operationsOf } from '../../../connector/lint/walk.ts';
import { Gap } from '../gap.ts';

export type Found = {
  method: string;
  path: string;
  operation: SwaggerOperation;
  /** What a webhook of this address sends. */
  notifies?: Schema;
};

export function findOperation(swagger: Swagger, id: string): Found {
  const found = operationsOf(swagger).find(({ operation }) => operation.operationId === id);
  if (!found) throw new Gap(`The connector has no operation ${id}.`);
  const { method, path, operation } = found;
  const notifies = swagger.paths[path]?.[notificationContent]?.schema;
  return { method: method.toUpperCase(), path, operation, ...(notifies && { notifies }) };
}

export function bodyOf({ parameters }: SwaggerOperation): Parameter | undefined {
  return parameters.find(each => each.in === 'body');
}
