import { type Answers, type ToolName, toolNames } from './documents.ts';

/** One turn of the agent's LLM: the tool that it wants called, or what it says when it is done. */
export type Turn = { kind: 'call'; tool: ToolName } | { kind: 'say'; text: string };

export type Think = (answers: Partial<Answers>) => Promise<Turn>;

/**
 * A stand-in for the model that never errs: it asks for each tool once, in the only order in which each has what it
 * needs, and ends with the summary. A turn takes `llmTurnMs`.
 */
export function scriptedModel(sleep: (ms: number) => Promise<void>, llmTurnMs: number): Think {
  return async answers => {
    if (llmTurnMs > 0) await sleep(llmTurnMs);
    const tool = toolNames.find(name => answers[name] === undefined);
    return tool ? { kind: 'call', tool } : { kind: 'say', text: answers.summary?.text ?? '' };
  };
}
