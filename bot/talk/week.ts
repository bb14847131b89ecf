import type { Situation } from '../../core/decide.ts';
import type { Entry } from '../../core/entry.ts';
import { summariseSituation } from '../../core/summary/summarise-situation.ts';
import type { Summary } from '../../core/summary/summary.ts';
import type { WeekId } from '../../core/week.ts';
import { readSituation } from '../../functions/week/preview.ts';
import { weekCard } from '../cards/week-card.ts';
import { newRunId, type Person, type Reply } from './person.ts';

/** The week as it stands now, with a sentence about what has just happened. */
export async function showWeek(person: Person, week: WeekId, notice?: string): Promise<Reply> {
  return { card: weekCardOf(person, await situationOf(person, week), notice) };
}

export function weekCardOf(person: Person, situation: Situation, notice?: string) {
  const undoRunId = draftRunOf(situation.head.entries);
  return weekCard(summariseFor(person, situation), person.tongue, {
    submitRunId: newRunId(person),
    ...(undoRunId !== undefined && { undoRunId }),
    ...(notice !== undefined && { notice }),
    ...(person.services.teamsApp && { app: person.services.teamsApp }),
  });
}

export function situationOf({ services, partition }: Person, week: WeekId): Promise<Situation> {
  return readSituation(services, partition, week);
}

/** In the language that the person is spoken to in. */
export function summariseFor({ tongue, profile }: Person, situation: Situation): Summary {
  const locale = tongue.language === 'de' ? 'de' : 'en';
  const spoken = {
    ...situation.profile,
    locale: profile.locale.startsWith(locale) ? profile.locale : locale,
  };
  return summariseSituation({ ...situation, profile: spoken });
}

/** The run of the agent that drafted last, as the ids of its lines tell: `entry:2026-W47:run:3`. */
export function draftRunOf(entries: readonly Entry[]): string | undefined {
  const since = new Map<string, number>();
  for (const { id, owner, version } of entries) {
    const runId = owner === 'agent' ? /^entry:[^:]+:([\w.-]+):\d+$/.exec(id)?.[1] : undefined;
    // A later run may have changed lines of an earlier one: the oldest version is nearest to the run's own.
    if (runId !== undefined) since.set(runId, Math.min(version, since.get(runId) ?? version));
  }
  return [...since].sort(([, a], [, b]) => b - a)[0]?.[0];
}
