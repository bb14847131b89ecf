import { addWeeks, type IsoDate, type WeekId, weekDates, weekOfInstant } from '../../core/week.ts';

export type WeekChoice = { id: WeekId; name: string; from: IsoDate; to: IsoDate };

const before = 12;
const after = 4;

/** The weeks around now on the clock of a zone: this one first, then those to come, then those that were. */
export function listWeeks(nowMs: number, zone: string): WeekChoice[] {
  const now = weekOfInstant(nowMs, zone);
  const ahead = Array.from({ length: after + 1 }, (_, weeks) => addWeeks(now, weeks));
  const past = Array.from({ length: before }, (_, weeks) => addWeeks(now, -1 - weeks));
  return [...ahead, ...past].map(week => {
    const dates = weekDates(week);
    const [from, to] = [dates[0] ?? '', dates[6] ?? ''];
    return { id: week, name: `${week} (${from} to ${to})`, from, to };
  });
}
