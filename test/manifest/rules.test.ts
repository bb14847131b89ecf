import { describe, expect, test } from '@jest/globals';
import { encode } from 'fast-png';
import { checkPackage, packageRules } from '../../manifest/check/check-package.ts';
import { soundPackage } from './fixture.ts';

type Files = Map<string, Uint8Array>;
/** The copies are broken on purpose, in ways that no type would let through. */
type Loose = ReturnType<typeof JSON.parse>;
type Break = (files: Files) => void;

const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const inFile =
  (name: string) =>
  (change: (document: Loose) => void): Break =>
  files => {
    const document = JSON.parse(new TextDecoder().decode(files.get(name)));
    change(document);
    files.set(name, json(document));
  };
const inManifest = inFile('manifest.json');
const inGerman = inFile('de.json');

function icon(name: string, size: number, pixel: (x: number, y: number) => number[]): Break {
  const data = new Uint8Array(size * size * 4);
  for (let index = 0; index < size * size; index += 1)
    data.set(pixel(index % size, Math.floor(index / size)), index * 4);
  return files => void files.set(name, encode({ width: size, height: size, data, channels: 4, depth: 8 }));
}
const [white, blue, nothing] = [
  [255, 255, 255, 255],
  [30, 60, 200, 255],
  [0, 0, 0, 0],
] as const;
const half = (a: readonly number[], b: readonly number[]) => (x: number) => [...(x < 16 ? a : b)];

const commandsOf = (manifest: Loose) => manifest.bots[0].commandLists[0].commands;

/** Each rule with copies that break it. */
const broken: Record<string, Break[]> = {
  'manifest-keeps-to-its-schema': [
    inManifest(manifest => void delete manifest.developer.privacyUrl),
    inManifest(manifest => {
      manifest.name.short = 'x'.repeat(31);
    }),
    inManifest(manifest => {
      manifest.description.short = 'x'.repeat(81);
    }),
    inManifest(manifest => {
      manifest.id = 'time-agent';
    }),
    inManifest(manifest => {
      manifest.manifestVersion = '1.29';
    }),
    inManifest(manifest => {
      manifest.unheardOf = true;
    }),
  ],
  'languages-keep-to-their-schema': [
    inGerman(german => {
      german['name.short'] = 'x'.repeat(31);
    }),
    inGerman(german => {
      german['unheard.of'] = 'x';
    }),
  ],
  'names-are-the-product-s-own': [
    inManifest(manifest => {
      manifest.name.short = 'Time for Teams';
    }),
    inManifest(manifest => {
      manifest.name.full = 'Time Agent (beta)';
    }),
  ],
  'descriptions-say-two-things': [
    inManifest(({ description }) => {
      description.full = `${description.short} And more.`;
    }),
  ],
  'commands-fit-their-menu': [
    inManifest(manifest => {
      const more = ['a', 'b', 'c'].map(title => ({ title, description: title }));
      commandsOf(manifest).push(...more);
    }),
    inManifest(manifest => void commandsOf(manifest).push({ ...commandsOf(manifest)[0] })),
    inManifest(manifest => {
      commandsOf(manifest)[0].title = 'x'.repeat(33);
    }),
    inManifest(manifest => {
      commandsOf(manifest)[0].description = 'x'.repeat(129);
    }),
    inManifest(manifest => void delete commandsOf(manifest)[0].description),
  ],
  'help-is-offered': [inManifest(manifest => void commandsOf(manifest).pop())],
  'languages-say-everything-and-nothing-else': [
    inGerman(german => void delete german['staticTabs[1].name']),
    inGerman(german => void delete german['bots[0].commandLists[0].commands[0].title']),
    inGerman(german => {
      german['staticTabs[7].name'] = 'Mehr';
    }),
    files => void files.delete('de.json'),
  ],
  'addresses-are-secure': [
    inManifest(manifest => {
      manifest.developer.websiteUrl = 'http://www.contoso.com';
    }),
  ],
  'nothing-is-left-to-be-filled-in': [
    inManifest(manifest => {
      manifest.developer.name = '{{DEVELOPER}}';
    }),
    inManifest(manifest => {
      manifest.bots[0].botId = '00000000-0000-0000-0000-000000000000';
    }),
    inManifest(manifest => {
      manifest.developer.termsOfUseUrl = 'https://example.com/terms';
    }),
    inManifest(manifest => {
      manifest.validDomains = ['time-agent.example'];
    }),
    inManifest(manifest => {
      manifest.staticTabs[0].websiteUrl = 'https://localhost:7071/';
    }),
  ],
  'domains-cover-every-tab': [
    inManifest(manifest => {
      manifest.staticTabs[2].contentUrl = 'https://www.contoso.com/tab';
    }),
    inManifest(manifest => {
      manifest.validDomains = [];
    }),
  ],
  'domains-are-the-developer-s-own': [
    inManifest(manifest => void manifest.validDomains.push('*.azurewebsites.net')),
    inManifest(manifest => void manifest.validDomains.push('https://www.contoso.com')),
  ],
  'sign-in-is-for-the-host-of-the-tabs': [
    inManifest(({ webApplicationInfo }) => {
      webApplicationInfo.resource = 'api://time-agent';
    }),
    inManifest(({ webApplicationInfo }) => {
      webApplicationInfo.resource = `api://${webApplicationInfo.id}`;
    }),
  ],
  'version-has-three-numbers': [
    inManifest(manifest => {
      manifest.version = '0.9.0';
    }),
    inManifest(manifest => {
      manifest.version = '1.0';
    }),
  ],
  'tabs-have-names-and-ids-of-their-own': [
    inManifest(({ staticTabs }) => {
      staticTabs[1].entityId = staticTabs[0].entityId;
    }),
  ],
  'package-holds-what-is-named-and-nothing-else': [
    files => void files.set('notes.txt', json('')),
    files => void files.delete('outline.png'),
  ],
  'colour-icon-is-192-square-and-covers-all-of-it': [
    icon('color.png', 128, () => [...blue]),
    icon('color.png', 192, half(blue, nothing)),
    files => void files.set('color.png', json('no picture')),
  ],
  'mark-of-the-colour-icon-keeps-to-the-middle': [icon('color.png', 192, half(white, blue))],
  'outline-icon-is-32-square-white-on-nothing': [
    icon('outline.png', 48, half(white, nothing)),
    icon('outline.png', 32, half(blue, nothing)),
    icon('outline.png', 32, () => [...white]),
    icon('outline.png', 32, () => [...nothing]),
  ],
};

describe('the package', () => {
  test('keeps to every rule', () => {
    expect(checkPackage(soundPackage())).toEqual([]);
  });

  test('each rule has a source, and a copy that breaks it', () => {
    expect(packageRules.map(({ name }) => name).sort()).toEqual(Object.keys(broken).sort());
    expect(packageRules.filter(({ source }) => !source.startsWith('/'))).toEqual([]);
  });

  test.each(
    Object.entries(broken).flatMap(([rule, breaks]) =>
      breaks.map((change, index) => [rule, index + 1, change] as const),
    ),
  )('%s sees its broken copy %d', (rule, _, change) => {
    const files = soundPackage();
    change(files);
    expect(checkPackage(files).map(fault => fault.rule)).toContain(rule);
  });
});
