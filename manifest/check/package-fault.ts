import type { Manifest } from '../build/manifest.ts';

/** An app package as it would be uploaded: its files, and the manifest read from them. */
export type Unpacked = { files: ReadonlyMap<string, Uint8Array>; manifest: Manifest };

/** A rule that Teams or its store holds a package to. Its source is a page below https://learn.microsoft.com. */
export type PackageRule = {
  name: string;
  source: string;
  /** What is wrong, in sentences; nothing when nothing is. */
  faults(unpacked: Unpacked): string[];
};

export const storeGuidelines =
  '/microsoftteams/platform/concepts/deploy-and-publish/appsource/prepare/teams-store-validation-guidelines';
export const manifestReference = '/microsoft-365/extensibility/schema/root';
export const iconGuidelines = '/microsoftteams/platform/concepts/build-and-test/apps-package';

/** Every text of a document by its path, such as `staticTabs[0].name`. */
export function texts(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((each, index) => texts(each, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => texts(each, path === '' ? key : `${path}.${key}`));
}

export function readJson(files: Unpacked['files'], name: string): unknown {
  const bytes = files.get(name);
  return bytes === undefined ? undefined : JSON.parse(new TextDecoder().decode(bytes));
}
