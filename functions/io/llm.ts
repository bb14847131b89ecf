import { DefaultAzureCredential, getBearerTokenProvider } from '@azure/identity';
import { APIConnectionTimeoutError, APIError, APIUserAbortError, AzureOpenAI } from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import type { ChatCompletion } from 'openai/resources/chat/completions';
import type { Prompt } from '../../core/reviewer/prompt.ts';
import { answerTokensMax } from '../../core/reviewer/tokens.ts';
import type { Llm, LlmReply } from '../ports.ts';
import { reviewAnswer } from '../schemas/review-answer.ts';
import type { LlmConfig } from './llm-settings.ts';

const responseFormat = zodResponseFormat(reviewAnswer, 'review');

/**
 * The connection to one Azure OpenAI deployment. Never throws: a review that cannot be had is a kind
 * of answer, because the week commits without it.
 */
export function llmOf(config: LlmConfig): Llm {
  const client = clientOf(config);
  return {
    async review(prompt, deadlineMs) {
      // The client's own time-out is one of each attempt, and a long retry-after would sit it out: the signal bounds all.
      const signal = AbortSignal.timeout(deadlineMs);
      try {
        return readCompletion(await client.chat.completions.create(requestOf(config, prompt), { signal }));
      } catch (error) {
        return signal.aborted ? { kind: 'late' } : lossOf(error);
      }
    },
  };
}

function clientOf({ endpoint, deployment, apiVersion, key }: LlmConfig): AzureOpenAI {
  const address = { endpoint, deployment, apiVersion, maxRetries: 0 };
  if (key !== undefined) return new AzureOpenAI({ ...address, apiKey: key });
  const scope = 'https://cognitiveservices.azure.com/.default';
  const azureADTokenProvider = getBearerTokenProvider(new DefaultAzureCredential(), scope);
  return new AzureOpenAI({ ...address, azureADTokenProvider });
}

function requestOf({ deployment }: LlmConfig, { system, user }: Prompt) {
  return {
    model: deployment,
    messages: [
      { role: 'system' as const, content: system },
      { role: 'user' as const, content: user },
    ],
    max_completion_tokens: answerTokensMax,
    response_format: responseFormat,
  };
}

function readCompletion({ choices, usage }: ChatCompletion): LlmReply {
  const tokens = usage?.total_tokens ?? 0;
  const [choice] = choices;
  if (choice?.finish_reason === 'length') return { kind: 'cutShort', tokens };
  if (choice?.finish_reason === 'content_filter') return { kind: 'filtered', tokens };
  if (choice?.message.refusal) return { kind: 'refused', tokens };
  const parsed = reviewAnswer.safeParse(parseJson(choice?.message.content ?? ''));
  return parsed.success ? { kind: 'answer', answer: parsed.data, tokens } : { kind: 'malformed', tokens };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function lossOf(error: unknown): LlmReply {
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
