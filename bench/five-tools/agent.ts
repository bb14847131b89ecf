import { addEffort, type Effort, type Measured, noEffort, type Wait } from '../harness/effort.ts';
import type { Answers, Job, ToolName } from './documents.ts';
import type { Think } from './llm.ts';

export type ToolRequest = { job: Job; answers: Partial<Answers> };

/** A tool that found its lease lost has changed nothing: it is to be called again. */
export type ToolReply = Measured<{ kind: 'done'; answer: unknown } | { kind: 'leaseLost' }>;

export type CallTool = (tool: ToolName, request: ToolRequest) => Promise<ToolReply>;

/** What each step of a run took, in milliseconds, as the agent saw it. */
export type AgentRun = { answers: Answers; stepsMs: Record<string, number>; effort: Effort; waits: Wait[] };

const turnsMax = 24;

/** What each tool has to be told of the answers before it. */
const needs: Record<ToolName, readonly ToolName[]> = {
  configuration: [],
  plans: [],
  history: [],
  entries: ['configuration', 'plans', 'history'],
  summary: ['entries'],
};

/** The loop: the model chooses a tool, the tool is called, its answer goes back to the model, until it has no more to ask. */
export async function runAgent(think: Think, call: CallTool, job: Job): Promise<AgentRun> {
  const answers: Partial<Answers> = {};
  const stepsMs: Record<string, number> = {};
  const waits: Wait[] = [];
  let effort: Effort = { ...noEffort };
  for (let turns = 0; turns < turnsMax; turns += 1) {
    const turn = await timed('LLM turns', stepsMs, () => think(answers));
    if (turn.kind === 'say') return { answers: answers as Answers, stepsMs, effort, waits };
    const { tool } = turn;
    const request = { job, answers: pick(answers, needs[tool]) };
    const reply = await timed(tool, stepsMs, () => call(tool, request));
    effort = addEffort(effort, reply.effort);
    waits.push(...reply.waits);
    if (reply.result.kind === 'done') Object.assign(answers, { [tool]: reply.result.answer });
    else effort = { ...effort, retries: effort.retries + 1 };
  }
  throw new Error(`The agent was not done after ${turnsMax} turns.`);
}

function pick(answers: Partial<Answers>, names: readonly ToolName[]): Partial<Answers> {
  return Object.fromEntries(names.map(name => [name, answers[name]]));
}

async function timed<T>(step: string, stepsMs: Record<string, number>, work: () => Promise<T>): Promise<T> {
  const startedMs = performance.now();
  const result = await work();
  stepsMs[step] = (stepsMs[step] ?? 0) + performance.now() - startedMs;
  return result;
}
