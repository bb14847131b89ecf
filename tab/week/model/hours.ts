/** More than a day is a typing error. */
const minutesMax = 1440;

/**
 * Reads a duration as people type it: `1.5`, `1,5`, `1:30`, `90m`, `1h 30m`, `2 h`. A bare number is hours. Nothing, or
 * zero, is zero. Anything else gives undefined.
 */
export function parseHours(text: string): number | undefined {
  const typed = text.trim().toLowerCase();
  if (typed === '') return 0;
  const minutes = readClock(typed) ?? readUnits(typed);
  if (minutes === undefined || minutes > minutesMax) return undefined;
  return Math.round(minutes);
}

function readClock(typed: string): number | undefined {
  const match = /^(\d{1,2}):([0-5]\d)\s*h?$/.exec(typed);
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
}

const decimal = String.raw`(\d{1,4}(?:[.,]\d{1,4})?|[.,]\d{1,4})`;
const hourUnit = String.raw`\s*(?:h|hrs?|hours?|std\.?|stunden?)`;
const minuteUnit = String.raw`\s*(?:m|min|mins|minutes?|minuten)`;
const bareHours = new RegExp(`^${decimal}(?:${hourUnit})?$`);
const bareMinutes = new RegExp(String.raw`^(\d{1,4})${minuteUnit}$`);
const both = new RegExp(String.raw`^${decimal}${hourUnit}\s*(\d{1,4})(?:${minuteUnit})?$`);

function readUnits(typed: string): number | undefined {
  const minutes = bareMinutes.exec(typed);
  if (minutes) return Number(minutes[1]);
  const [, hours, rest = 0] = bareHours.exec(typed) ?? both.exec(typed) ?? [];
  return hours === undefined ? undefined : Number(hours.replace(',', '.')) * 60 + Number(rest);
}

/** 450 is `7:30`. */
export function hours(minutes: number): string {
  const whole = Math.abs(minutes);
  const sign = minutes < 0 ? '−' : '';
  return `${sign}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
