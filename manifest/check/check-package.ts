import type { Manifest } from '../build/manifest.ts';
import { addressRules } from './address-rules.ts';
import { iconRules } from './icon-rules.ts';
import { type PackageRule, readJson, type Unpacked } from './package-fault.ts';
import { schemaRules } from './schema-rules.ts';
import { textRules } from './text-rules.ts';

export const packageRules: readonly PackageRule[] = [
  ...schemaRules,
  ...textRules,
  ...addressRules,
  ...iconRules,
];

export type PackageFault = { rule: string; source: string; message: string };

/** Holds the files of an app package to every rule. */
export function checkPackage(files: Unpacked['files']): PackageFault[] {
  const manifest = readJson(files, 'manifest.json') as Manifest;
  return packageRules.flatMap(({ name, source, faults }) =>
    faults({ files, manifest }).map(message => ({ rule: name, source, message })),
  );
}
