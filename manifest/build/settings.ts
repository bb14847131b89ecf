import { z } from 'zod';

const guid = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'must be a GUID')
  .transform(value => value.toLowerCase());

const host = z
  .string()
  .regex(
    /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/i,
    'must be a host name such as my-app.azurewebsites.net, without https:// and path',
  )
  .transform(value => value.toLowerCase());

const address = z
  .url({ protocol: /^https$/, error: 'must be an address that begins with https://' })
  .transform(value => value.replace(/\/$/, ''));

const schema = z
  .object({
    /** The app's own id in Teams: any GUID, the same for every version. */
    TEAMS_APP_ID: guid,
    /** The id that the bot signs in with: `msaAppId` of its registration. */
    BOT_ID: guid,
    /** The application id of the API's Entra registration. */
    API_CLIENT_ID: guid,
    /** Where the Functions app is. */
    APP_HOST: host,
    /** Who offers the app in the organisation, and where people find help, privacy notice and terms of use. */
    DEVELOPER_NAME: z.string().min(1).max(32, 'must have at most 32 characters').default('Time Agent'),
    DEVELOPER_URL: address,
    PRIVACY_URL: address.optional(),
    TERMS_URL: address.optional(),
    /** The Application ID URI that Teams asks for tokens with. */
    API_RESOURCE: z.string().min(1).optional(),
  })
  .transform(({ TEAMS_APP_ID, BOT_ID, API_CLIENT_ID, APP_HOST, ...rest }) => ({
    appId: TEAMS_APP_ID,
    botId: BOT_ID,
    clientId: API_CLIENT_ID,
    host: APP_HOST,
    resource: rest.API_RESOURCE ?? `api://${APP_HOST}/${API_CLIENT_ID}`,
    developerName: rest.DEVELOPER_NAME,
    developerUrl: rest.DEVELOPER_URL,
    privacyUrl: rest.PRIVACY_URL ?? `${rest.DEVELOPER_URL}/privacy`,
    termsUrl: rest.TERMS_URL ?? `${rest.DEVELOPER_URL}/terms`,
  }));

/** What differs from one installation to the next. */
export type Settings = Readonly<z.output<typeof schema>>;

export type ReadSettings = { kind: 'read'; settings: Settings } | { kind: 'faulty'; faults: string[] };

/** Reads the settings from an environment; names every one that is missing or wrong. An empty one is missing. */
export function readSettings(environment: Record<string, string | undefined>): ReadSettings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return { kind: 'read', settings: Object.freeze(parsed.data) };
  const faults = parsed.error.issues.map(({ path, message }) => {
    const name = path.join('.');
    return given[name] === undefined ? `${name} is missing.` : `${name} ${message}.`;
  });
  return { kind: 'faulty', faults };
}
