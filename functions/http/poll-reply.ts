import type { ChangeState } from '../../core/changes.ts';
import { pollChanges, type WantedChanges } from '../changes/poll.ts';
import { pollQuery } from '../schemas/webhooks.ts';
import { readQuery } from './body.ts';
import type { Call, Reply } from './endpoint.ts';
import { authorisedPerson } from './whose.ts';

/** How long to wait before looking again; and when there is more to be had at once. */
const lookAgainSeconds = 15;
const moreSeconds = 1;

/** 202 first and while there is nothing new, 200 with the changes else; and where to look next. */
export async function replyWithChanges({ request, caller, services }: Call): Promise<Reply> {
  const { after: afterS, until: untilS, continuation, userId, ...asked } = readQuery(request, pollQuery);
  const whose = authorisedPerson(caller, userId);
  const wanted: WantedChanges = {
    ...{ tenantId: caller.tenantId, ...asked },
    ...(whose !== undefined && { userId: whose }),
  };
  const state = afterS === undefined ? undefined : { afterS, ...rest(untilS, continuation) };
  const polled = await pollChanges(services, wanted, state);
  const headers = {
    location: nextAddress(request.url, polled.state),
    'retry-after': String(polled.more ? moreSeconds : lookAgainSeconds),
  };
  if (polled.changes.length === 0) return { status: 202, headers };
  return { headers, body: polled.changes };
}

function rest(untilS: number | undefined, continuation: string | undefined): Omit<ChangeState, 'afterS'> {
  return {
    ...(untilS !== undefined && { untilS }),
    ...(continuation !== undefined && { continuation }),
  };
}

function nextAddress(address: string, { afterS, untilS, continuation }: ChangeState): string {
  const next = new URL(address);
  const state = { after: afterS, until: untilS, continuation };
  for (const [name, value] of Object.entries(state)) {
    if (value === undefined) next.searchParams.delete(name);
    else next.searchParams.set(name, String(value));
  }
  return next.href;
}
