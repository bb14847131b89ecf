import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { allInputs, readInputs } from '../../../bench/report/inputs.ts';
import { reportPage } from '../../../bench/report/page.ts';
import { standalone } from '../../../bench/report/svg.ts';
import { ab, backtest, contention, reportsWith } from './inputs.ts';

const everything = {
  'ab-network': ab(),
  'ab-story': ab(60_000),
  'ab-local': ab(60),
  backtest,
  contention,
};

describe('a page of what the benches found', () => {
  let made: Awaited<ReturnType<typeof reportPage>>;
  beforeAll(async () => {
    made = await reportPage(readInputs(reportsWith(everything)));
  });

  test('needs nothing from outside', () => {
    expect(made.page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\bsrc=/);
  });

  test('follows the reader’s colours, and is light on paper', () => {
    expect(made.page).toContain('@media (prefers-color-scheme:dark){:root{');
    expect(made.page).toContain('@media print{:root{color-scheme:light');
  });

  test('has each chart named, described and as a table, once for a desk and once for a phone', () => {
    expect(made.drawings.map(({ chart }) => chart.id)).toEqual([
      ...['network', 'story', 'local'].flatMap(profile => [`steps-${profile}`, `distribution-${profile}`]),
      ...['concentration', 'concentration-commit', 'writers', 'accuracy', 'reliability'],
    ]);
    for (const { chart } of made.drawings) {
      const figure = new RegExp(`<figure id="${chart.id}">.*?</figure>`, 's').exec(made.page)?.[0] ?? '';
      for (const breadth of ['wide', 'narrow']) {
        expect(figure).toContain(
          `aria-labelledby="${chart.id}-${breadth}-title ${chart.id}-${breadth}-desc"`,
        );
        expect(figure).toContain(`<desc id="${chart.id}-${breadth}-desc">`);
      }
      expect(figure.match(/<details>/g)).toHaveLength(1);
      expect(figure).toContain(`<span class="mark ${chart.origin}"`);
    }
  });

  test('uses no id twice', () => {
    const ids = [...made.page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('has nothing undefined or not a number in it', () => {
    expect(made.page).not.toMatch(/undefined|NaN|Infinity|\[object/);
  });

  test('says of each delay that was put in where it comes from', () => {
    expect(made.page).toMatch(/each request to the store<\/th><td[^>]*>5 ms<\/td><td[^>]*>a made-up source</);
  });

  test('tells who waited for whom, so many of them by name, and counts the rest', () => {
    const told = made.page.slice(made.page.indexOf('the-holder keeps 10 waiting'));
    expect(told).toMatch(/person-0 has waited 90 ms for project a/);
    expect(told).toContain('person-7');
    expect(told).not.toContain('person-8');
    expect(told).toContain('and 2 more');
  });

  test('marks what an A/B took in virtual time as that arm’s file says', async () => {
    const story = ab(60_000);
    const origins = { ...story.detail.origins, latencies: 'computed' as const };
    const folder = reportsWith({
      'ab-story': { ...story, clock: 'virtual', detail: { ...story.detail, origins } },
    });

    const { page, drawings } = await reportPage(readInputs(folder));

    expect(drawings.map(({ chart }) => chart.origin)).toEqual(['computed', 'computed']);
    expect(page).toContain('in virtual time');
    expect(made.page).not.toContain('in virtual time');
  });

  test('says with what, when and on what its figures were taken', () => {
    expect(made.page).toContain('a made-up processor, 2 cores, Node v24.0.0');
    expect(made.page).toContain('<code>npm run bench -- ab-story</code>');
    expect(made.page).toContain('2026-11-20');
  });

  test('has charts that stand by themselves: colours in the file, well-formed as far as tags go', () => {
    for (const { svg } of made.drawings) {
      const alone = standalone(svg);
      const uses = [...alone.matchAll(/var\(--([a-z]+)\)/g)].map(([, name]) => name);
      expect(uses.length).toBeGreaterThan(0);
      for (const name of uses) expect(alone).toContain(`--${name}:#`);
      const opened = alone.match(/<[a-z]+[^>]*[^/]>|<[a-z]+>/g)?.length;
      expect(opened).toBe(alone.match(/<\/[a-z]+>/g)?.length);
    }
  });
});

describe('a page of figures that are not there yet', () => {
  test('names the command that makes each', async () => {
    const inputs = readInputs(reportsWith({}));

    const { page, drawings } = await reportPage(inputs);

    expect(drawings).toEqual([]);
    for (const input of allInputs(inputs)) {
      expect(input.kind).toBe('missing');
      if (input.kind === 'missing') expect(page).toContain(`<code class="command">${input.command}</code>`);
    }
  });

  test('control: does not name it when they are there', async () => {
    const { page } = await reportPage(readInputs(reportsWith({ backtest })));
    expect(page).not.toContain('npm run bench -- backtest --data DIR');
  });

  test('says which field of a file cannot be used, and shows the rest', async () => {
    const folder = reportsWith({ backtest: { ...backtest, ece: 'small' }, contention });
    writeFileSync(join(folder, 'plan.json'), '{');

    const { page, drawings } = await reportPage(readInputs(folder));

    expect(page).toMatch(/reports\/backtest\.json<\/code> cannot be used \(figures\.ece: /);
    expect(page).toMatch(/reports\/plan\.json<\/code> cannot be used \(/);
    expect(drawings.map(({ chart }) => chart.id)).toContain('writers');
  });

  test('escapes what stands in the files', async () => {
    const rules = [{ rule: '<script>alert(1)</script>', kind: 'ours' as const, f1: 0.5 }];
    const { page } = await reportPage(
      readInputs(reportsWith({ backtest: { ...backtest, detail: { ...backtest.detail, rules } } })),
    );
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;alert(1)');
  });
});
