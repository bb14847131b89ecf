import type { WorkingHours } from '../profile.ts';

/** Those who live by a zone and begin (or end) their working week on a weekday, 0 Monday … 6 Sunday. */
export type Selection = { zone: string; weekday: number };

/** Whether it is a person's turn: a draft is due on their first working day, a redraft or reminder on their last. */
export function isSelected(
  { zone, weekday }: Selection,
  kind: 'draft' | 'redraft' | 'reminder',
  person: { zone: string; workingHours: WorkingHours },
): boolean {
  const works = (minutes: number) => minutes > 0;
  const { minutes } = person.workingHours;
  const day = kind === 'draft' ? minutes.findIndex(works) : minutes.findLastIndex(works);
  return person.zone === zone && day === weekday;
}
