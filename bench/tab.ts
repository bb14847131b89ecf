import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { weekOfInstant } from '../core/week.ts';
import { lena } from '../test/end-to-end/directory.ts';
import { furnish, type Stage, setStage } from '../test/tab/browser/stage.ts';
import { type Bench, type Figures, progress, wholeNumber } from './harness/bench.ts';
import { summarise } from './harness/samples.ts';

const targets = { scriptKb: 200, interactiveMs: 1_000 };
const built = join(import.meta.dirname, '../dist/tab');

/** What the tab weighs, and how long it takes until a person can type into their week. */
export const bench: Bench = {
  summary: 'first load of the tab in Chromium; target ≤ 200 KB of script (gzip), interactive < 1 s',
  options: { loads: { type: 'string', default: '20', help: 'measured loads' } },
  explanation: `The local stack, the page that stands for Teams and Chromium run on this machine. Each load has a browser
profile of its own, so nothing is cached. Time runs from the navigation of the tab's frame until the first cell of the
drafted week can have the focus: scripts, sign-in and the week have arrived then.`,
  run: async options => {
    const loads = wholeNumber(options, 'loads', 1);
    const stage = await setStage();
    try {
      const week = weekOfInstant(Date.now(), 'UTC');
      const asLena = await furnish(stage, lena, 'UTC');
      await asLena('POST', `/users/me/weeks/${week}/runs`, { json: { runId: 'draft-1' } });
      await interactiveMs(stage, week);
      const samples = new Float64Array(loads);
      for (let load = 0; load < loads; load++) {
        samples[load] = await interactiveMs(stage, week);
        progress(`load ${load + 1} of ${loads}: ${Math.round(samples[load] ?? 0)} ms`);
      }
      return figuresOf(loads, samples);
    } finally {
      await stage.close();
    }
  },
};

/** Runs in every frame before its own scripts: notes when the first cell can have the focus. */
const watch = `new MutationObserver((_, observer) => {
  if (!document.querySelector('td[tabindex="0"]')) return;
  observer.disconnect();
  globalThis.interactiveMs = performance.now();
}).observe(document, { childList: true, subtree: true })`;

async function interactiveMs(stage: Stage, week: string): Promise<number> {
  const { page, tab } = await stage.open(lena, { to: week, init: watch });
  await tab.locator('td[tabindex="0"]').waitFor();
  const frame = page.frames().find(each => each.url().includes('/api/tab/'));
  const ms = Number(await frame?.evaluate('globalThis.interactiveMs'));
  await page.context().close();
  return ms;
}

function figuresOf(loads: number, samples: Float64Array): Figures {
  const { p50Ms, p99Ms } = summarise(samples);
  const [scriptKb, styleKb] = [gzippedKb('js'), gzippedKb('css')];
  return {
    ...{ loads, scriptKb, styleKb, p50Ms: Math.round(p50Ms), p99Ms: Math.round(p99Ms) },
    withinTarget: scriptKb <= targets.scriptKb && p50Ms < targets.interactiveMs,
  };
}

/** Of what the page itself names; views that are fetched later are not part of the first load. */
function gzippedKb(ending: string): number {
  const page = readFileSync(join(built, 'index.html'), 'utf8');
  const files = globSync(`assets/*.${ending}`, { cwd: built }).filter(file => page.includes(file));
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(built, file))).length, 0);
  return Math.round(bytes / 102.4) / 10;
}
