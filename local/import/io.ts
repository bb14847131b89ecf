/** Where a command writes and what time it takes it to be, so that a test can stand in for the terminal. */
export type Io = {
  /** One line of the result. */
  out(line: string): void;
  /** One line of progress or complaint. */
  err(line: string): void;
  nowMs(): number;
};

/** What the process ends with. */
export const exitCode = { done: 0, failed: 1, usage: 2, partly: 3 } as const;

/** The command line cannot be understood. */
export class UsageError extends Error {}

/** The command cannot be carried out at all. The message says why and what to do. */
export class Stop extends Error {}
