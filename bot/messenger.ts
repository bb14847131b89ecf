import type { DeliveryMessage, SendResult } from '../core/delivery.ts';
import { quietMs } from '../core/quiet.ts';
import type { WeekId } from '../core/week.ts';
import type { Messenger } from '../functions/delivery/messenger.ts';
import type { Partition, Services } from '../functions/ports.ts';
import { reminderCard } from './cards/talk-cards.ts';
import { markGone, type Roster, readRoster } from './roster.ts';
import type { Send } from './send.ts';
import { type Person, personIn, type Reply } from './talk/person.ts';
import { situationOf, summariseFor, weekCardOf } from './talk/week.ts';

/**
 * Brings people their summaries and reminders. Cards are made when they are sent, from the week as it is then. At most
 * one reminder of a week is the ledger's doing: a reminder is a run under an id that is fixed for the week.
 */
export function botMessenger(services: () => Services, send: Send): Messenger {
  return {
    async send(partition, { week, message }) {
      const roster = await readRoster(services(), partition);
      if (!roster || roster.state === 'uninstalled') return { kind: 'notInstalled' };
      if (roster.state === 'blocked') return { kind: 'blocked' };
      const person = await personIn(services(), partition);
      const reply = await whatToSay(person, roster, week, message);
      if ('kind' in reply) return reply;
      const result = await send(roster.conversation, reply);
      await keepInRoster(services(), partition, result);
      return result;
    },
  };
}

/** The card, or why it is not to be sent, or not now. */
async function whatToSay(
  person: Person,
  { snoozed }: Roster,
  week: WeekId,
  message: DeliveryMessage,
): Promise<Reply | SendResult> {
  const { zone, quietHours, summaries, reminders } = person.profile;
  const isReminder = message === 'reminder';
  if (!(isReminder ? reminders : summaries)) return { kind: 'notNeeded', code: 'notWanted' };
  if (isReminder && snoozed.includes(week)) return { kind: 'notNeeded', code: 'snoozed' };
  const waitMs = quietMs(person.services.clock.nowMs(), zone, quietHours);
  if (waitMs > 0) return { kind: 'later', waitMs };
  const reply = isReminder ? await reminderOf(person, week) : await summaryOf(person, week);
  return reply ?? { kind: 'notNeeded', code: 'nothingMissing' };
}

async function summaryOf(person: Person, week: WeekId): Promise<Reply> {
  return { card: weekCardOf(person, await situationOf(person, week)) };
}

/** Nothing, when the hours have been filled in meanwhile. */
async function reminderOf(person: Person, week: WeekId): Promise<Reply | undefined> {
  const summary = summariseFor(person, await situationOf(person, week));
  const isShort = summary.days.some(({ missingMinutes }) => missingMinutes > 0);
  return isShort ? { card: reminderCard(summary, person.tongue) } : undefined;
}

async function keepInRoster(services: Services, partition: Partition, { kind }: SendResult): Promise<void> {
  if (kind === 'blocked') await markGone(services, partition, 'blocked');
  if (kind === 'notInstalled') await markGone(services, partition, 'uninstalled');
}
