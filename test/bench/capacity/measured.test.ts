import { describe, expect, test } from '@jest/globals';
import { assumptionsWith } from '../../../bench/capacity/figures.ts';
import { measuredCosts } from '../../../bench/capacity/measured.ts';
import { costs } from '../../../core/capacity/costs.ts';
import { wallTime } from '../../../core/capacity/wall-time.ts';
import { ab, contention, reportsWith } from '../report/inputs.ts';

describe('what the other benches found', () => {
  test('is nothing when none has run, and then the defaults stay', () => {
    const measured = measuredCosts(reportsWith({}));

    expect(measured).toEqual({});
    expect(assumptionsWith(measured).costs['new.weekS']).toBe(costs['new.weekS'].value);
  });

  test('has the new design’s week and both designs’ request units from the A/B with a network’s delays', () => {
    const measured = measuredCosts(reportsWith({ 'ab-network': ab() }));

    expect(measured).toMatchObject({
      'new.weekS': { value: 0.024, basis: 'injected', date: '2026-11-20' },
      'old.storeUnits': { value: 240, basis: 'computed' },
      'new.storeUnits': { value: 90, basis: 'computed' },
    });
    expect(measured['new.weekS']?.source).toContain('npm run bench -- ab-network');
  });

  test('has the old design’s time from the story, its LLM’s turns apart', () => {
    const measured = measuredCosts(
      reportsWith({
        'ab-story': ab(61_000, { 'tool 1': 9000, 'LLM before tool 1': 2500, 'LLM last': 12_500 }),
      }),
    );

    expect(measured['old.llmS']?.value).toBe(15);
    expect(measured['old.toolsS']?.value).toBe(46);
  });

  test('control: a network’s delays say nothing about the old design’s time', () => {
    const measured = measuredCosts(reportsWith({ 'ab-network': ab(61_000, { LLM: 15_000 }) }));
    expect(measured).not.toHaveProperty(['old.toolsS']);
    expect(measured).not.toHaveProperty(['old.llmS']);
  });

  test('has the new design’s week from contention until the A/B has run', () => {
    expect(measuredCosts(reportsWith({ contention }))['new.weekS']?.value).toBe(0.015);
    expect(measuredCosts(reportsWith({ contention, 'ab-network': ab() }))['new.weekS']?.value).toBe(0.024);
  });

  test('has processor time from the throughput of all cores: 2 cores at 125 weeks a second are 16 ms a week', () => {
    const measured = measuredCosts(reportsWith({ fanout: { weeksPerSecond: 125 } }));
    expect(measured['new.cpuMs']).toMatchObject({ value: 16, basis: 'computed' });
  });

  test('is left out when a file cannot be used', () => {
    expect(measuredCosts(reportsWith({ fanout: { weeks: 125 }, 'ab-network': {} }))).toEqual({});
  });

  test('changes the wall time: 1,000 people one after the other, 46 s and 15 s each', () => {
    const folder = reportsWith({ 'ab-story': ab(61_000, { LLM: 15_000 }) });
    const assumptions = assumptionsWith(measuredCosts(folder));
    expect(wallTime('oldSequential', 1000, assumptions).seconds).toBe(61_000);
  });
});
