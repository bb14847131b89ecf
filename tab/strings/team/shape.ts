import type { WeekStatus } from '../../../core/head.ts';
import type { Verdict } from '../../api/team.ts';

/** What the view of approvers says. */
export type TeamStrings = {
  begun(begun: number, people: number): string;
  states: string;
  state: Record<WeekStatus, string>;
  /** Above the list, for a screen reader. */
  list(state: string): string;
  person: string;
  you: string;
  hours: string;
  findings: string;
  untouched(count: number): string;
  select(person: string): string;
  selectAll: string;
  chosen(count: number): string;
  verdict: Record<Verdict, string>;
  verdictOf: Record<Verdict, (person: string) => string>;
  verdictAll: Record<Verdict, (count: number) => string>;
  open(person: string): string;
  clear: string;
  more: string;
  none: Record<'submitted' | 'other', string>;
  ownWeek: string;
  waiting: string;
  done: Record<'approved' | 'returned' | 'other', string>;
  unknown: string;
  result(done: number, left: number): string;
  refresh: string;
};
