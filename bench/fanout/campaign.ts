import { setTimeout } from 'node:timers/promises';
import type { OrgRunView } from '../../core/org-run/view.ts';
import { readOrgRun } from '../../functions/org-run/documents.ts';
import { startOrgRun } from '../../functions/org-run/start.ts';
import { freshView } from '../../functions/org-run/status.ts';
import type { Services } from '../../functions/ports.ts';
import { fanoutWeek } from './people.ts';

export const orgRunId = 'fanout';
const lookEveryMs = 500;

export async function startCampaign(services: Services, tenantId: string, rate: number): Promise<void> {
  const request = { week: fanoutWeek, kind: 'draft', dryRun: false, rate } as const;
  await startOrgRun(services, { tenantId, orgRunId }, 'bench', request);
}

/** Looks at an org run until it has ended; `each` hears of every look. Nothing for five minutes: it hangs. */
export async function untilEnded(
  services: Services,
  tenantId: string,
  each: (view: OrgRunView) => Promise<void> | void = () => undefined,
): Promise<OrgRunView> {
  let last = { finished: -1, atMs: Date.now() };
  for (;;) {
    const stored = await readOrgRun(services, { tenantId, orgRunId });
    if (!stored) throw new Error('The org run is gone.');
    const view = await freshView(services, { tenantId, orgRunId }, stored.body);
    await each(view);
    if (view.state === 'completed') return view;
    const { finished } = view.users;
    if (finished !== last.finished) last = { finished, atMs: Date.now() };
    if (Date.now() - last.atMs > 300_000) throw new Error(`The org run stands still at ${finished}.`);
    await setTimeout(lookEveryMs);
  }
}

/** From its start to its end, as the org run itself says. */
export function durationMs({ createdAt, endedAt }: OrgRunView): number {
  return Date.parse(endedAt ?? createdAt) - Date.parse(createdAt);
}
