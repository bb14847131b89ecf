import { describe, expect, test } from '@jest/globals';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { defaultHost } from '../../connector/build/about.ts';
import { buildSwagger } from '../../connector/build/swagger.ts';
import type { Swagger } from '../../connector/build/swagger-types.ts';

// Redocly knows OpenAPI 2.0 as such; what Power Platform asks for beyond it is held by rules of our own.
const config = await createConfig({
  extends: ['recommended-strict'],
  rules: {
    // A connector's certification has no place for a licence.
    'info-license': 'off',
    'no-schema-type-mismatch': 'error',
    'no-http-verbs-in-paths': 'error',
    'paths-kebab-case': 'error',
  },
});

async function findingsIn(swagger: Swagger): Promise<string[]> {
  const problems = await lintFromString({ source: JSON.stringify(swagger), config });
  return problems.map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

const swagger = buildSwagger(defaultHost);

describe('Redocly', () => {
  test('finds nothing in the definition', async () => {
    expect(await findingsIn(swagger)).toEqual([]);
  });

  const breaks: [string, (copy: Swagger) => void][] = [
    ['no-unresolved-refs', copy => void delete copy.definitions['Week']],
    ['paths-kebab-case', copy => Object.assign(copy.paths, { '/aCamel': copy.paths['/me'] })],
    ['no-schema-type-mismatch', copy => Object.assign(copy.definitions['Week'] ?? {}, { type: 'array' })],
    ['no-http-verbs-in-paths', copy => Object.assign(copy.paths, { '/get-me': copy.paths['/me'] })],
    ['operation-operationId-unique', copy => Object.assign(get(copy, '/me'), { operationId: 'ListWeeks' })],
    ['path-parameters-defined', copy => void get(copy, '/users/{userId}/weeks/{week}').parameters.shift()],
    ['struct', copy => Object.assign(get(copy, '/me'), { responses: [] })],
    ['operation-2xx-response', copy => void delete get(copy, '/me').responses['200']],
    ['no-enum-type-mismatch', copy => Object.assign(copy.definitions['Week'] ?? {}, { enum: [1] })],
    ['security-defined', copy => Object.assign(copy, { securityDefinitions: {} })],
  ];
  test.each(breaks)('the control: finds what breaks %s', async (rule, spoil) => {
    const copy = structuredClone(swagger);
    spoil(copy);
    expect((await findingsIn(copy)).join('\n')).toContain(rule);
  });
});

function get({ paths }: Swagger, path: string) {
  const operation = paths[path]?.['get'];
  if (!operation) throw new Error(`There is no GET ${path}.`);
  return operation;
}
