/** One benchmark: `npm run bench -- NAME [options]`. */
export type Bench = {
  /** One line for the list of benches. */
  summary: string;
  options: Record<string, BenchOption>;
  /** What somebody who runs it for themselves has to know; shown by `NAME --help`. */
  explanation?: string;
  /** Measures. Progress goes to standard error, tables to standard output; the figures end the run as one line of JSON. */
  run: (options: OptionValues) => Promise<Figures>;
  /** The name of the file in `reports/` that keeps the figures, without its ending; by default that of the bench. */
  reportName?: (options: OptionValues) => string;
};

/** `multiple`: may be given several times; the values come joined by commas. */
export type BenchOption =
  | { type: 'string'; default: string; help: string }
  | { type: 'string'; multiple: true; default: string[]; help: string };

export type OptionValues = Readonly<Record<string, string | undefined>>;

/**
 * What a bench found out, as JSON. Units come last in the names: `p99Ms`. What lies under `detail` is for the report:
 * it goes into the file in `reports/` and not into the line that ends the run.
 */
export type Figures = { [name: string]: string | number | boolean | null | Figures | Figures[] };

/** A mistake in the command line: the message is all that people need to see. */
export class UsageError extends Error {}

/** Reads a whole number that must not be smaller than `least`. */
export function wholeNumber(values: OptionValues, name: string, least: number): number {
  const text = values[name] ?? '';
  const value = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(value) || value < least)
    throw new UsageError(`--${name} must be a whole number of at least ${least}, not "${text}".`);
  return value;
}

/** A note on how far the bench is. */
export function progress(text: string): void {
  process.stderr.write(`${text}\n`);
}
