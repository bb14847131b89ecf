import type { ErrorObject, ValidateFunction } from 'ajv';
import draft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Schema, Swagger } from '../../connector/build/swagger-types.ts';

/** Checks of values against the definition, with fields that it does not know refused, too. */
export type Checks = {
  answer(name: string, value: unknown): string[];
  body(schema: Schema, value: unknown): string[];
};

export function strictChecks({ definitions }: Swagger): Checks {
  const ajv = new draft4.default({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const compiled = new Map<string, ValidateFunction>();
  return {
    answer(name, value) {
      const check = compiled.get(name) ?? ajv.compile(closed(definitions[name] ?? { enum: [] }));
      compiled.set(name, check);
      return check(value) ? [] : faults(check.errors);
    },
    body(schema, value) {
      const check = ajv.compile(schema);
      return check(value) ? [] : faults(check.errors);
    },
  };
}

function faults(errors: ErrorObject[] | null | undefined): string[] {
  return (errors ?? []).map(({ instancePath, message, params }) =>
    `${instancePath} ${message} ${JSON.stringify(params)}`.trim(),
  );
}

function closed(schema: Schema): Schema & { additionalProperties?: unknown } {
  const properties = Object.entries(schema.properties ?? {}).map(([name, each]) => [name, closed(each)]);
  return {
    ...schema,
    ...(schema.properties && { properties: Object.fromEntries(properties), additionalProperties: false }),
    ...(schema.items && { items: closed(schema.items) }),
  } as Schema;
}
