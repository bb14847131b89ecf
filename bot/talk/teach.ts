import type { Situation } from '../../core/decide.ts';
import type { Change } from '../../core/intent.ts';
import { isAbout, type Lesson, lessonsOf } from '../../core/lessons.ts';
import { placeNamed } from '../../core/plan/line.ts';
import { titleOf } from '../../core/summary/summarise.ts';
import { changeProfile } from '../../functions/people/profile.ts';
import { sayingCard, teachCard } from '../cards/talk-cards.ts';
import { newRunId, type Person, type Reply } from './person.ts';

const rulesMax = 200;

/** When a correction could hold for all such events or weeks, the person is asked. */
export function teachable({ tongue }: Person, situation: Situation, changes: readonly Change[]): Reply[] {
  const { projects, head } = situation;
  return lessonsOf(situation, changes).map(lesson => {
    const named = namedRule(lesson, { projects, words: tongue.words });
    return { card: teachCard(lesson, named, head.week, tongue) };
  });
}

/** A rule in words: what it is about, and where it leads. */
export function namedRule(
  { trait, value, projectId, taskId }: Lesson,
  names: Parameters<typeof titleOf>[1],
): { about: string; target: string } {
  const title = (place: { projectId: string; taskId?: string }) => titleOf({ type: 'work', ...place }, names);
  return {
    about: trait === 'habit' ? title(placeNamed(value)) : value,
    target: title({ projectId, ...(taskId !== undefined && { taskId }) }),
  };
}

/** From the next draft on, the planner goes by it. Taught twice, it is there once. */
export async function teach(person: Person, lesson: Lesson): Promise<Reply> {
  const { services, partition, profile, tongue, week } = person;
  const others = profile.rules.filter(rule => !isAbout(rule, lesson));
  const rules = [...others, { ...lesson, id: newRunId(person) }].slice(-rulesMax);
  await changeProfile(services, partition, { rules });
  const { projects } = await services.tenants.settings(partition.tenantId);
  const { about, target } = namedRule(lesson, { projects, words: tongue.words });
  return { card: sayingCard([tongue.strings.teach.learned(about, target)], week, tongue) };
}
