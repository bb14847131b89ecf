const units = new Map([
  ...['h', 'hr', 'hrs', 'hour', 'hours'].map(name => [name, 60] as const),
  ...['m', 'min', 'mins', 'minute', 'minutes'].map(name => [name, 1] as const),
]);

const spelled = new Map([
  ...'zero,one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve'
    .split(',')
    .map((name, at) => [name, at] as const),
  ...(['a', 'an', 'another'] as const).map(name => [name, 1] as const),
  ...(['half', 'half a', 'half an', 'a half', 'another half'] as const).map(name => [name, 0.5] as const),
  ...(['a quarter', 'a quarter of an', 'quarter of an'] as const).map(name => [name, 0.25] as const),
  ...(['one', 'two', 'three', 'four', 'five'] as const).map(
    (name, at) => [`${name} and a half`, at + 1.5] as const,
  ),
  ...([
    ['fifteen', 15],
    ['twenty', 20],
    ['thirty', 30],
    ['forty', 40],
    ['forty-five', 45],
    ['ninety', 90],
  ] as const),
]);

const longestFirst = (names: Iterable<string>) => [...names].sort((a, b) => b.length - a.length).join('|');
const digits = String.raw`\d+(?:[.,]\d+)?`;
// Between a word and its unit there is a space, or "am" would be a minute.
const count = String.raw`(?:${digits}\s*-?\s*|(?:${longestFirst(spelled.keys())})[\s-]+)`;
const unit = longestFirst(units.keys());
const hoursAndHalf = String.raw`(?:an?|one)\s+(?:hour\s+and\s+a\s+half|and\s+a\s+half\s+hours?)`;

/** `1h30`, `1:30`, `1 h 30 min`, `90 minutes`, `1.5 hours`, `half an hour`, `two and a half hours`. */
export const durationPattern = [
  String.raw`\d{1,2}:[0-5]\d(?:\s*(?:h|hours?))?`,
  String.raw`\d+\s*h(?:ours?|rs?)?\s*(?:and\s*)?[0-5]?\d(?:\s*(?:m|min|mins|minutes?))?`,
  hoursAndHalf,
  `${count}(?:${unit})`,
].join('|');

const clock = /^(\d{1,2}):([0-5]\d)/;
const hoursAndMinutes = /^(\d+)\s*h(?:ours?|rs?)?\s*(?:and\s*)?([0-5]?\d)(?:\s*(?:m|min|mins|minutes?))?$/;
const counted = new RegExp(`^(.+?)[\\s-]*(${unit})$`);

/** The minutes of a duration as `durationPattern` finds it, lower case; undefined when they are not whole. */
export function minutesOf(text: string): number | undefined {
  const parts = clock.exec(text) ?? hoursAndMinutes.exec(text);
  if (parts) return Number(parts[1]) * 60 + Number(parts[2]);
  if (new RegExp(`^${hoursAndHalf}$`).test(text)) return 90;
  const [, number = '', of = ''] = counted.exec(text) ?? [];
  const value = /^\d/.test(number) ? Number(number.replace(',', '.')) : spelled.get(number);
  const minutes = (value ?? Number.NaN) * (units.get(of) ?? Number.NaN);
  // Hours in decimals: 1.1 h is 66 minutes, whatever binary fractions make of it.
  const whole = Math.round(minutes);
  return Math.abs(minutes - whole) < 1e-6 && whole > 0 ? whole : undefined;
}
