import { describe, expect, test } from '@jest/globals';
import { tiles } from '../../../infra/workbook/tiles.ts';
import { kpiPage } from '../../../local/kpi/page.ts';
import { noon, rows } from '../kql/rows.ts';

const page = (query = '', of = rows) => kpiPage(of, new URLSearchParams(query), noon);
const count = (text: string, part: string) => text.split(part).length - 1;
const used = (units: number) => ({
  customMetrics: [
    {
      ...{ timestamp: new Date(noon - 60_000), name: 'store.requestUnits', valueSum: units, valueCount: 1 },
      customDimensions: { tenant: 'a', operation: 'read' },
    },
  ],
});

describe('the page of KPIs', () => {
  test('has a heading for every tile, and beside each picture a table of its numbers', () => {
    const text = page();
    expect(count(text, '<h3>')).toBe(tiles.length);
    expect(count(text, '<svg')).toBeGreaterThan(2);
    expect(count(text, '<summary>Numbers')).toBe(count(text, '<svg'));
    expect(count(text, 'role="img"')).toBe(count(text, '<svg'));
    expect(text).toContain('the whole week, p50: 50 ms');
  });

  test('says so where nothing was told', () => {
    expect(count(page('', {}), 'Nothing was told in this time.')).toBe(tiles.length - 1);
  });

  test('shows the time that was chosen, and a day unless one was', () => {
    expect(page('range=1h')).toContain('value="1h" checked');
    // The conflict is ninety minutes old.
    expect(page('range=1h')).not.toContain('conflict, ');
    expect(page('range=24h')).toContain('conflict, ');
    expect(page('range=for+ever')).toContain('value="24h" checked');
  });

  test('reckons with the prices that are put in, and with its own for what is no price', () => {
    const million = used(1_000_000);
    expect(page('', million)).toContain('<td class="number">0.25</td>');
    expect(page('pricePerMillionRequestUnits=8', million)).toContain('<td class="number">8</td>');
    expect(page('pricePerMillionRequestUnits=8;drop', million)).toContain('<td class="number">0.25</td>');
    expect(page('pricePerMillionRequestUnits=-1', million)).toContain('<td class="number">0.25</td>');
  });

  test('asks nobody else for anything, and runs nothing', () => {
    expect(page()).not.toMatch(/<script|<link|<img|url\(|src=/);
  });

  test('shows what was told as text, whatever it is', () => {
    const [row = {}] = used(1).customMetrics;
    const hostile = { ...row, customDimensions: { tenant: '<b>"a"&', operation: '<script>' } };
    const text = page('', { customMetrics: [hostile] });
    expect(text).toContain('&lt;b&gt;&quot;a&quot;&amp;');
    expect(text).not.toContain('<script>');
  });
});
