import { distributionChart } from '../charts/distribution.ts';
import { armName, ms } from '../charts/scale.ts';
import { stepsChart } from '../charts/steps.ts';
import { type Html, html } from '../html.ts';
import type { Inputs } from '../inputs.ts';
import { mark, type Origin } from '../origin.ts';
import { type Figure, shown, table } from '../parts.ts';
import { type Ab, type Profile, profiles } from '../read/ab.ts';

export const abOrigin: Record<Profile, Origin> = {
  network: 'injected',
  story: 'injected',
  local: 'measured',
};

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
  const origin = abOrigin[profile];
  const { injected } = ab.detail;
  return html`
<h3>${titles[profile]}</h3>
<p>${ab.users.toLocaleString('en')} people, ${Math.round(ab.concentration * 100)} % of them on one project. The batch is
<strong>${ratio(ab.ratioMedian)}</strong> faster for the median person and <strong>${ratio(ab.ratioP99)}</strong> at the 99th percentile ${mark(origin)}.
${injected.length > 0 ? `Put in: ${injected.map(each => `${each.what} ${ms(each.ms)} (${each.source})`).join('; ')}.` : ''}</p>
${await figure(stepsChart(`steps-${profile}`, ab, origin), hints.steps)}
${await figure(distributionChart(`distribution-${profile}`, ab, origin), hints.distribution)}
${effortTable(ab)}`;
}

const hints = {
  steps: 'Dot: median. Line: up to the 99th percentile. Each gridline is ten times the one before.',
  distribution: 'The further to the left, the sooner. A steep curve: everybody waits alike.',
};

function effortTable({ detail }: Ab): Html {
  const names = [...new Set(detail.arms.flatMap(({ perUser }) => Object.keys(perUser)))];
  const headings = ['for one week, on average', ...detail.arms.map(({ arm }) => armName(arm)), 'how'];
  const value = (number: number | undefined) => (number === undefined ? '' : Number(number.toFixed(2)));
  const rows = names.map(name => {
    const { label, origin } = effort[name] ?? { label: name, origin: 'measured' };
    return [label, ...detail.arms.map(({ perUser }) => value(perUser[name])), mark(origin)];
  });
  return html`<div class="tabled">${table({ headings, rows }, 'Effort for one week', html`Effort`)}</div>`;
}

/** Counts do not depend on the delays. The local store has no request units of its own. */
const effort: Record<string, { label: string; origin: Origin }> = {
  requests: { label: 'requests to the store', origin: 'measured' },
  connections: { label: 'connections', origin: 'measured' },
  roundTrips: { label: 'round trips in a row', origin: 'measured' },
  lockWaits: { label: 'waits for a lock', origin: 'measured' },
  lockWaitMs: { label: 'time waited for locks, ms', origin: 'injected' },
  conflicts: { label: 'conflicts', origin: 'measured' },
  retries: { label: 'retries', origin: 'measured' },
  requestUnits: { label: 'request units, by the published prices', origin: 'computed' },
};

export function ratio(value: number): string {
  return `${value >= 10 ? Math.round(value) : value.toFixed(1)}×`;
}
