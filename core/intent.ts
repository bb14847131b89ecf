import type { EntryType } from './entry.ts';
import type { IsoDate } from './week.ts';

/** What somebody wants done to one week. Everything that writes a week is one of these, and goes the same way. */
export type Intent =
  | { kind: 'draft' }
  | { kind: 'redraft' }
  /** Words the comments of drafted lines anew, and nothing else. */
  | { kind: 'comment' }
  | { kind: 'correct'; changes: Change[] }
  | { kind: 'submit' }
  | { kind: 'recall' }
  | { kind: 'approve' }
  | { kind: 'return' }
  | { kind: 'undo'; undoRunId: string }
  /** Tells the person which hours of the week are missing. Changes no entry. */
  | { kind: 'remind' };

/** One correction of one entry. Minutes are whole. Splitting and moving are made of these. */
export type Change =
  | ({ op: 'add'; date: IsoDate; minutes: number } & Partial<EntryFields>)
  | ({ op: 'change'; entryId: string; date?: IsoDate; minutes?: number } & Partial<EntryFields>)
  | { op: 'delete'; entryId: string };

export type EntryFields = {
  type: EntryType;
  projectId: string;
  taskId: string;
  /** Empty: none; what was there is taken away. The same holds for the comment. */
  description: string;
  externalComment: string;
};

/** A request to change one person's week, under an id that the client chose. */
export type WeekRequest = {
  tenantId: string;
  userId: string;
  week: `${number}-W${number}`;
  runId: string;
  intent: Intent;
  /** The head's version that the request was made from: any other version is refused. */
  expectedVersion?: number;
};
