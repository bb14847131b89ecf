import type { Parameter, Schema, Swagger, SwaggerOperation } from '../../connector/build/swagger-types.ts';
import { operationsOf } from '../../connector/lint/walk.ts';

/** Spoils a copy of the definition in one way. */
export type Break = (copy: Swagger) => void;
export const operation = (copy: Swagger, id: string): SwaggerOperation => {
  const found = operationsOf(copy).find(placed => placed.operation.operationId === id);
  if (!found) throw new Error(`There is no operation ${id}.`);
  return found.operation;
};
export const parameter = (copy: Swagger, id: string, name: string): Parameter =>
  operation(copy, id).parameters.find(each => each.name === name) as Parameter;
export const body = (copy: Swagger, id: string): Schema => parameter(copy, id, 'body').schema as Schema;
export const outcome = (copy: Swagger) => copy.definitions['Outcome']?.properties as Record<string, Schema>;
