import { errors, type Problem } from '../../core/errors.ts';
import { check } from '../http/body.ts';
import { authorise, type Caller } from '../http/caller.ts';
import type { Services } from '../ports.ts';
import { previewTools } from './preview-tools.ts';
import { readTools } from './read-tools.ts';
import type { Tool } from './tool.ts';
import { writeTools } from './write-tools.ts';

/** Everything that an agent may do. */
export const tools: readonly Tool[] = [...readTools, ...previewTools, ...writeTools];

/** What a tool answers: its result, or the problem that stopped it. Undefined: there is no such tool. */
export type ToolAnswer = { kind: 'done'; body: object } | { kind: 'refused'; problem: RefusedTool };

export type RefusedTool = Problem & { retryable: boolean };

/** `problemOf` turns what was thrown into what the agent may know. */
export async function callTool(
  { services, caller }: { services: Services; caller: Caller },
  name: string,
  given: unknown,
  problemOf: (error: unknown) => Problem,
): Promise<ToolAnswer | undefined> {
  const found = tools.find(each => each.name === name);
  if (!found) return undefined;
  try {
    const input = check(found.input, given ?? {});
    const userId = userOf(input['userId'], caller);
    authorise(caller, found.access, userId);
    return { kind: 'done', body: await found.run({ services, caller, userId }, input) };
  } catch (error) {
    const problem = problemOf(error);
    return { kind: 'refused', problem: { ...problem, retryable: errors[problem.code].retryable } };
  }
}

/** Object ids compare without case. */
function userOf(userId: unknown, caller: Caller): string {
  return typeof userId !== 'string' || userId === 'me' ? caller.userId : userId.toLowerCase();
}
