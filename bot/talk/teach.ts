import type { Situation } from '../../core/decide.ts';
import type { Change } from '../../core/intent.ts';
import type { LearnedRule } from '../../core/profile.ts';
import { titleOf } from '../../core/summary/summarise.ts';
import { changeProfile } from '../../functions/people/profile.ts';
import { sayingCard, teachCard } from '../cards/talk-cards.ts';
import { newRunId, type Person, type Reply } from './person.ts';

const rulesMax = 200;

/** When a line that rests on a calendar event went to another project, that could hold for all such events. */
export function teachable(
  { tongue }: Person,
  { head, events, projects, profile }: Situation,
  changes: readonly Change[],
): Reply[] {
  for (const change of changes) {
    if (change.op !== 'change' || change.projectId === undefined) continue;
    const entry = head.entries.find(({ id }) => id === change.entryId);
    if (entry?.evidence?.source !== 'calendar') continue;
    const event = events.find(({ id }) => entry.evidence?.citations.includes(id));
    const { projectId, taskId } = change;
    if (!event || event.title === '' || profile.rules.some(rule => isAbout(rule, event.title))) continue;
    const rule = { trait: 'title' as const, value: event.title.slice(0, 255), projectId };
    const target = titleOf(
      { type: 'work', projectId, ...(taskId !== undefined && { taskId }) },
      { projects, words: tongue.words },
    );
    const taught = { ...rule, ...(taskId !== undefined && { taskId }) };
    return [{ card: teachCard(taught, target, head.week, tongue) }];
  }
  return [];
}

function isAbout({ trait, value }: LearnedRule, title: string): boolean {
  return trait === 'title' && value.toLowerCase() === title.toLowerCase();
}

/** From the next draft on, the planner goes by it. Taught twice, it is there once. */
export async function teach(person: Person, rule: Omit<LearnedRule, 'id'>): Promise<Reply> {
  const { services, partition, profile, tongue, week } = person;
  const others = profile.rules.filter(each => each.trait !== rule.trait || !isAbout(each, rule.value));
  const rules = [...others, { ...rule, id: newRunId(person) }].slice(-rulesMax);
  await changeProfile(services, partition, { rules });
  const { projects } = await services.tenants.settings(partition.tenantId);
  const { projectId, taskId } = rule;
  const target = titleOf(
    { type: 'work', projectId, ...(taskId !== undefined && { taskId }) },
    { projects, words: tongue.words },
  );
  return { card: sayingCard([tongue.strings.teach.learned(rule.value, target)], week, tongue) };
}
