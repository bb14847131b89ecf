/** A parsed schedule: for each field the values that it allows. Weekdays are 0 (Sunday) to 6. */
export interface Schedule {
  seconds: ReadonlySet<number>;
  minutes: ReadonlySet<number>;
  hours: ReadonlySet<number>;
  days: ReadonlySet<number>;
  months: ReadonlySet<number>;
  weekdays: ReadonlySet<number>;
}

interface Field {
  name: string;
  min: number;
  max: number;
  words: readonly string[];
}

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const WEEKDAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');

const FIELDS: readonly Field[] = [
  { name: 'second', min: 0, max: 59, words: [] },
  { name: 'minute', min: 0, max: 59, words: [] },
  { name: 'hour', min: 0, max: 23, words: [] },
  { name: 'day', min: 1, max: 31, words: [] },
  { name: 'month', min: 1, max: 12, words: MONTHS },
  { name: 'day of week', min: 0, max: 6, words: WEEKDAYS },
];

/**
 * Reads `{second} {minute} {hour} {day} {month} {day of week}`, as the timer trigger on Azure does: stars, lists,
 * ranges, steps (`10-20/2`; `3/4` is every fourth from 3 on), names of months and weekdays (three letters or more).
 * Throws an error that names the field for anything else, also for the `hh:mm:ss` form that some plans on Azure take.
 */
export function parseNcrontab(expression: string): Schedule {
  const parts = expression.trim().split(/\s+/);
  if (parts.length !== FIELDS.length) {
    throw new Error(`Schedule "${expression}" must have six fields, from seconds to day of week.`);
  }
  const values = FIELDS.map((field, index) => parseField(parts[index] ?? '', field, expression));
  const [seconds, minutes, hours, days, months, weekdays] = values;
  if (!seconds || !minutes || !hours || !days || !months || !weekdays) throw new Error('unreachable');
  return { seconds, minutes, hours, days, months, weekdays };
}

function parseField(text: string, field: Field, expression: string): Set<number> {
  const values = new Set<number>();
  for (const item of text.split(',')) {
    const range = parseItem(item, field);
    if (!range) throw new Error(`Schedule "${expression}": "${item}" is not a valid ${field.name}.`);
    for (let value = range.from; value <= range.to; value += range.step) values.add(value);
  }
  return values;
}

function parseItem(item: string, field: Field): { from: number; to: number; step: number } | undefined {
  const [, start, end, every] = /^(\*|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(item) ?? [];
  if (start === undefined) return undefined;
  const step = every === undefined ? 1 : Number(every);
  if (step < 1) return undefined;
  if (start === '*') return end === undefined ? { from: field.min, to: field.max, step } : undefined;
  const from = parseValue(start, field);
  const open = every === undefined ? from : field.max;
  const to = end === undefined ? open : parseValue(end, field);
  if (from === undefined || to === undefined || to < from) return undefined;
  return { from, to, step };
}

function parseValue(text: string, field: Field): number | undefined {
  if (/^\d+$/.test(text)) {
    const value = Number(text);
    return value >= field.min && value <= field.max ? value : undefined;
  }
  if (text.length < 3) return undefined;
  const index = field.words.findIndex(word => word.startsWith(text.toLowerCase()));
  return index < 0 ? undefined : field.min + index;
}
