import { german } from '../text/german.ts';
import { commands, type TranslatedTexts, tabIds } from '../text/texts.ts';
import { manifestVersion } from './manifest.ts';

const schemaAddress = `https://developer.microsoft.com/json-schemas/teams/v${manifestVersion}/MicrosoftTeams.Localization.schema.json`;

/** The manifest's texts in another language, by the paths that they have in it. */
function localisation({ short, full, about, aboutFull, tabs, commands: does, sentences }: TranslatedTexts) {
  return {
    $schema: schemaAddress,
    'name.short': short,
    'name.full': full,
    'description.short': about,
    'description.full': aboutFull,
    ...Object.fromEntries(tabIds.map((id, index) => [`staticTabs[${index}].name`, tabs[id]])),
    ...Object.fromEntries(
      commands.flatMap((sentence, index) => {
        const path = `bots[0].commandLists[0].commands[${index}]`;
        return [
          [`${path}.title`, sentences[sentence]],
          [`${path}.description`, does[sentence]],
        ];
      }),
    ),
  };
}

export const germanLocalisation = localisation(german);
