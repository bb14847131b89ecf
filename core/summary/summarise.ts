import { type ProjectIndex, phrase, words } from '../catalogue.ts';
import type { Entry } from '../entry.ts';
import type { Finding } from '../finding.ts';
import type { WeekView } from '../week-view.ts';
import {
  type Summary,
  type SummaryDay,
  type SummaryFinding,
  type SummaryLine,
  surenessOf,
  type Why,
} from './summary.ts';
import type { SummaryWords } from './words.ts';

/** What a summary is made of. */
export type SummaryInput = {
  view: WeekView;
  /** What the review finds in the week as it stands. */
  findings: readonly Finding[];
  projects: ProjectIndex;
  /** Titles of calendar events by id. */
  titles: ReadonlyMap<string, string>;
  words: SummaryWords;
};

const titlesMax = 3;

export function summarise(input: SummaryInput): Summary {
  const { view } = input;
  const titles = new Map(
    view.days.flatMap(({ entries }) => entries.map(entry => [entry.id, titleOf(entry, input)] as const)),
  );
  const findings = input.findings.map(finding => findingOf(finding, input.words, titles));
  const days = view.days.map(day => dayOf(day, findings, input));
  const { week, status, version, totalMinutes, expectedMinutes } = view;
  const [first, last] = [view.days[0], view.days.at(-1)];
  return {
    ...{
      week,
      from: first?.date ?? '',
      to: last?.date ?? '',
      status,
      version,
      totalMinutes,
      expectedMinutes,
    },
    days,
    findings: findings.filter(({ date }) => date === undefined || !days.some(day => day.date === date)),
    blocked: findings.some(({ severity }) => severity === 'block'),
  };
}

function findingOf(
  finding: Finding,
  words: SummaryWords,
  titles: ReadonlyMap<string, string>,
): SummaryFinding {
  const { code, severity, date, entryId } = finding;
  const title = titles.get(entryId ?? '');
  return {
    ...{ code, severity, text: words.finding(finding) },
    ...(date !== undefined && { date }),
    ...(entryId !== undefined && { entryId }),
    ...(title !== undefined && { title }),
  };
}

function dayOf(
  { date, totalMinutes, expectedMinutes, closed, entries }: WeekView['days'][number],
  findings: readonly SummaryFinding[],
  input: SummaryInput,
): SummaryDay {
  // Nobody can do anything about a closed day.
  const ofDay = closed ? [] : findings.filter(finding => finding.date === date);
  const isShort = ofDay.some(({ code }) => code === 'missingHours');
  return {
    ...{ date, totalMinutes, expectedMinutes, closed },
    missingMinutes: isShort ? Math.max(0, expectedMinutes - totalMinutes) : 0,
    lines: entries.filter(({ status }) => status !== 'cancelled').map(entry => lineOf(entry, input)),
    findings: ofDay,
  };
}

function lineOf(entry: Entry, input: SummaryInput): SummaryLine {
  const { id: entryId, minutes, type, status, projectId, taskId, owner, evidence } = entry;
  const title = titleOf(entry, input);
  const comment = commentOf(entry, title);
  return {
    ...{ entryId, minutes, type, status, owner, title },
    ...(projectId !== undefined && { projectId }),
    ...(taskId !== undefined && { taskId }),
    ...(comment !== undefined && { comment }),
    ...(evidence && owner === 'agent' && { why: whyOf(evidence, input) }),
  };
}

/** What is said of a line, unless that is nothing but its own name. */
export function commentOf(entry: Entry, title: string): string | undefined {
  const comment = entry.externalComment ?? entry.description;
  const same = comment !== undefined && phrase(words(comment)) === phrase(words(title));
  return same ? undefined : comment;
}

/** A target in words. What the catalogue no longer knows keeps its id. */
export function titleOf(
  { type, projectId, taskId }: Pick<Entry, 'type' | 'projectId' | 'taskId'>,
  { projects, words }: Pick<SummaryInput, 'projects' | 'words'>,
): string {
  if (projectId === undefined) return words.types[type];
  const project = projects.byId.get(projectId);
  const task = project?.tasks.find(({ id }) => id === taskId)?.name ?? taskId;
  const target = [project?.name ?? projectId, ...(task === undefined ? [] : [task])].join(' · ');
  return type === 'work' ? target : `${target} (${words.types[type]})`;
}

function whyOf(
  { source, confidence, citations, reason }: NonNullable<Entry['evidence']>,
  { titles, words }: SummaryInput,
): Why {
  const cited = [...new Set(citations.flatMap(id => titles.get(id) ?? []))];
  return {
    ...{ source, confidence, sureness: surenessOf(confidence), sentence: words.reason(source, reason) },
    titles: cited.slice(0, titlesMax),
    moreTitles: Math.max(0, cited.length - titlesMax),
  };
}
