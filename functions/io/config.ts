import { z } from 'zod';
import type { BotConfig, TeamsApp } from '../../bot/settings.ts';
import { botConfigOf, botIssues, botSettings, teamsAppOf } from './bot-settings.ts';
import { type LlmConfig, llmConfigOf, llmIssues, llmSettings } from './llm-settings.ts';
import { type WebhookConfig, webhookConfigOf, webhookSettings } from './webhook-settings.ts';

/** Where things are and whom to trust. Read once from the application settings; the same names everywhere. */
export type Config = Readonly<{
  cosmos: { endpoint: string; key?: string; database: string };
  serviceBus: { connectionString: string } | { namespace: string };
  /** Left out: no LLM, which is the default. */
  llm?: LlmConfig;
  /** Left out: no bot. */
  bot?: BotConfig;
  /** Left out: no webhooks. */
  webhooks?: WebhookConfig;
  /** Left out: cards lead to no tab. */
  teamsApp?: TeamsApp;
  signIn: { authority: string; audience: string; scope: string; tenants: readonly string[] };
  /** Left out: no telemetry. `endpoint`: where it goes instead, without encryption, which only this machine may be. */
  telemetry?: { connectionString: string; endpoint?: string; entra: boolean };
}>;

const oneServiceBus = {
  path: ['SERVICE_BUS'],
  message: 'give a connection string, or SERVICE_BUS__fullyQualifiedNamespace, and not both',
};

const plainEndpoint = 'its IngestionEndpoint must be https, unless it lies on this machine';

/** The endpoint of a connection string, if it is not encrypted. */
function endpointOf(connectionString: string): string | undefined {
  return /IngestionEndpoint=(http:[^;]+)/i.exec(connectionString)?.[1];
}

function isLoopback(url: string | undefined): boolean {
  return url !== undefined && ['127.0.0.1', 'localhost', '[::1]'].includes(URL.parse(url)?.hostname ?? '');
}

const settings = z
  .object({
    COSMOS_ENDPOINT: z.url({ protocol: /^https?$/ }),
    /** Left out in Azure: the app's managed identity signs in instead. */
    COSMOS_KEY: z.string().min(1).optional(),
    COSMOS_DATABASE: z.string().min(1).default('timeagent'),
    SERVICE_BUS: z
      .string()
      .regex(/^Endpoint=sb:\/\/[^;]+;/, 'must be a connection string (Endpoint=sb://…)')
      .optional(),
    /** In the place of a connection string: the namespace's host name. The app's managed identity signs in. */
    SERVICE_BUS__fullyQualifiedNamespace: z.hostname('must be a host name').optional(),
    /** Application Insights. Left out: nothing is sent. */
    APPLICATIONINSIGHTS_CONNECTION_STRING: z
      .string()
      .regex(/^InstrumentationKey=[0-9a-f-]{36}(;|$)/i, 'must be a connection string (InstrumentationKey=…)')
      .refine(text => endpointOf(text) === undefined || isLoopback(endpointOf(text)), plainEndpoint)
      .optional(),
    /** `ClientId=…;Authorization=AAD` in Azure: the app's managed identity signs in. */
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: z.string().optional(),
    SIGN_IN_AUTHORITY: z.url({ protocol: /^https?$/ }).default('https://login.microsoftonline.com'),
    SIGN_IN_AUDIENCE: z.string().min(1),
    SIGN_IN_SCOPE: z.string().min(1).default('Week.ReadWrite'),
    /** Tenants that may use this app, separated by commas. There is no "all". */
    ALLOWED_TENANTS: z
      .string()
      .transform(text => text.split(',').map(part => part.trim()))
      .pipe(
        z
          .array(z.string().regex(/^[0-9a-f-]{36}$/i, 'must be tenant ids (GUIDs) separated by commas'))
          .min(1),
      ),
    ...llmSettings,
    ...botSettings,
    ...webhookSettings,
  })
  .refine(
    s => (s.SERVICE_BUS === undefined) !== (s.SERVICE_BUS__fullyQualifiedNamespace === undefined),
    oneServiceBus,
  )
  .superRefine((s, context) => {
    for (const issue of [...llmIssues(s), ...botIssues(s)]) context.addIssue({ code: 'custom', ...issue });
  });

/** Reads the settings and fails closed: a missing or malformed one stops the start with its name. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const parsed = settings.safeParse(environment);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`Application settings are missing or wrong. ${faults.join('; ')}.`);
  }
  const s = parsed.data;
  const llm = llmConfigOf(s);
  return Object.freeze({
    cosmos: Object.freeze({
      endpoint: s.COSMOS_ENDPOINT,
      database: s.COSMOS_DATABASE,
      ...(s.COSMOS_KEY !== undefined && { key: s.COSMOS_KEY }),
    }),
    serviceBus: Object.freeze(serviceBusOf(s)),
    ...(llm && { llm }),
    ...telemetryOf(s),
    ...botConfigOf(s),
    ...webhookConfigOf(s),
    ...teamsAppOf(s),
    signIn: Object.freeze({
      authority: s.SIGN_IN_AUTHORITY.replace(/\/$/, ''),
      audience: s.SIGN_IN_AUDIENCE,
      scope: s.SIGN_IN_SCOPE,
      tenants: Object.freeze(s.ALLOWED_TENANTS.map(tenant => tenant.toLowerCase())),
    }),
  });
}

function serviceBusOf(s: z.output<typeof settings>): Config['serviceBus'] {
  return s.SERVICE_BUS === undefined
    ? { namespace: String(s.SERVICE_BUS__fullyQualifiedNamespace) }
    : { connectionString: s.SERVICE_BUS };
}

function telemetryOf(s: z.output<typeof settings>): Pick<Config, 'telemetry'> {
  const connectionString = s.APPLICATIONINSIGHTS_CONNECTION_STRING;
  if (connectionString === undefined) return {};
  const endpoint = endpointOf(connectionString);
  const entra = s.APPLICATIONINSIGHTS_AUTHENTICATION_STRING?.includes('Authorization=AAD') === true;
  return {
    telemetry: Object.freeze({ connectionString, entra, ...(endpoint !== undefined && { endpoint }) }),
  };
}
