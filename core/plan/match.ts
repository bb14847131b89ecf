import { type ProjectIndex, phrase, words } from '../catalogue.ts';
import type { LearnedRule } from '../profile.ts';
import type { CalendarEvent } from '../sources.ts';

/** Which project an event speaks for, how surely, and by which trait. */
export type Match = {
  projectId: string;
  taskId?: string;
  confidence: number;
  by: 'rule' | 'code' | 'category' | 'name' | 'domain';
  /** The learned rule that decided, for citing it. */
  ruleId?: string;
};

/** How sure each trait makes us; what a person taught outranks everything. */
const confidences = { rule: 0.95, code: 0.9, category: 0.85, name: 0.8, domain: 0.65 } as const;

/** An invitation that was not answered yet may not take place. */
const tentativeFactor = 0.75;

/** The project that an event counts for. Undefined when nothing speaks for one, or when two projects fit equally well. */
export function matchEvent(
  event: CalendarEvent,
  rules: readonly LearnedRule[],
  projects: ProjectIndex,
): Match | undefined {
  const match = matchRule(event, rules) ?? matchCatalogue(event, projects);
  if (!match || !event.tentative) return match;
  return { ...match, confidence: match.confidence * tentativeFactor };
}

/** The rule with the longest value wins: "apollo review" says more than "apollo". */
function matchRule(event: CalendarEvent, rules: readonly LearnedRule[]): Match | undefined {
  let best: LearnedRule | undefined;
  for (const rule of rules) {
    if (fits(rule, event) && rule.value.length > (best?.value.length ?? 0)) best = rule;
  }
  return (
    best && {
      projectId: best.projectId,
      ...(best.taskId !== undefined && { taskId: best.taskId }),
      confidence: confidences.rule,
      by: 'rule',
      ruleId: best.id,
    }
  );
}

function fits(rule: LearnedRule, event: CalendarEvent): boolean {
  const value = rule.value.toLowerCase();
  switch (rule.trait) {
    case 'title':
      return event.title.toLowerCase().includes(value);
    case 'category':
      return event.categories?.some(category => category.toLowerCase() === value) ?? false;
    case 'attendeeDomain':
      return event.domains?.some(domain => domain.toLowerCase() === value) ?? false;
    case 'series':
      return event.seriesId?.toLowerCase() === value;
    case 'habit':
      return false;
  }
}

function matchCatalogue(event: CalendarEvent, projects: ProjectIndex): Match | undefined {
  const title = words(event.title);
  return (
    onlyOne(idsNamed(title, projects, projects.byCode), 'code') ??
    onlyOne(idsOf(event.categories, projects.byCategory), 'category') ??
    onlyOne(idsNamed(title, projects, projects.byName), 'name') ??
    onlyOne(idsOf(event.domains, projects.byDomain), 'domain')
  );
}

/** Two projects that fit by the same trait cancel each other out: a guess would be wrong half of the time. */
function onlyOne(ids: ReadonlySet<string>, by: Exclude<Match['by'], 'rule'>): Match | undefined {
  const [projectId] = ids;
  return ids.size === 1 && projectId !== undefined
    ? { projectId, confidence: confidences[by], by }
    : undefined;
}

/** Whose code or name stands in a title. "Apollo Support" does not name "Apollo": a shorter one inside is not meant. */
function idsNamed(
  title: readonly string[],
  { longestFrom }: ProjectIndex,
  ids: ReadonlyMap<string, string[]>,
): Set<string> {
  const found = new Set<string>();
  let end = 0;
  for (const [at, word] of title.entries()) {
    let length = longestFrom.get(word) ?? 0;
    while (length > 0 && !ids.has(phrase(title.slice(at, at + length)))) length -= 1;
    if (length === 0 || at + length <= end) continue;
    end = at + length;
    for (const id of ids.get(phrase(title.slice(at, end))) ?? []) found.add(id);
  }
  return found;
}

const nobody: ReadonlySet<string> = new Set();

function idsOf(
  values: readonly string[] | undefined,
  ids: ReadonlyMap<string, string[]>,
): ReadonlySet<string> {
  return values ? new Set(values.flatMap(value => ids.get(value.toLowerCase()) ?? [])) : nobody;
}
