import { type Entry, isAway, isOpen } from '../../entry.ts';
import type { Change } from '../../intent.ts';
import { type IsoDate, weekDates } from '../../week.ts';
import type { Understood } from '../understood.ts';
import { dur, minutesAt, type Rule, type Said, sentence } from './rule.ts';

const i = "(?:i(?:'m| am| was|'ve been| have been| had to be| had| took| will be|'ll be)?|was|am|took|had)";
const sick =
  '(?:sick|ill|unwell|on sick leave|off sick|out sick|a sick day|sick leave|down with (?:the )?flu|at home sick|home sick)';
const leave =
  '(?:on (?:annual )?leave|on vacation|on holiday|on pto|vacation|holiday|annual leave|pto|(?:a |the |one )?day off|off work|off|out of office|ooo|a vacation day|leave)';
const part = `(?<part>(?:for )?half(?: a)?(?: the)?(?: day)?|half-day|in the (?:morning|afternoon)|morning|afternoon|for ${dur}|${dur})`;

/** A day, or a part of it, that was not worked. */
export const awayRules: Rule[] = [
  { pattern: sentence(`(?:${i} )?(?:${part} )?${sick}`), build: said => away(said, 'absence') },
  { pattern: sentence(`(?:${i} )?${sick} ${part}`), build: said => away(said, 'absence') },
  { pattern: sentence(`(?:${i} )?(?:${part} )?${leave}`), build: said => away(said, 'vacation') },
  { pattern: sentence(`(?:${i} )?${leave} ${part}`), build: said => away(said, 'vacation') },
  {
    pattern: sentence(
      `(?:book|enter|add|put|log|record|make it|mark it as|mark as) (?:${part} (?:of )?)?(?:a |as )?(?:${sick})(?: day| leave)?`,
    ),
    build: said => away(said, 'absence'),
  },
  {
    pattern: sentence(
      `(?:book|enter|add|put|log|record|make it|mark it as|mark as) (?:${part} (?:of )?)?(?:a |as )?(?:${leave})(?: day| leave)?`,
    ),
    build: said => away(said, 'vacation'),
  },
];

function away(said: Said, type: 'absence' | 'vacation'): Understood | undefined {
  const { days, context } = said;
  if (days.length === 0) return undefined;
  const minutes = minutesAt(said, /⟨d\d+⟩/.exec(said.groups['part'] ?? '')?.[0]);
  const isPart = said.groups['part'] !== undefined;
  const changes = days.flatMap(date => {
    const full = workingOn(date, said);
    const off = minutes ?? (isPart ? Math.floor(full / 2) : full);
    return off === 0 ? [] : dayOff(context.entries, date, off, type, !isPart);
  });
  if (changes.length === 0) return { kind: 'notUnderstood', reason: { code: 'nothingToChange' } };
  return { kind: 'changes', changes };
}

function workingOn(date: IsoDate, { context: { week, workingMinutes } }: Said): number {
  return workingMinutes[weekDates(week).indexOf(date)] ?? 0;
}

/** A whole day off leaves nothing else of the day; a part of one leaves it to the person what else was done. */
function dayOff(
  entries: readonly Entry[],
  date: IsoDate,
  minutes: number,
  type: 'absence' | 'vacation',
  isWhole: boolean,
): Change[] {
  const there = entries.filter(entry => entry.date === date && isOpen(entry.status));
  if (there.some(entry => entry.type === type && entry.minutes === minutes)) return [];
  const gone = there.filter(entry => isWhole || isAway(entry.type));
  return [
    ...gone.map(({ id }): Change => ({ op: 'delete', entryId: id })),
    { op: 'add', date, minutes, type },
  ];
}
