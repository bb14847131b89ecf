import { distributionChart } from '../charts/distribution.ts';
import { armName, leastMs, ms } from '../charts/scale.ts';
import { stepsChart } from '../charts/steps.ts';
import { type Html, html } from '../html.ts';
import type { Inputs } from '../inputs.ts';
import { mark } from '../origin.ts';
import { captioned, type Figure, shown, table } from '../parts.ts';
import { type Ab, type Profile, profiles } from '../read/ab.ts';

const titles: Record<Profile, string> = {
  network: 'With the delays of a network',
  story: 'With the delays of the design that is replaced',
  local: 'With no delay put in',
};

/** One person's week in both designs, under each profile of delays. */
export async function weekSection(inputs: Inputs, figure: Figure): Promise<Html> {
  const parts: Html[] = [];
  for (const profile of profiles) {
    parts.push(await shown(inputs.ab[profile], titles[profile], ab => profilePart(profile, ab, figure)));
  }
  return html`
<p>The same people, the same weeks and the same store: <span class="old">an agent that calls five tools</span> in turn,
each with its own connection, transaction and locks, against <span class="new">one transactional batch</span>. The two
took turns in one run, and committed the same entries.</p>
${parts}`;
}

async function profilePart(profile: Profile, ab: Ab, figure: Figure): Promise<Html> {
  const { injected, origins } = ab.detail;
  return html`
<h3>${titles[profile]}</h3>
${summary(ab)}
${injected.length > 0 ? injectedPart(injected) : undefined}
${await figure(stepsChart(`steps-${profile}`, ab, origins.latencies), stepsHint(ab))}
${await figure(distributionChart(`distribution-${profile}`, ab, origins.latencies), distributionHint)}
${effortTable(ab)}
${ab.detail.whatIf.length > 0 ? whatIfTable(ab) : undefined}`;
}

function summary(ab: Ab): Html {
  const { origins } = ab.detail;
  const share = Math.round(ab.concentration * 100);
  const many = `${whole(ab.users)} people, ${share} % of them on one project, ${ab.atOnce} at a time`;
  const virtual = ab.clock === 'virtual' ? ', in virtual time, in which nothing passes but the delays' : '';
  return html`<p>${many}${virtual}. For the work on one week, the batch is <strong>${ratio(ab.ratioMedian)}</strong> faster
for the median person and <strong>${ratio(ab.ratioP99)}</strong> at the 99th percentile. With the flow’s call, which both
need, it is ${ratio(ab.ratioFlowMedian)} and ${ratio(ab.ratioFlowP99)}, and the median call takes
<strong>${percent(ab.lessTimePercent)}</strong> less time ${mark(origins.ratios)}. Both committed the same entries in
${whole(ab.sameWeeks)} of ${whole(ab.comparedWeeks)} weeks ${mark(origins.counts)}.</p>`;
}

function whole(value: number): string {
  return value.toLocaleString('en');
}

/** 99.95 is not 100. */
function percent(value: number): string {
  return `${value.toFixed(value > 99 ? 2 : 1)} %`;
}

function injectedPart(injected: Ab['detail']['injected']): Html {
  const rows = injected.map(({ what, ms: length, source }) => [what, ms(length), source]);
  return html`<details><summary>The delays that were put in, and where they come from</summary>${table({ headings: ['delay', 'length', 'source'], rows }, 'Injected delays')}</details>`;
}

/** What the batch would take with more to do. */
function whatIfTable({ detail }: Ab): Html {
  const rows = detail.whatIf.map(({ what, batchMs, ratioMedian, lessTimePercent }) => [
    what,
    ms(batchMs),
    ratio(ratioMedian),
    percent(lessTimePercent),
  ]);
  const headings = ['if the batch also had', 'one week', 'faster', 'less time'];
  return html`<div class="tabled">${table({ headings, rows }, 'What if', captioned('What if', detail.origins.whatIf))}</div>`;
}

const distributionHint = 'The further to the left, the sooner. A steep curve: everybody waits alike.';

function stepsHint({ detail }: Ab): string {
  const none = detail.arms.some(({ steps }) => steps.some(({ p99Ms }) => p99Ms < leastMs));
  return `Dot: median. Line: up to the 99th percentile. Each gridline is ten times the one before.${none ? ' No mark: it took no time that can be told.' : ''}`;
}

function effortTable({ detail }: Ab): Html {
  const names = [...new Set(detail.arms.flatMap(({ perUser }) => Object.keys(perUser)))];
  const headings = ['for one week, on average', ...detail.arms.map(({ arm }) => armName(arm)), 'how'];
  const value = (number: number | undefined) => (number === undefined ? '' : Number(number.toFixed(2)));
  const rows = names.map(name => [
    effort[name] ?? name,
    ...detail.arms.map(({ perUser }) => value(perUser[name])),
    mark(detail.origins[countedAs[name] ?? 'counts']),
  ]);
  return html`<div class="tabled">${table({ headings, rows }, 'Effort for one week', html`Effort`)}</div>`;
}

const effort: Record<string, string> = {
  requests: 'requests to the store',
  connections: 'connections',
  roundTrips: 'round trips in a row',
  lockWaits: 'looks at a lock that somebody else had',
  lockWaitMs: 'time waited for locks, ms',
  conflicts: 'refused writes',
  retries: 'retries',
  requestUnits: 'request units, by the published prices',
};

const countedAs: Record<string, keyof Ab['detail']['origins']> = {
  lockWaits: 'waits',
  lockWaitMs: 'waits',
  requestUnits: 'requestUnits',
};

export function ratio(value: number): string {
  return `${value >= 10 ? whole(Math.round(value)) : value.toFixed(1)}×`;
}
