import type { OrgRun, OrgRunPage } from '../../core/org-run/org-run.ts';
import { closed, withoutDead } from '../../core/org-run/settle.ts';
import type { Services } from '../ports.ts';
import { attempts } from '../week/retry.ts';
import { type OrgRunAddress, orgRunDocument, pageBody, readPage } from './documents.ts';
import { sendPage } from './send-page.ts';

/** Sends the people of one page again who have no result; in a re-drive those who lie with the dead letters, too. */
export async function sendPageAgain(
  services: Services,
  address: OrgRunAddress,
  run: OrgRun,
  resend: NonNullable<OrgRun['resend']>,
): Promise<OrgRun> {
  const [number, ...left] = resend.pages as [number, ...number[]];
  const page = await changePage(services, address, number, resend.dead ? withoutDead : same => same);
  await sendPage(services, address, run, number, page);
  const { resend: _, ...rest } = run;
  return left.length === 0 ? rest : { ...rest, resend: { ...resend, pages: left } };
}

/** Says `cancelled` of everybody who still waits on the page. */
export function closePage(services: Services, address: OrgRunAddress, page: number): Promise<OrgRunPage> {
  return changePage(services, address, page, closed);
}

/** Workers write to the same page, each to a field of their own; this change is made to what they have left. */
async function changePage(
  services: Services,
  address: OrgRunAddress,
  number: number,
  change: (page: OrgRunPage) => OrgRunPage,
): Promise<OrgRunPage> {
  const { tenants, clock, random } = services;
  for await (const _ of attempts(clock, random)) {
    const before = await readPage(services, address, number);
    if (!before) throw new Error(`Page ${number} of an org run is gone.`);
    const after = change(before.body);
    const same = Object.keys(after.results).length === Object.keys(before.body.results).length;
    if (same) return after;
    const id = orgRunDocument.page(address.orgRunId, number);
    const written = await tenants.replace(address.tenantId, id, pageBody(after), before.etag);
    if (written === 'replaced') return after;
  }
  throw new Error('A page of an org run is being changed by too many at once.');
}
