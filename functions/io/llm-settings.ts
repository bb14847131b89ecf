import { z } from 'zod';

/** Where the LLM is, and how long a run waits for it. */
export type LlmConfig = Readonly<{
  endpoint: string;
  deployment: string;
  apiVersion: string;
  key?: string;
  deadlineMs: number;
}>;

/** Settings of the LLM that reviews weeks and words comments. Without it rules and templates do, and every answer says so. */
export const llmSettings = {
  AZURE_OPENAI_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  AZURE_OPENAI_DEPLOYMENT: z.string().min(1).optional(),
  AZURE_OPENAI_API_VERSION: z.string().min(1).default('2025-01-01-preview'),
  /** Left out in Azure: the app's managed identity signs in instead. */
  AZURE_OPENAI_KEY: z.string().min(1).optional(),
  /** How long a run waits for its review before it goes on without, in milliseconds. */
  REVIEW_DEADLINE_MS: z.coerce.number().int().min(100).max(30_000).default(3_000),
} as const;

type Settings = z.output<z.ZodObject<typeof llmSettings>>;
type Issue = { path: [keyof Settings]; message: string };

/** An address without a deployment, or the other way round, would look like no LLM at all. */
export function llmIssues({
  AZURE_OPENAI_ENDPOINT: endpoint,
  AZURE_OPENAI_DEPLOYMENT: deployment,
}: Settings): Issue[] {
  if ((endpoint === undefined) === (deployment === undefined)) return [];
  const [missing, given] =
    endpoint === undefined
      ? (['AZURE_OPENAI_ENDPOINT', 'AZURE_OPENAI_DEPLOYMENT'] as const)
      : (['AZURE_OPENAI_DEPLOYMENT', 'AZURE_OPENAI_ENDPOINT'] as const);
  return [{ path: [missing], message: `must be given together with ${given}` }];
}

/** Undefined where no LLM is configured. */
export function llmConfigOf(s: Settings): LlmConfig | undefined {
  if (s.AZURE_OPENAI_ENDPOINT === undefined || s.AZURE_OPENAI_DEPLOYMENT === undefined) return undefined;
  return Object.freeze({
    endpoint: s.AZURE_OPENAI_ENDPOINT,
    deployment: s.AZURE_OPENAI_DEPLOYMENT,
    apiVersion: s.AZURE_OPENAI_API_VERSION,
    deadlineMs: s.REVIEW_DEADLINE_MS,
    ...(s.AZURE_OPENAI_KEY !== undefined && { key: s.AZURE_OPENAI_KEY }),
  });
}
