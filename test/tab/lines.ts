import type { Line } from '../../tab/week/model/line.ts';

/** A line of Apollo on Monday, but for what is said. */
export function line(id: string, fields: Partial<Line> = {}): Line {
  return { id, date: '2026-11-23', minutes: 60, type: 'work', projectId: 'apollo', ...fields };
}
