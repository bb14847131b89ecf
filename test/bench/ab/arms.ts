import { type Arms, openArms } from '../../../bench/ab/arms.ts';
import type { Delays } from '../../../bench/ab/delays.ts';
import { virtualGround } from '../../../bench/ab/ground.ts';
import { chanceOf } from '../../commit/chance.ts';
import { createVirtualTime } from '../../commit/virtual-time.ts';

/** Both arms in virtual time, for as long as the work takes. */
export function withArms<T>(delays: Delays, work: (arms: Arms) => Promise<T>): Promise<T> {
  const time = createVirtualTime(Date.UTC(2026, 10, 23, 8));
  return time.run(async () => {
    const arms = await openArms(await virtualGround(time, delays.roundTripMs, chanceOf(1).next), delays);
    try {
      return await work(arms);
    } finally {
      await arms.close();
    }
  });
}

/** Everybody at once, out of step. */
export const arrivals = { atOnce: 12, rampMs: 50, random: chanceOf(2).next };
