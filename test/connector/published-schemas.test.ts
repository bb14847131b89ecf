import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import draft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { defaultHost } from '../../connector/build/about.ts';
import { apiProperties } from '../../connector/build/properties.ts';
import { buildSwagger } from '../../connector/build/swagger.ts';

// Microsoft's schemas are not ours to keep here. Whoever has them names their folder, and the files are held against them.
const folder = process.env['CONNECTOR_SCHEMAS'] ?? '';
const file = (name: string) => `${folder}/${name}.patched.schema.json`;
const isThere = folder !== '' && existsSync(file('apiProperties'));
const where = isThere ? describe : describe.skip;

/** Without the names of schema and dialect, which each validator takes in its own way. */
function schemaIn(name: string): object {
  const { id: _, $id: __, $schema: ___, ...rest } = JSON.parse(readFileSync(file(name), 'utf8'));
  return rest;
}

// They know it of operations only; the documentation puts it beside the paths.
const { 'x-ms-openai-data': _, ...swagger } = buildSwagger(defaultHost);
const definition = () =>
  addFormats.default(new draft4.default({ strict: false })).compile(schemaIn('apiDefinition'));
const properties = () => addFormats.default(new Ajv({ strict: false })).compile(schemaIn('apiProperties'));

where("Microsoft's published schemas", () => {
  test('take the definition and the properties', () => {
    const [ofDefinition, ofProperties] = [definition(), properties()];
    expect([ofDefinition(structuredClone(swagger)), ofDefinition.errors]).toEqual([true, null]);
    expect([ofProperties(apiProperties()), ofProperties.errors]).toEqual([true, null]);
  });

  test('the control: they refuse others', () => {
    expect(definition()({ ...swagger, host: 7 })).toBe(false);
    expect(properties()({ properties: { ...apiProperties().properties, capabilities: 7 } })).toBe(false);
  });
});
