import type { Entry } from '../../entry.ts';
import type { Rule } from '../rule.ts';
import { isWork, type ReviewedWeek } from '../week.ts';

/** Only where a customer reads along: a comment on everything would be written for nobody. */
export const commentMissing: Rule<'commentMissing'> = week =>
  commented(week)
    .filter(entry => commentOf(entry) === '')
    .map(({ id, date }) => ({
      date,
      entryId: id,
      message: 'The customer reads this line. Say what was done.',
    }));

export const commentTooShort: Rule<'commentTooShort'> = (week, { minCharacters }) =>
  commented(week)
    .filter(entry => commentOf(entry) !== '' && [...commentOf(entry)].length < minCharacters)
    .map(({ id, date }) => ({
      date,
      entryId: id,
      message: `The comment has fewer than ${minCharacters} characters. Say a little more.`,
    }));

function commented({ head, projects }: ReviewedWeek): Entry[] {
  return head.entries.filter(
    entry => isWork(entry) && projects.byId.get(entry.projectId ?? '')?.commentRequired === true,
  );
}

function commentOf(entry: Entry): string {
  return (entry.externalComment ?? '').trim();
}
