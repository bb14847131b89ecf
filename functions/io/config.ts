import { z } from 'zod';
import type { BotConfig } from '../../bot/settings.ts';
import { botConfigOf, botIssues, botSettings } from './bot-settings.ts';

/** Where things are and whom to trust. Read once from the application settings; the same names everywhere. */
export type Config = Readonly<{
  cosmos: { endpoint: string; key?: string; database: string };
  serviceBus: { connectionString: string } | { namespace: string };
  /** Left out: no LLM, which is the default. */
  llm?: { endpoint: string; deployment: string; apiVersion: string; key?: string; deadlineMs: number };
  /** Left out: no bot. */
  bot?: BotConfig;
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
    /** The LLM that reviews weeks and words comments. Without it rules and templates do, and every answer says so. */
    AZURE_OPENAI_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
    AZURE_OPENAI_DEPLOYMENT: z.string().min(1).optional(),
    AZURE_OPENAI_API_VERSION: z.string().min(1).default('2025-01-01-preview'),
    /** How long a run waits for its review before it goes on without, in milliseconds. */
    REVIEW_DEADLINE_MS: z.coerce.number().int().min(100).max(30_000).default(3_000),
    /** Left out in Azure, as above. */
    AZURE_OPENAI_KEY: z.string().min(1).optional(),
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
    ...botSettings,
  })
  .refine(
    s => (s.SERVICE_BUS === undefined) !== (s.SERVICE_BUS__fullyQualifiedNamespace === undefined),
    oneServiceBus,
  )
  .refine(s => (s.AZURE_OPENAI_ENDPOINT === undefined) === (s.AZURE_OPENAI_DEPLOYMENT === undefined), {
    path: ['AZURE_OPENAI_DEPLOYMENT'],
    message: 'must be given together with AZURE_OPENAI_ENDPOINT',
  })
  .superRefine((s, context) => {
    for (const issue of botIssues(s)) context.addIssue({ code: 'custom', ...issue });
  });

/** Reads the settings and fails closed: a missing or malformed one stops the start with its name. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const parsed = settings.safeParse(environment);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`Application settings are missing or wrong. ${faults.join('; ')}.`);
  }
  const s = parsed.data;
  return Object.freeze({
    cosmos: Object.freeze({
      endpoint: s.COSMOS_ENDPOINT,
      database: s.COSMOS_DATABASE,
      ...(s.COSMOS_KEY !== undefined && { key: s.COSMOS_KEY }),
    }),
    serviceBus: Object.freeze(serviceBusOf(s)),
    ...llmOf(s),
    ...telemetryOf(s),
    ...botConfigOf(s),
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

function llmOf(s: z.output<typeof settings>): Pick<Config, 'llm'> {
  if (s.AZURE_OPENAI_ENDPOINT === undefined || s.AZURE_OPENAI_DEPLOYMENT === undefined) return {};
  return {
    llm: Object.freeze({
      endpoint: s.AZURE_OPENAI_ENDPOINT,
      deployment: s.AZURE_OPENAI_DEPLOYMENT,
      apiVersion: s.AZURE_OPENAI_API_VERSION,
      deadlineMs: s.REVIEW_DEADLINE_MS,
      ...(s.AZURE_OPENAI_KEY !== undefined && { key: s.AZURE_OPENAI_KEY }),
    }),
  };
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
