import { type Zippable, zipSync } from 'fflate';
import { colourIcon, iconNames, outlineIcon } from './icons.ts';
import { germanLocalisation } from './languages.ts';
import { germanFile, manifestOf } from './manifest.ts';
import type { Settings } from './settings.ts';

/** The files of the app package by their names. */
export type AppPackage = ReadonlyMap<string, Uint8Array>;

export function appPackage(settings: Settings): AppPackage {
  return new Map([
    ['manifest.json', json(manifestOf(settings))],
    [germanFile, json(germanLocalisation)],
    [iconNames.color, colourIcon()],
    [iconNames.outline, outlineIcon()],
  ]);
}

/** The oldest time that a zip can hold. The same settings give the same bytes, whenever and wherever they are packed. */
const packedAt = new Date(1980, 0, 1);

export function zipped(files: AppPackage): Uint8Array {
  const entries: Zippable = Object.fromEntries(files);
  return zipSync(entries, { level: 9, mtime: packedAt, os: 0 });
}

function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
}
