import { nextStretch } from '../../core/pacing.ts';
import type { Services } from '../ports.ts';
import { attempts } from '../week/retry.ts';

type Pace = { untilMs: number };

/**
 * Reserves due times for so many people of a tenant and returns the first. All org runs of a tenant share them: two at
 * once are each half as fast. A stretch that is reserved and then not used is lost, which costs a moment and no more.
 */
export async function reservePace(
  { tenants, clock, random }: Pick<Services, 'tenants' | 'clock' | 'random'>,
  tenantId: string,
  people: number,
  rate: number,
): Promise<number> {
  for await (const _ of attempts(clock, random)) {
    const known = await tenants.read<Pace>(tenantId, 'pace');
    const { startMs, untilMs } = nextStretch(known?.body.untilMs ?? 0, clock.nowMs(), people, rate);
    const body = { kind: 'pace', untilMs };
    const done = known
      ? await tenants.replace(tenantId, 'pace', body, known.etag)
      : await tenants.create(tenantId, 'pace', body);
    if (done === 'replaced' || done === 'created') return startMs;
  }
  throw new Error('The pace of a tenant is being changed by too many at once.');
}
