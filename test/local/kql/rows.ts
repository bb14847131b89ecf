import type { Rows } from '../../../local/kql/evaluate.ts';
import type { Row } from '../../../local/kql/value.ts';

/** 12:00 on a Wednesday. */
export const noon = Date.parse('2026-11-25T12:00:00Z');

const event = (minutesAgo: number, name: string, codes: object, measurements: object): Row => ({
  timestamp: new Date(noon - minutesAgo * 60_000),
  itemType: 'customEvent',
  name,
  operation_Id: String(minutesAgo),
  customDimensions: { ...codes },
  customMeasurements: { ...measurements },
});

/** Ten runs of 10, 20 … 100 ms, a minute apart; two of another tenant; one conflict. */
export const rows: Rows = {
  customEvents: [
    ...Array.from({ length: 10 }, (_, n) =>
      event(n, 'RunCompleted', { tenant: n < 8 ? 'a' : 'b', review: 'rules' }, { durationMs: 10 * (n + 1) }),
    ),
    event(90, 'RunConflicted', { tenant: 'a', why: 'conflict' }, { attempt: 1 }),
  ],
  customMetrics: [
    { ...metric(1), customDimensions: { queue: 'runs' }, valueCount: 4, valueSum: 10, valueMax: 7 },
    { ...metric(2), customDimensions: { queue: 'runs' }, valueCount: 1, valueSum: 5, valueMax: 5 },
  ],
};

function metric(minutesAgo: number): Row {
  return { timestamp: new Date(noon - minutesAgo * 60_000), itemType: 'customMetric', name: 'queue.age' };
}
