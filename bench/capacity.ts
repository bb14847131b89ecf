import { resolve } from 'node:path';
import type { Assumptions } from '../core/capacity/assumptions.ts';
import { whatToBuy } from '../core/capacity/purchase.ts';
import { type WallTime, wallTime } from '../core/capacity/wall-time.ts';
import { type Way, wayNames } from '../core/capacity/ways.ts';
import { type Answer, answerText, type Question } from './capacity/answer.ts';
import { assumptionsWith, type Replacements, type Row, rowsWith } from './capacity/figures.ts';
import { measuredCosts } from './capacity/measured.ts';
import { readCostsFile, readSettings } from './capacity/replacements.ts';
import { readWindow } from './capacity/window.ts';
import { obstacleWords } from './capacity/words.ts';
import { type Bench, type Figures, type OptionValues, UsageError, wholeNumber } from './harness/bench.ts';
import { reportsFolder } from './harness/report-file.ts';

const explanation = `For an organisation of your own:
  1. npm run bench -- capacity --users 12000 --window 2h
     How long each way takes, which quota binds first, and what has to be there so that it is done in two hours.
  2. npm run bench -- capacity --users 12000 --show all
     Every cost, quota and holding with its name, how it came about, its source and its date.
  3. Put your own in their place, as often as needed:
     --set connectorCalls=600            a quota that reads differently in the platform's documents today
     --set requestUnitsPerS=20000        what you have bought already; also flows, connections, tokensPerMin, instances
     --set new.llmTokens=3500            a cost per person that you know better
     --costs mine.json                   many of them: {"new.weekS": {"value": 0.03, "basis": "measured", "source": "..."}}
Costs come from the ab, contention and fanout benches when these have left figures in reports/. Otherwise they are
defaults, marked as assumed or computed. The wall time is that of the slowest quota: reckoned, never measured.`;

/** How long an organisation takes, what binds first, and what to buy: reckoned from costs per person and quotas. */
export const bench: Bench = {
  summary: 'how long an organisation takes, which quota binds first, and what to buy; computed, not measured',
  options: {
    users: { type: 'string', default: '50000', help: 'people whose week is to be done' },
    tenants: { type: 'string', default: '1', help: 'tenants that they are spread over evenly' },
    window: { type: 'string', default: '8h', help: 'time in which it should be done: 45min, 8h, 2d' },
    way: { type: 'string', default: 'orgRun', help: `what to buy for: ${wayNames.join(', ')}` },
    from: {
      type: 'string',
      default: '',
      help: 'folder of what the other benches found, when it is not reports/; none: the defaults only',
    },
    costs: { type: 'string', default: '', help: 'a JSON file of figures of your own: {"new.weekS": 0.012}' },
    set: {
      type: 'string',
      multiple: true,
      default: [],
      help: 'NAME=NUMBER, any figure of --show all, as often as needed',
    },
    show: { type: 'string', default: 'short', help: 'all: every figure with its source as well' },
  },
  explanation,
  run: async options => {
    const today = new Date().toISOString().slice(0, 10);
    const given = replacements(options, today);
    const rows = rowsWith(given);
    const answer = answerOf(readQuestion(options), assumptionsWith(given));
    process.stdout.write(`${answerText(answer, rows, options['show'] === 'all')}\n\n`);
    return figuresOf(answer, rows);
  },
};

/** The sizes that the report shows, and those between which its curves are drawn. */
const sizes = [10_000, 50_000, 200_000, 1_800_000];
const curveSizes = [10, 100, 1000, 10_000, 100_000, 1_000_000].flatMap(size =>
  [1, 1.3, 1.6, 2, 2.5, 3.2, 4, 5, 6.3, 8].map(step => size * step),
);

function replacements(options: OptionValues, today: string): Replacements {
  const tenants = wholeNumber(options, 'tenants', 1);
  const [from, file] = [options['from'] ?? '', options['costs'] ?? ''];
  return {
    ...(tenants === 1 ? {} : { tenants: { value: tenants, source: '--tenants', date: today } }),
    ...(from === 'none' ? {} : measuredCosts(from === '' ? reportsFolder : resolve(from))),
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
        const obstacles = buy.obstacles.map(obstacleWords).join('; ');
        return { people: count, times: all.map(timeFigures), needs: buy.needs, obstacles };
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
