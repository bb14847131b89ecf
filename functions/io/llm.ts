import { DefaultAzureCredential, getBearerTokenProvider } from '@azure/identity';
import { APIConnectionTimeoutError, APIError, APIUserAbortError, AzureOpenAI } from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import type { ChatCompletion } from 'openai/resources/chat/completions';
import type { z } from 'zod';
import { translationTokensMax } from '../../core/chat/translation.ts';
import type { Answer } from '../../core/reviewer/answer.ts';
import type { Prompt } from '../../core/reviewer/prompt.ts';
import { answerTokensMax } from '../../core/reviewer/tokens.ts';
import type { Llm, LlmReply, TranslatingLlm } from '../ports.ts';
import { reviewAnswer } from '../schemas/review-answer.ts';
import { translation } from '../schemas/translation.ts';
import type { LlmConfig } from './llm-settings.ts';

/** What an answer has to look like, and how many tokens it may take. */
type Wanted<T> = {
  schema: z.ZodType<T>;
  format: ReturnType<typeof zodResponseFormat>;
  tokensMax: number;
};

const reviewWanted: Wanted<Answer> = {
  schema: reviewAnswer,
  format: zodResponseFormat(reviewAnswer, 'review'),
  tokensMax: answerTokensMax,
};
const translationWanted: Wanted<string[]> = {
  schema: translation.transform(({ sentences }) => sentences),
  format: zodResponseFormat(translation, 'translation'),
  tokensMax: translationTokensMax,
};

/**
 * The connection to one Azure OpenAI deployment. Never throws: a review that cannot be had is a kind
 * of answer, because the week commits without it; and so is a translation.
 */
export function llmOf(config: LlmConfig): Llm & TranslatingLlm {
  const client = clientOf(config);
  async function ask<T>(prompt: Prompt, wanted: Wanted<T>, deadlineMs: number): Promise<LlmReply<T>> {
    // The client's own time-out is one of each attempt, and a long retry-after would sit it out: the signal bounds all.
    const signal = AbortSignal.timeout(deadlineMs);
    try {
      const completion = await client.chat.completions.create(requestOf(config, prompt, wanted), { signal });
      return readCompletion(completion, wanted);
    } catch (error) {
      return signal.aborted ? { kind: 'late' } : lossOf(error);
    }
  }
  return {
    review: (prompt, deadlineMs) => ask(prompt, reviewWanted, deadlineMs),
    translate: (prompt, deadlineMs) => ask(prompt, translationWanted, deadlineMs),
  };
}

function clientOf({ endpoint, deployment, apiVersion, key }: LlmConfig): AzureOpenAI {
  const address = { endpoint, deployment, apiVersion, maxRetries: 0 };
  if (key !== undefined) return new AzureOpenAI({ ...address, apiKey: key });
  const scope = 'https://cognitiveservices.azure.com/.default';
  const azureADTokenProvider = getBearerTokenProvider(new DefaultAzureCredential(), scope);
  return new AzureOpenAI({ ...address, azureADTokenProvider });
}

function requestOf<T>({ deployment }: LlmConfig, { system, user }: Prompt, { format, tokensMax }: Wanted<T>) {
  return {
    model: deployment,
    messages: [
      { role: 'system' as const, content: system },
      { role: 'user' as const, content: user },
    ],
    max_completion_tokens: tokensMax,
    response_format: format,
  };
}

function readCompletion<T>({ choices, usage }: ChatCompletion, { schema }: Wanted<T>): LlmReply<T> {
  const tokens = usage?.total_tokens ?? 0;
  const [choice] = choices;
  if (choice?.finish_reason === 'length') return { kind: 'cutShort', tokens };
  if (choice?.finish_reason === 'content_filter') return { kind: 'filtered', tokens };
  if (choice?.message.refusal) return { kind: 'refused', tokens };
  const parsed = schema.safeParse(parseJson(choice?.message.content ?? ''));
  return parsed.success ? { kind: 'answer', answer: parsed.data, tokens } : { kind: 'malformed', tokens };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function lossOf(error: unknown): LlmReply<never> {
  if (error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError)
    return { kind: 'late' };
  if (!(error instanceof APIError)) return { kind: 'failed' };
  if (error.status === 429) return { kind: 'throttled', retryAfterMs: retryAfterMs(error.headers) };
  // The service filters prompts as well as answers.
  return { kind: error.code === 'content_filter' ? 'filtered' : 'failed' };
}

const retryAfterDefaultMs = 10_000;

function retryAfterMs(headers: Headers | undefined): number {
  const exact = Number(headers?.get('retry-after-ms') ?? Number.NaN);
  if (exact > 0) return exact;
  const seconds = Number(headers?.get('retry-after') ?? Number.NaN);
  return seconds > 0 ? seconds * 1000 : retryAfterDefaultMs;
}
