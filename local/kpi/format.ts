import { isTimespan, type Value } from '../kql/value.ts';

const numbers = [2, 1, 0].map(digits => new Intl.NumberFormat('en', { maximumFractionDigits: digits }));
const small = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 });

/** As many digits as somebody reads: 0.0046, 3.27, 41.5, 1,234. */
export function numberText(value: number): string {
  const size = Math.abs(value);
  if (size === 0 || Number.isInteger(value)) return (numbers[2] ?? small).format(value);
  if (size < 1) return small.format(value);
  return (numbers[size < 10 ? 0 : size < 100 ? 1 : 2] ?? small).format(value);
}

/** Cells of a table. Moments are of UTC, as they are in Azure. */
export function cellText(value: Value): string {
  if (value === null || value === '') return '–';
  if (typeof value === 'number') return numberText(value);
  if (value instanceof Date) return value.toISOString().slice(0, 16).replace('T', ' ');
  if (isTimespan(value)) return `${numberText(value.spanMs)} ms`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** `p95Ms` and `requestUnits` as words: "p95, ms", "Request units". */
export function columnTitle(name: string): string {
  const [, stem = name, unit] = /^(.+?)(Ms|S)$/.exec(name) ?? [];
  const words = stem.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  const title = words === 'timestamp' ? 'Time (UTC)' : /^p\d/.test(words) ? words : capital(words);
  return unit === undefined ? title : `${title}, ${unit.toLowerCase()}`;
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
