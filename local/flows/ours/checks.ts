import type { ErrorObject } from 'ajv';
import draft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Schema, Swagger } from '../../../connector/build/swagger-types.ts';

/** What is wrong with values by the definition: empty when nothing is. Fields that it does not name are let through. */
export type Checks = { body(schema: Schema, value: unknown): string[]; answer: Checks['body'] };

export function checksOf({ definitions }: Swagger): Checks {
  const ajv = new draft4.default({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const compiled = new Map<Schema, ReturnType<typeof ajv.compile>>();
  const check = (schema: Schema, value: unknown) => {
    const known = compiled.get(schema) ?? ajv.compile({ ...schema, definitions });
    compiled.set(schema, known);
    return known(value) ? [] : (known.errors ?? []).map(faultOf);
  };
  return { body: check, answer: check };
}

function faultOf({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath} ${message} ${JSON.stringify(params)}`.trim();
}
