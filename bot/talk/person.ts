import type { Profile } from '../../core/profile.ts';
import { dateOfInstant, type IsoDate, type WeekId, weekOfDate } from '../../core/week.ts';
import { readProfile } from '../../functions/people/profile.ts';
import type { Partition, Services } from '../../functions/ports.ts';
import type { Card } from '../cards/card.ts';
import type { Incoming } from '../incoming.ts';
import { type Tongue, tongueOf } from '../strings/strings.ts';

/** One thing that the bot says: a card, perhaps in the place of an earlier message, a sentence, or a dialog's next page. */
export type Reply = { card: Card; replaces?: string } | { text: string } | { dialog: Card; title: string };

/** Whom the bot talks to, and in which words. */
export type Person = {
  services: Services;
  partition: Partition;
  profile: Profile;
  tongue: Tongue;
  /** BCP 47: the language of their Teams, which mostly names a region. Nothing is known of it where the bot speaks first. */
  teamsLocale?: string;
  today: IsoDate;
  /** The running week, where they live. */
  week: WeekId;
};

export async function personOf(services: Services, incoming: Incoming): Promise<Person> {
  const { tenantId, userId } = incoming;
  return personIn(services, { tenantId, userId }, incoming.locale);
}

/** Whoever has set nothing yet is spoken to in the language of their Teams. */
export async function personIn(services: Services, partition: Partition, locale?: string): Promise<Person> {
  const profile = await readProfile(services, partition);
  const isNew = !profile.consent && profile.locale === 'en';
  const today = dateOfInstant(Math.floor(services.clock.nowMs()), profile.zone);
  return {
    ...{ services, partition, profile, today, week: weekOfDate(today) },
    tongue: tongueOf((isNew ? locale : undefined) ?? profile.locale),
    ...(locale !== undefined && { teamsLocale: locale }),
  };
}

/** An id for something that a button does: pressing it twice is doing it once. */
export function newRunId({ services }: Person): string {
  const part = () => services.random().toString(36).slice(2, 10);
  return `bot-${part()}${part()}`;
}
