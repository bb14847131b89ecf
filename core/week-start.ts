/** A day of the week as ISO 8601 counts: 1 is Monday, 7 is Sunday. */
export type Weekday = (typeof weekdays)[number];
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

const monday: Weekday = 1;

/** The region of a locale (BCP 47), such as `US`: of `en` there is none. Nor of what is no locale. */
export function regionOf(locale: string): string | undefined {
  return read(locale)?.region;
}

/**
 * The day that people of a locale begin their week with, by CLDR. It follows from the region, not from the language: a
 * locale that names none, or that nobody knows, begins on Monday, as CLDR has it for the world.
 */
export function firstDayOf(locale: string): Weekday {
  const known = read(locale);
  // Some browsers know nothing of weeks.
  return known?.region === undefined ? monday : ((known.getWeekInfo?.().firstDay ?? monday) as Weekday);
}

function read(locale: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(locale);
  } catch {
    return undefined;
  }
}

/** What is kept from Monday on, in the order of a week that begins on `first`. */
export function startingOn<T>(first: Weekday, mondayFirst: readonly T[]): T[] {
  return [...mondayFirst.slice(first - 1), ...mondayFirst.slice(0, first - 1)];
}

/** The way back: seven values of a week that begins on `first`, from Monday on. */
export function mondayFirst<T>(first: Weekday, seven: readonly T[]): T[] {
  const at = (8 - first) % 7;
  return [...seven.slice(at), ...seven.slice(0, at)];
}
