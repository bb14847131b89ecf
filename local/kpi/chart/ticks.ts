/** Round numbers from 0 to `most` or a little beyond: 0, 5, 10, 15 for 13. */
export function ticksTo(most: number): number[] {
  if (!(most > 0)) return [0, 1];
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find(factor => factor * power >= rough) ?? 10) * power;
  const count = Math.ceil(most / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

const dayMs = 86_400_000;

/** A moment under an axis that spans `spanMs`: the time of day, or the day. */
export function momentText(atMs: number, spanMs: number): string {
  const text = new Date(atMs).toISOString();
  return spanMs > 1.5 * dayMs || atMs % dayMs === 0 ? text.slice(5, 10) : text.slice(11, 16);
}
