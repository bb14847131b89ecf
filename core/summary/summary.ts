import type { Entry, EntryStatus, EntryType, Evidence } from '../entry.ts';
import type { Finding } from '../finding.ts';
import type { WeekStatus } from '../head.ts';
import type { IsoDate, WeekId } from '../week.ts';

/** A week as people are told of it, in their language: on a card, in the tab, or as text. Minutes everywhere. */
export type Summary = {
  week: WeekId;
  from: IsoDate;
  to: IsoDate;
  status: WeekStatus;
  version: number;
  totalMinutes: number;
  expectedMinutes: number;
  days: SummaryDay[];
  /** What concerns the week as a whole. */
  findings: SummaryFinding[];
  /** Whether something has to be put right before the week can be submitted. */
  blocked: boolean;
};

export type SummaryDay = {
  date: IsoDate;
  totalMinutes: number;
  expectedMinutes: number;
  /** What the review finds missing; zero where nothing has to be there. */
  missingMinutes: number;
  closed: boolean;
  lines: SummaryLine[];
  findings: SummaryFinding[];
};

export type SummaryLine = {
  entryId: string;
  minutes: number;
  type: EntryType;
  status: EntryStatus;
  /** Project and task by name; for leave and the like the type in words. */
  title: string;
  projectId?: string;
  taskId?: string;
  comment?: string;
  owner: Entry['owner'];
  /** Of a line that the agent has drafted and nobody has touched. */
  why?: Why;
};

export type Why = {
  source: Evidence['source'];
  sentence: string;
  /** 0–1. */
  confidence: number;
  sureness: Sureness;
  /** Titles of calendar events that the line rests on: a few of them, for the person's own eyes. */
  titles: string[];
  /** How many more there are. */
  moreTitles: number;
};

/** How likely the line is right, in three steps that people can tell apart. */
export type Sureness = 'sure' | 'likely' | 'unsure';

export type SummaryFinding = Pick<Finding, 'code' | 'severity' | 'date' | 'entryId'> & {
  text: string;
  /** Of the line that it is about. */
  title?: string;
};

/** The steps of how sure a line is begin here. */
export const surenessFrom = { sure: 0.85, likely: 0.6 } as const;

export function surenessOf(confidence: number): Sureness {
  if (confidence >= surenessFrom.sure) return 'sure';
  return confidence >= surenessFrom.likely ? 'likely' : 'unsure';
}
