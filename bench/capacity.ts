import type { Assumptions } from '../core/capacity/assumptions.ts';
import { type Purchase, whatToBuy } from '../core/capacity/purchase.ts';
import { quotas } from '../core/capacity/quotas.ts';
import { type WallTime, wallTime } from '../core/capacity/wall-time.ts';
import { type Way, wayNames, ways } from '../core/capacity/ways.ts';
import { assumptionsWith, type Replacements, type Row, rowsWith } from './capacity/figures.ts';
import { readCostsFile, readSettings } from './capacity/replacements.ts';
import { readWindow } from './capacity/window.ts';
import { bindsWords, duration, holdingWords, number, purchaseSentence } from './capacity/words.ts';
import { type Bench, type Figures, type OptionValues, UsageError, wholeNumber } from './harness/bench.ts';
import { table } from './harness/table.ts';

/** How long an organisation takes, what binds first, and what to buy: reckoned from costs per person and quotas. */
export const bench: Bench = {
  summary: 'how long an organisation takes, which quota binds first, and what to buy; computed, not measured',
  options: {
    users: { type: 'string', default: '50000', help: 'people whose week is to be done' },
    tenants: { type: 'string', default: '1', help: 'tenants that they are spread over evenly' },
    window: { type: 'string', default: '8h', help: 'time in which it should be done: 45min, 8h, 2d' },
    way: { type: 'string', default: 'orgRun', help: `what to buy for: ${wayNames.join(', ')}` },
    costs: { type: 'string', default: '', help: 'a JSON file of measured figures, or a report of a bench' },
    set: {
      type: 'string',
      multiple: true,
      default: [],
      help: 'NAME=NUMBER, any figure of --show all, as often as needed',
    },
    show: { type: 'string', default: 'short', help: 'all: every figure with its source as well' },
  },
  run: async options => {
    const today = new Date().toISOString().slice(0, 10);
    const given = replacements(options, today);
    const rows = rowsWith(given);
    const answer = answerOf(readQuestion(options), assumptionsWith(given));
    print(answer, options['show'] === 'all' ? rows : []);
    return figuresOf(answer, rows);
  },
};

type Question = { people: number; windowS: number; way: Way };
type Answer = Question & { assumptions: Assumptions; times: WallTime[]; purchase: Purchase };

/** The sizes that the report shows, and those between which its curves are drawn. */
const sizes = [10_000, 50_000, 200_000, 1_800_000];
const curveSizes = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000].flatMap(size => [size, 2 * size, 5 * size]);

function replacements(options: OptionValues, today: string): Replacements {
  const file = options['costs'] ?? '';
  return {
    tenants: { value: wholeNumber(options, 'tenants', 1), source: '--tenants', date: today },
    ...(file === '' ? {} : readCostsFile(file, today)),
    ...readSettings(options['set'] ?? '', today),
  };
}

function readQuestion(options: OptionValues): Question {
  const way = wayNames.find(name => name === options['way']);
  if (!way) throw new UsageError(`--way must be one of ${wayNames.join(', ')}, not "${options['way']}".`);
  return { people: wholeNumber(options, 'users', 1), windowS: readWindow(options['window'] ?? ''), way };
}

function answerOf({ people, windowS, way }: Question, assumptions: Assumptions): Answer {
  const times = wayNames.map(name => wallTime(name, people, assumptions));
  return { people, windowS, way, assumptions, times, purchase: whatToBuy(way, people, windowS, assumptions) };
}

function print(answer: Answer, rows: readonly Row[]): void {
  const { people, windowS, way, times, purchase, assumptions } = answer;
  const { tenants } = assumptions.holdings;
  const parts = [
    `${number(people)} people in ${holdingWords('tenants', tenants)}. Computed from costs and quotas, not measured.`,
    table(
      ['way', 'wall time', 'what binds first'],
      times.map(time => [ways[time.way], duration(time.seconds), bindsWords(time, assumptions)]),
    ),
    `For ${ways[way]} in ${duration(windowS)}:`,
    table(
      ['needed', 'there is', 'because of'],
      purchase.needs.map(({ holding, amount, have, binds }) => [
        holdingWords(holding, amount),
        holdingWords(holding, have),
        quotas[binds].label,
      ]),
    ),
    sentences(answer),
  ];
  if (rows.length > 0)
    parts.push(
      table(
        columns,
        rows.map(row => columns.map(column => row[column])),
      ),
    );
  process.stdout.write(`${parts.join('\n\n')}\n\n`);
}

function sentences({ people, windowS, way, times, purchase, assumptions }: Answer): string {
  const time = times.find(each => each.way === way);
  const takes = time
    ? `${capital(ways[way])} takes ${duration(time.seconds)}; what binds first: ${bindsWords(time, assumptions)}.`
    : '';
  const pace = Math.ceil(people / assumptions.holdings.tenants / windowS);
  const pacing = `Time Agent’s own pacing has to let ${number(pace)} people a second through in each tenant.`;
  return [takes, purchaseSentence(purchase, capital(ways[way])), ...(way === 'orgRun' ? [pacing] : [])].join(
    '\n',
  );
}

const columns = ['name', 'value', 'unit', 'label', 'basis', 'date', 'source'] as const;

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function figuresOf(
  { people, windowS, way, assumptions, times, purchase }: Answer,
  rows: readonly Row[],
): Figures {
  const size = (count: number) => answerOf({ people: count, windowS, way }, assumptions);
  const curve = (name: Way) => curveSizes.map(count => wallTime(name, count, assumptions));
  return {
    people,
    tenants: assumptions.holdings.tenants,
    windowS,
    wallTimeS: Object.fromEntries(times.map(time => [time.way, rounded(time.seconds)])),
    binds: Object.fromEntries(times.map(time => [time.way, time.binds])),
    way,
    buy: Object.fromEntries(purchase.needs.map(({ holding, amount }) => [holding, amount])),
    windowMet: purchase.obstacles.length === 0,
    detail: {
      sizes: [...new Set([...sizes, people])].map(count => {
        const { times: all, purchase: buy } = size(count);
        return { people: count, times: all.map(timeFigures), needs: buy.needs, obstacles: buy.obstacles };
      }),
      curves: wayNames.flatMap(name => curve(name).map(timeFigures)),
      rows: [...rows],
    },
  };
}

function timeFigures({ way, people, seconds, binds }: WallTime): Figures {
  return { way, people, seconds: rounded(seconds), binds };
}

function rounded(seconds: number): number {
  return Number(seconds.toPrecision(4));
}
