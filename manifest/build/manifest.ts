import { brandColour } from '../../connector/build/about.ts';
import { english } from '../text/english.ts';
import { commands, tabIds } from '../text/texts.ts';
import { iconNames } from './icons.ts';
import type { Settings } from './settings.ts';

/** Grows when what people agree to changes: Teams asks them again for what is new. */
const appVersion = '1.0.0';

/** The version of the schema in manifest/schema. */
export const manifestVersion = '1.30';
const schemaAddress = `https://developer.microsoft.com/json-schemas/teams/v${manifestVersion}/MicrosoftTeams.schema.json`;

export const germanFile = 'de.json';

/** The manifest. What is not declared here, Teams does not let the app do. */
export function manifestOf(settings: Settings) {
  const { appId, clientId, host, resource } = settings;
  return {
    $schema: schemaAddress,
    manifestVersion,
    version: appVersion,
    id: appId,
    developer: developerOf(settings),
    localizationInfo: {
      defaultLanguageTag: 'en',
      additionalLanguages: [{ languageTag: 'de', file: germanFile }],
    },
    name: { short: english.short, full: english.full },
    description: { short: english.about, full: english.aboutFull },
    icons: iconNames,
    accentColor: brandColour,
    defaultInstallScope: 'personal',
    bots: [botOf(settings)],
    staticTabs: staticTabsOf(host),
    validDomains: [host],
    webApplicationInfo: { id: clientId, resource },
    showLoadingIndicator: true,
  };
}

function developerOf({ developerName, developerUrl, privacyUrl, termsUrl }: Settings) {
  return { name: developerName, websiteUrl: developerUrl, privacyUrl, termsOfUseUrl: termsUrl };
}

/** In personal chats only: a week is nobody else's business. */
function botOf({ botId }: Settings) {
  return {
    botId,
    scopes: ['personal'],
    supportsFiles: false,
    isNotificationOnly: false,
    commandLists: [
      {
        scopes: ['personal'],
        commands: commands.map(title => ({ title, description: english.commands[title] })),
      },
    ],
  };
}

/** Each opens the same page, which goes by the tab's id and looks at the roles of whoever signs in. */
function staticTabsOf(host: string) {
  return tabIds.map(entityId => ({
    entityId,
    name: english.tabs[entityId],
    contentUrl: `https://${host}/api/tab/?view=${entityId}`,
    websiteUrl: `https://${host}/api/tab/?view=${entityId}`,
    scopes: ['personal'],
  }));
}

export type Manifest = ReturnType<typeof manifestOf>;
