type Units = { d: string; h: string; min: string; s: string };

const steps = [
  { unit: 'd', s: 86_400, from: 2 * 86_400 },
  { unit: 'h', s: 3600, from: 2 * 3600 },
  { unit: 'min', s: 60, from: 120 },
  { unit: 's', s: 1, from: 0 },
] as const;

/** A length of time in the largest unit of which there are two, to three digits. */
export function duration(seconds: number, units: Units, locale: string): string {
  const step = steps.find(({ from }) => seconds >= from) ?? steps[3];
  const value = seconds / step.s;
  const digits = { maximumSignificantDigits: value >= 1000 ? 4 : 3 };
  return `${value.toLocaleString(locale, digits)} ${units[step.unit]}`;
}
