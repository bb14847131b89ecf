import type { WeekId } from '../core/week.ts';
import { updateDocument } from '../functions/people/update.ts';
import type { Partition, Services } from '../functions/ports.ts';
import { bare } from '../functions/week/documents.ts';
import type { Conversation } from './incoming.ts';

/** Who has the bot, and where they can be written to. What has ended is kept, so that nobody wonders why. */
export type Roster = {
  state: 'installed' | 'blocked' | 'uninstalled';
  conversation: Conversation;
  /** Weeks of which the person does not want to be reminded; the last few. */
  snoozed: WeekId[];
};

type RosterDocument = Partition & { id: 'roster'; kind: 'roster' } & Roster;

const document = { id: 'roster', kind: 'roster' } as const;
const snoozedMax = 8;

type Parts = Pick<Services, 'timesheets' | 'clock' | 'random'>;

export async function readRoster(
  { timesheets }: Pick<Parts, 'timesheets'>,
  partition: Partition,
): Promise<Roster | undefined> {
  const stored = await timesheets.read<RosterDocument>(partition, document.id);
  return stored && bare(stored.body);
}

/** Somebody has written or installed: from now on they can be written to there. Writes only what is news. */
export async function remember(
  services: Parts,
  partition: Partition,
  conversation: Conversation,
): Promise<void> {
  const known = await readRoster(services, partition);
  if (known?.state === 'installed' && isSame(known.conversation, conversation)) return;
  await updateDocument<Roster>(services, partition, document, before => ({
    snoozed: before?.snoozed ?? [],
    state: 'installed',
    conversation,
  }));
}

/** They have removed or blocked the bot. Of somebody who never had it, nothing is written. */
export async function markGone(
  services: Parts,
  partition: Partition,
  state: Exclude<Roster['state'], 'installed'>,
): Promise<void> {
  const known = await readRoster(services, partition);
  if (!known || known.state === state) return;
  await updateDocument<Roster>(services, partition, document, before => ({
    ...known,
    ...bareRoster(before),
    state,
  }));
}

export async function snooze(services: Parts, partition: Partition, week: WeekId): Promise<void> {
  const known = await readRoster(services, partition);
  if (!known || known.snoozed.includes(week)) return;
  await updateDocument<Roster>(services, partition, document, before => {
    const roster = { ...known, ...bareRoster(before) };
    return { ...roster, snoozed: [...roster.snoozed.filter(each => each !== week), week].slice(-snoozedMax) };
  });
}

function bareRoster(before: Roster | undefined): Partial<Roster> {
  return before ? bare(before as RosterDocument) : {};
}

function isSame(a: Conversation, b: Conversation): boolean {
  return a.conversationId === b.conversationId && a.serviceUrl === b.serviceUrl && a.botId === b.botId;
}
