import { Refusal } from '../../core/errors.ts';
import { controlOnce } from '../../core/org-run/control.ts';
import type { Control, OrgRun } from '../../core/org-run/org-run.ts';
import { resultsOf, totalOf } from '../../core/org-run/settle.ts';
import type { Services } from '../ports.ts';
import { attempts } from '../week/retry.ts';
import { type OrgRunAddress, readOrgRun, readPages, writeOrgRun } from './documents.ts';
import { nudge } from './wake.ts';

/**
 * Pauses, resumes, cancels or re-drives an org run. Asking again for what is so already changes nothing, and neither does
 * what was asked under the same id before.
 */
export async function steerOrgRun(
  services: Services,
  address: OrgRunAddress,
  action: Control,
  runId?: string,
): Promise<OrgRun> {
  const { clock, random } = services;
  const asked = { action, ...(runId !== undefined && { runId }) };
  for await (const _ of attempts(clock, random)) {
    const stored = await readOrgRun(services, address);
    if (!stored) throw new Refusal('orgRunUnknown');
    const pages = await readPages(services, address, stored.body.open);
    const finished = totalOf(resultsOf(stored.body, pages));
    const controlled = controlOnce(asked, stored.body, clock.nowMs(), finished);
    if (controlled.kind === 'rejected') throw new Refusal(controlled.problem.code, controlled.problem);
    if (controlled.kind === 'same') return stored.body;
    if ((await writeOrgRun(services, address, stored, controlled.run)) === 'changed') continue;
    await nudge(services, address, stored.body.step + 1);
    return controlled.run;
  }
  throw new Refusal('busy', { message: 'The org run is being changed by many at once. Send it again.' });
}
