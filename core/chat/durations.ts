const units: Record<string, number> = {
  h: 60,
  hr: 60,
  hrs: 60,
  hour: 60,
  hours: 60,
  m: 1,
  min: 1,
  mins: 1,
  minute: 1,
  minutes: 1,
};

const spelled: Record<string, number> = {
  ...{
    a: 1,
    an: 1,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
  },
  ...{
    eleven: 11,
    twelve: 12,
    half: 0.5,
    'half a': 0.5,
    'half an': 0.5,
    'a half': 0.5,
    'a quarter': 0.25,
    'a quarter of an': 0.25,
  },
  ...{
    'one and a half': 1.5,
    'two and a half': 2.5,
    'three and a half': 3.5,
    'four and a half': 4.5,
    fifteen: 15,
    thirty: 30,
    'forty-five': 45,
    ninety: 90,
  },
};

const numbers = Object.keys(spelled).sort((a, b) => b.length - a.length);
const number = String.raw`\d+(?:[.,]\d+)?|${numbers.join('|')}`;
const unit = Object.keys(units)
  .sort((a, b) => b.length - a.length)
  .join('|');

/** `1h30`, `1:30`, `1 h 30 min`, `90 minutes`, `1.5 hours`, `half an hour`, `two and a half hours`. */
export const durationPattern = [
  String.raw`\d{1,2}:[0-5]\d(?:\s*(?:h|hours?))?`,
  String.raw`\d+\s*h(?:ours?|rs?)?\s*(?:and\s*)?[0-5]?\d(?:\s*(?:m|min|mins|minutes?))?`,
  String.raw`(?:${number})\s*-?\s*(?:${unit})(?:\s+and\s+a\s+half)?`,
  String.raw`(?:an?|one)\s+and\s+a\s+half\s+hours?`,
].join('|');

const clock = /^(\d{1,2}):([0-5]\d)/;
const hoursAndMinutes = /^(\d+)\s*h(?:ours?|rs?)?\s*(?:and\s*)?([0-5]?\d)(?:\s*(?:m|min|mins|minutes?))?$/;
const counted = new RegExp(`^(${number})\\s*-?\\s*(${unit})(\\s+and\\s+a\\s+half)?$`);

/** The minutes of a duration as `durationPattern` finds it, lower case; undefined when they are not whole. */
export function minutesOf(text: string): number | undefined {
  const parts = clock.exec(text) ?? hoursAndMinutes.exec(text);
  if (parts) return Number(parts[1]) * 60 + Number(parts[2]);
  if (/^(an?|one)\s+and\s+a\s+half\s+hours?$/.test(text)) return 90;
  const [, count = '', of = '', andHalf] = counted.exec(text) ?? [];
  const value = /^\d/.test(count) ? Number(count.replace(',', '.')) : spelled[count];
  if (value === undefined) return undefined;
  const minutes = Math.round((value + (andHalf ? 0.5 : 0)) * (units[of] ?? Number.NaN) * 100) / 100;
  return Number.isInteger(minutes) && minutes > 0 ? minutes : undefined;
}
