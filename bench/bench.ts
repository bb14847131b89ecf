// Entry of `npm run bench -- NAME [options]`. Figures hold for the machine that they were measured on.
import { cpus } from 'node:os';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { bench as ab } from './ab.ts';
import { bench as backtest } from './backtest.ts';
import { bench as campaign } from './campaign.ts';
import { bench as capacity } from './capacity.ts';
import { bench as contention } from './contention.ts';
import { bench as fanout } from './fanout.ts';
import { type Bench, type OptionValues, progress, UsageError } from './harness/bench.ts';
import { type BenchRun, reportsFolder, writeRun } from './harness/report-file.ts';
import { bench as plan } from './plan.ts';
import { bench as report } from './report.ts';
import { bench as review } from './review.ts';
import { bench as tab } from './tab.ts';
import { bench as telemetry } from './telemetry.ts';

const benches: Record<string, Bench> = {
  ab,
  plan,
  contention,
  fanout,
  campaign,
  capacity,
  backtest,
  review,
  telemetry,
  tab,
  report,
};

/** What every run says about where it ran. */
function machine() {
  return { node: process.version, cpu: cpus()[0]?.model.trim() ?? 'unknown', cores: cpus().length };
}

/** All benches, or the one that is named and how to use it. */
function help(named: string | undefined): string {
  const one = named !== undefined && Object.hasOwn(benches, named) ? benches[named] : undefined;
  if (named === undefined || !one)
    return `npm run bench -- NAME [options]\n\n${Object.entries(benches).map(helpOf).join('\n')}\n`;
  const explanation = one.explanation ? `\n${one.explanation}\n` : '';
  return `npm run bench -- ${named} [options]\n\n${helpOf([named, one])}\n${explanation}`;
}

function helpOf([name, { summary, options }]: [string, Bench]): string {
  const lines = Object.entries(options).map(([option, { help: text, default: value }]) =>
    [`    --${option} N`.padEnd(22), value.length > 0 ? `${text} (${value})` : text].join('  '),
  );
  return [`  ${name.padEnd(20)}  ${summary}`, ...lines].join('\n');
}

function readCommand(args: string[]): { name: string; bench: Bench; options: OptionValues } | undefined {
  const [name, ...rest] = args;
  if (name === undefined || args.includes('--help') || args.includes('-h')) return undefined;
  const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (!bench)
    throw new UsageError(`There is no bench "${name}". Choose one of: ${Object.keys(benches).join(', ')}.`);
  return { name, bench, options: readOptions(bench, rest) };
}

function readOptions(bench: Bench, args: string[]): OptionValues {
  try {
    const { values } = parseArgs({ args, options: bench.options, strict: true });
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function main(args: string[]): Promise<void> {
  const command = readCommand(args);
  if (!command) {
    process.stdout.write(help(args.find(arg => !arg.startsWith('-'))));
    return;
  }
  const { name, bench, options } = command;
  const takenAt = new Date().toISOString();
  const figures = await bench.run(options);
  const run = { bench: name, command: commandLine(args), takenAt, machine: machine(), figures };
  keep(bench.reportName?.(options) ?? name, run);
  const { detail: _, ...told } = figures;
  process.stdout.write(`${JSON.stringify({ bench: name, machine: run.machine, figures: told })}\n`);
}

/** The figures go into `reports/`, for `npm run bench -- report`. */
function keep(name: string, run: BenchRun): void {
  progress(`Figures kept in ${relative(process.cwd(), writeRun(reportsFolder, name, run))}`);
}

function commandLine(args: readonly string[]): string {
  const quoted = args.map(arg => (/^[\w./:=%,@+-]+$/.test(arg) ? arg : `'${arg}'`));
  return `npm run bench -- ${quoted.join(' ')}`;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\nnpm run bench -- --help lists the benches and their options.\n`);
  process.exitCode = 2;
}
