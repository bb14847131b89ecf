import { commentLengthMax, type EntryType, isAway } from '../entry.ts';
import type { Cited } from './cited.ts';

const phrases = {
  en: {
    workOn: (project: string) => `Work on ${project}`,
    more: (count: number) => `and ${count} more`,
    travel: 'Travel',
  },
  de: {
    workOn: (project: string) => `Arbeit an ${project}`,
    more: (count: number) => `und ${count} weitere`,
    travel: 'Reise',
  },
} as const;

/** The languages that comments are made in. */
export type CommentLanguage = keyof typeof phrases;

/** Everybody else reads English. */
export function commentLanguage(locale: string): CommentLanguage {
  return locale.toLowerCase().split('-')[0] === 'de' ? 'de' : 'en';
}

/**
 * A comment without AI: the titles of the events that a line rests on, or else its project and task. At most
 * `commentLengthMax` characters; undefined where nothing is to be said, as for leave.
 */
export function templateComment(
  type: EntryType,
  cited: Cited,
  language: CommentLanguage,
): string | undefined {
  if (isAway(type) || type === 'onBreak') return undefined;
  const say = phrases[language];
  const base = joined(cited.titles, say.more) ?? targetText(cited, say.workOn);
  if (base === undefined) return undefined;
  return cut(type === 'travel' ? `${say.travel}: ${base}` : base);
}

function targetText({ project, task }: Cited, workOn: (project: string) => string): string | undefined {
  if (project === undefined) return undefined;
  return task === undefined ? workOn(project) : `${project}: ${task}`;
}

/** As many titles as fit, and how many more there are. */
function joined(titles: readonly string[], more: (count: number) => string): string | undefined {
  for (let count = titles.length; count > 1; count -= 1) {
    const rest = titles.length - count;
    const text = [titles.slice(0, count).join('; '), ...(rest > 0 ? [more(rest)] : [])].join(' ');
    if (text.length <= commentLengthMax) return text;
  }
  return titles[0];
}

/** Cut at a word, never in the middle of a character. */
function cut(text: string): string {
  if (text.length <= commentLengthMax) return text;
  const head = text.slice(0, commentLengthMax - 1);
  const space = head.lastIndexOf(' ');
  return `${(space > commentLengthMax / 2 ? head.slice(0, space) : head).toWellFormed().replace(/\ufffd$/, '')}…`;
}
