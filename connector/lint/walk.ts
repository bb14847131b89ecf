import {
  type Answer,
  notificationContent,
  type Parameter,
  type PathItem,
  type Schema,
  type Swagger,
  type SwaggerOperation,
} from '../build/swagger-types.ts';

/** An operation with its place: `post /users/{userId}/…`. */
export type Placed = {
  place: string;
  path: string;
  method: string;
  operation: SwaggerOperation;
  item: PathItem;
};

export function operationsOf({ paths }: Swagger): Placed[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    (['get', 'put', 'post', 'delete'] as const).flatMap(method => {
      const operation = item[method];
      return operation ? [{ place: `${method} ${path}`, path, method, operation, item }] : [];
    }),
  );
}

export type PlacedParameter = Placed & { parameter: Parameter };

export function parametersOf(swagger: Swagger): PlacedParameter[] {
  return operationsOf(swagger).flatMap(placed =>
    placed.operation.parameters.map(parameter => ({
      ...placed,
      parameter,
      place: `${placed.place} ${parameter.in} ${parameter.name}`,
    })),
  );
}

export type PlacedAnswer = Placed & { status: string; answer: Answer };

export function answersOf(swagger: Swagger): PlacedAnswer[] {
  return operationsOf(swagger).flatMap(placed =>
    Object.entries(placed.operation.responses).map(([status, answer]) => ({
      ...placed,
      status,
      answer,
      place: `${placed.place} ${status}`,
    })),
  );
}

/** Every schema of bodies, answers and definitions, with its place; `name` where it is a property. */
export type PlacedSchema = { place: string; schema: Schema; name?: string };

export function schemasOf(swagger: Swagger): PlacedSchema[] {
  const roots: [string, Schema | undefined][] = [
    ...Object.entries(swagger.definitions),
    ...parametersOf(swagger).map(({ place, parameter }) => [place, parameter.schema] as [string, Schema]),
    ...answersOf(swagger).map(({ place, answer }) => [place, answer.schema] as [string, Schema]),
    ...Object.entries(swagger.paths).map(
      ([path, item]) => [path, item[notificationContent]?.schema] as [string, Schema | undefined],
    ),
  ];
  return roots.flatMap(([place, schema]) => (schema ? below({ place, schema }) : []));
}

function below(placed: PlacedSchema): PlacedSchema[] {
  const { place, schema } = placed;
  const inner: PlacedSchema[] = Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    ...{ place: `${place}.${name}`, name, schema: property },
  }));
  if (schema.items) inner.push({ place: `${place}[]`, schema: schema.items });
  if (schema.additionalProperties) inner.push({ place: `${place}.*`, schema: schema.additionalProperties });
  return [placed, ...inner.flatMap(below)];
}
