import { german } from '../text/german.ts';
import { type AppTexts, commands, tabIds } from '../text/texts.ts';
import { manifestVersion } from './manifest.ts';

const schemaAddress = `https://developer.microsoft.com/json-schemas/teams/v${manifestVersion}/MicrosoftTeams.Localization.schema.json`;

/** The manifest's texts in another language, by the paths that they have in it. */
function localisation({ short, full, about, aboutFull, tabs, commands: sentences }: AppTexts) {
  return {
    $schema: schemaAddress,
    'name.short': short,
    'name.full': full,
    'description.short': about,
    'description.full': aboutFull,
    ...Object.fromEntries(tabIds.map((id, index) => [`staticTabs[${index}].name`, tabs[id]])),
    ...Object.fromEntries(
      commands.map((sentence, index) => [
        `bots[0].commandLists[0].commands[${index}].description`,
        sentences[sentence],
      ]),
    ),
  };
}

export const germanLocalisation = localisation(german);
