import { type PackageRule, readJson, storeGuidelines, texts, type Unpacked } from './package-fault.ts';
import { languageFiles } from './schema-rules.ts';

/** Shorter than the schema allows: longer ones are cut off where Teams shows them. */
const commandTitleMax = 32;
const commandDescriptionMax = 128;
const commandsMax = 10;

/** Words that make an app look like Microsoft's own, or like one that is not done. */
const notInNames = /\b(microsoft|teams|office|outlook|copilot|app|beta|test|dev|demo|preview)\b/i;

/** The texts of a manifest that people read. */
const translatable =
  /^(name\.|description\.|staticTabs\[\d+\]\.name$|bots\[0\]\.commandLists\[\d\]\.commands\[\d+\]\.(title|description)$)/;

export const textRules: PackageRule[] = [
  {
    name: 'names-are-the-product-s-own',
    source: storeGuidelines,
    faults: ({ manifest: { name } }) =>
      Object.values(name)
        .filter(each => notInNames.test(each))
        .map(each => `“${each}” has a word that names of apps must not have.`),
  },
  {
    name: 'descriptions-say-two-things',
    source: storeGuidelines,
    faults: ({ manifest: { description } }) =>
      description.full.startsWith(description.short)
        ? ['The long description begins with the short one.']
        : [],
  },
  {
    name: 'commands-fit-their-menu',
    source: '/microsoftteams/platform/bots/how-to/create-a-bot-commands-menu',
    faults: ({ manifest: { bots } }) => bots.flatMap(bot => bot.commandLists.flatMap(commandFaults)),
  },
  {
    name: 'help-is-offered',
    source: storeGuidelines,
    faults: ({ manifest: { bots } }) =>
      bots
        .flatMap(bot => bot.commandLists)
        .filter(({ commands }) => !commands.some(({ title }) => title === 'help'))
        .map(() => 'A list of commands has no “help”.'),
  },
  {
    name: 'languages-say-everything-and-nothing-else',
    source: '/microsoftteams/platform/concepts/build-and-test/apps-localization',
    faults: unpacked => languageFiles(unpacked).flatMap(name => languageFaults(unpacked, name)),
  },
];

function commandFaults({ commands }: Unpacked['manifest']['bots'][number]['commandLists'][number]): string[] {
  const titles = commands.map(({ title }) => title as string);
  const twice = titles.filter((title, index) => titles.indexOf(title) !== index);
  return [
    ...(commands.length > commandsMax ? [`There are ${commands.length} commands; Teams shows ten.`] : []),
    ...twice.map(title => `“${title}” is there twice.`),
    ...commands
      .filter(({ title }) => title.length > commandTitleMax)
      .map(({ title }) => `The command “${title}” is too long.`),
    ...commands
      .filter(({ description = '' }) => description === '' || description.length > commandDescriptionMax)
      .map(({ title }) => `The description of “${title}” is missing or too long.`),
  ];
}

function languageFaults({ files, manifest }: Unpacked, name: string): string[] {
  const language = readJson(files, name);
  if (typeof language !== 'object' || language === null) return [`${name} is missing.`];
  const given = Object.keys(language).filter(key => key !== '$schema');
  const wanted = texts(manifest)
    .map(([path]) => path)
    .filter(path => translatable.test(path));
  return [
    ...wanted.filter(path => !given.includes(path)).map(path => `${name} does not say ${path}.`),
    ...given.filter(path => !wanted.includes(path)).map(path => `${name} says ${path}, which is not there.`),
  ];
}
