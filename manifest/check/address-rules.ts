import {
  manifestReference,
  type PackageRule,
  storeGuidelines,
  texts,
  type Unpacked,
} from './package-fault.ts';
import { languageFiles } from './schema-rules.ts';

const placeholders: [pattern: RegExp, what: string][] = [
  [/\{\{|\}\}|\$\{|<[A-Z_ ]+>|\bTOD[O]\b|\blorem\b/i, 'a placeholder'],
  [/^0{8}(-0{4}){3}-0{12}$/, 'a GUID of zeros'],
  [/\bexample\.(com|net|org)\b|\.(example|invalid|test)(?=[/:]|$)/i, 'a host name that is for examples only'],
  [/\blocalhost\b|\b127\.0\.0\.1\b/i, 'an address of this machine'],
];

/** Domains under which anybody can have a name. */
const shared = /^\*\.(azurewebsites\.net|azureedge\.net|web\.core\.windows\.net|github\.io|ngrok\.io)$/;

export const addressRules: PackageRule[] = [
  {
    name: 'addresses-are-secure',
    source: storeGuidelines,
    faults: ({ manifest }) =>
      addresses(manifest)
        .filter(([, address]) => !address.startsWith('https://'))
        .map(([path]) => `${path} does not begin with https://.`),
  },
  {
    name: 'nothing-is-left-to-be-filled-in',
    source: storeGuidelines,
    faults: ({ manifest }) =>
      texts(manifest).flatMap(([path, text]) =>
        placeholders.filter(([pattern]) => pattern.test(text)).map(([, what]) => `${path} has ${what}.`),
      ),
  },
  {
    name: 'domains-cover-every-tab',
    source: manifestReference,
    faults: ({ manifest }) =>
      manifest.staticTabs
        .filter(({ contentUrl }) => !manifest.validDomains.includes(new URL(contentUrl).host))
        .map(({ entityId }) => `The address of the tab ${entityId} is not among the valid domains.`),
  },
  {
    name: 'domains-are-the-developer-s-own',
    source: storeGuidelines,
    faults: ({ manifest: { validDomains } }) => [
      ...validDomains
        .filter(domain => shared.test(domain) || domain === '*')
        .map(domain => `${domain} holds addresses of other people.`),
      ...validDomains
        .filter(domain => /[/:]/.test(domain))
        .map(domain => `${domain} is more than a host name.`),
    ],
  },
  {
    name: 'sign-in-is-for-the-host-of-the-tabs',
    source: '/microsoftteams/platform/tabs/how-to/authentication/tab-sso-manifest',
    faults: ({ manifest: { webApplicationInfo, staticTabs } }) => {
      const { id, resource } = webApplicationInfo;
      const wanted = new Set(staticTabs.map(tab => `api://${new URL(tab.contentUrl).host}/${id}`));
      return wanted.has(resource)
        ? []
        : [`Teams gives no token for ${resource}: it has to be api://HOST/ID.`];
    },
  },
  {
    name: 'version-has-three-numbers',
    source: manifestReference,
    faults: ({ manifest: { version } }) =>
      /^[1-9]\d*\.\d+\.\d+$/.test(version)
        ? []
        : [`The version ${version} is not three numbers, the first of them 1 or more.`],
  },
  {
    name: 'tabs-have-names-and-ids-of-their-own',
    source: manifestReference,
    faults: ({ manifest: { staticTabs } }) =>
      (['entityId', 'name', 'contentUrl'] as const)
        .filter(field => new Set(staticTabs.map(tab => tab[field])).size < staticTabs.length)
        .map(field => `Two tabs have the same ${field}.`),
  },
  {
    name: 'package-holds-what-is-named-and-nothing-else',
    source: '/microsoftteams/platform/concepts/build-and-test/apps-package',
    faults: fileFaults,
  },
];

function addresses(manifest: Unpacked['manifest']): [string, string][] {
  return texts(manifest).filter(([path]) => /(^|\.)[a-zA-Z]*Url$/.test(path));
}

function fileFaults(unpacked: Unpacked): string[] {
  const { icons } = unpacked.manifest;
  const named = ['manifest.json', icons.color, icons.outline, ...languageFiles(unpacked)];
  const there = [...unpacked.files.keys()];
  return [
    ...named.filter(name => !there.includes(name)).map(name => `${name} is not in the package.`),
    ...there.filter(name => !named.includes(name)).map(name => `${name} is in the package for nothing.`),
  ];
}
