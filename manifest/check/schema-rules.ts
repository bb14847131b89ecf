import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv';
import draft04 from 'ajv-draft-04';
import formats from 'ajv-formats';
import { manifestReference, type PackageRule, readJson, type Unpacked } from './package-fault.ts';

const folder = join(import.meta.dirname, '../schema');
const validators = new Map<string, ValidateFunction>();

/** Manifest and languages keep to Microsoft's schemas of them. */
export const schemaRules: PackageRule[] = [
  {
    name: 'manifest-keeps-to-its-schema',
    source: manifestReference,
    faults: ({ manifest }) => against('MicrosoftTeams.schema.json', manifest),
  },
  {
    name: 'languages-keep-to-their-schema',
    source: '/microsoft-365/extensibility/schema/localization',
    faults: unpacked =>
      languageFiles(unpacked).flatMap(name =>
        against('MicrosoftTeams.Localization.schema.json', readJson(unpacked.files, name)),
      ),
  },
];

export function languageFiles({ manifest }: Unpacked): string[] {
  return manifest.localizationInfo.additionalLanguages.map(({ file }) => file);
}

function against(schema: string, document: unknown): string[] {
  const known = validators.get(schema);
  const validate = known ?? compiled(schema);
  validators.set(schema, validate);
  if (validate(document)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message}.`);
}

function compiled(name: string): ValidateFunction {
  // Microsoft's patterns have brackets that a regular expression with the flag u does not take.
  const ajv = new draft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
  formats.default(ajv);
  return ajv.compile(JSON.parse(readFileSync(join(folder, name), 'utf8')) as object);
}
