import type { Entry } from './entry.ts';
import { totalMinutes } from './entry.ts';
import type { WeekHead, WeekStatus } from './head.ts';
import { isClosed, type Policy } from './policy.ts';
import type { Profile } from './profile.ts';
import { type IsoDate, type WeekId, weekDays } from './week.ts';

/** A week as people and flows read it. Minutes everywhere. */
export type WeekView = {
  week: WeekId;
  status: WeekStatus;
  version: number;
  totalMinutes: number;
  expectedMinutes: number;
  days: { date: IsoDate; totalMinutes: number; expectedMinutes: number; closed: boolean; entries: Entry[] }[];
};

export function viewWeek(head: WeekHead, profile: Profile, policy: Policy): WeekView {
  const days = weekDays(head.week, profile.zone).map(({ date }, index) => {
    const entries = head.entries.filter(entry => entry.date === date);
    return {
      date,
      totalMinutes: totalMinutes(entries),
      expectedMinutes: profile.workingHours.minutes[index] ?? 0,
      closed: isClosed(policy, date),
      entries,
    };
  });
  const expectedMinutes = days.reduce((sum, day) => sum + day.expectedMinutes, 0);
  const { week, status, version, totalMinutes: total } = head;
  return { week, status, version, totalMinutes: total, expectedMinutes, days };
}
