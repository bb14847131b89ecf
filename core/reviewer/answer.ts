import { commentLengthMax } from '../entry.ts';
import type { Finding } from '../finding.ts';
import type { Brief, BriefLine } from './brief.ts';
import { type Ungrounded, ungrounded } from './grounded.ts';
import { sentenceLengthMax } from './prompt.ts';

/** What an LLM answers. It has no words for minutes, projects or days. */
export type Answer = {
  comments: { line: string; text: string }[];
  findings: { line: string; clause: string; severity: 'info' | 'warn'; sentence: string }[];
};

/** Why a part of an answer was not used. */
export type DropReason = 'unknownLine' | 'unknownClause' | 'notWanted' | 'repeated' | 'length' | Ungrounded;

export type Checked = {
  /** By entry id. */
  comments: Map<string, string>;
  findings: Finding[];
  /** How many comments and findings were dropped, by reason. */
  dropped: Partial<Record<DropReason, number>>;
};

/** Keeps of an answer what it could know from the brief, and counts the rest. */
export function checkAnswer(brief: Brief, answer: Answer): Checked {
  const lines = new Map(brief.lines.map(line => [line.id, line]));
  const checked: Checked = { comments: new Map(), findings: [], dropped: {} };
  const drop = (reason: DropReason) => {
    checked.dropped[reason] = (checked.dropped[reason] ?? 0) + 1;
  };
  for (const comment of answer.comments) {
    const line = lines.get(comment.line);
    const text = tidy(comment.text);
    const reason = commentFault(line, text, checked);
    if (reason) drop(reason);
    else for (const { id } of line?.entries ?? []) checked.comments.set(id, text);
  }
  for (const given of answer.findings) {
    const finding = { ...given, sentence: tidy(given.sentence) };
    const line = lines.get(finding.line);
    const reason = findingFault(brief, line, finding, checked);
    if (reason || !line) drop(reason ?? 'unknownLine');
    else checked.findings.push(findingOf(line, finding));
  }
  return checked;
}

function commentFault(line: BriefLine | undefined, text: string, checked: Checked): DropReason | undefined {
  if (!line) return 'unknownLine';
  if (!line.wanted) return 'notWanted';
  if (line.entries.some(({ id }) => checked.comments.has(id))) return 'repeated';
  if (text === '' || text.length > commentLengthMax) return 'length';
  return ungrounded(text, textsOf(line));
}

function findingFault(
  { clauses }: Brief,
  line: BriefLine | undefined,
  { clause: clauseId, sentence }: Answer['findings'][number],
  { findings }: Checked,
): DropReason | undefined {
  const clause = clauses.find(({ id }) => id === clauseId);
  if (!line) return 'unknownLine';
  if (!clause) return 'unknownClause';
  const isSame = (finding: Finding) =>
    finding.clauseId === clauseId && finding.entryId === line.entries[0]?.id;
  if (findings.some(isSame)) return 'repeated';
  if (sentence === '' || sentence.length > sentenceLengthMax) return 'length';
  return ungrounded(sentence, [...textsOf(line), clause.id, clause.heading ?? '', clause.text]);
}

function findingOf(
  { entries }: BriefLine,
  { clause, severity, sentence }: Answer['findings'][number],
): Finding {
  const [first] = entries;
  return {
    code: 'policyClause',
    severity,
    message: sentence,
    clauseId: clause,
    ...(first && { date: first.date, entryId: first.id }),
  };
}

function textsOf({ cited: { project, task, titles }, entries, wanted }: BriefLine): string[] {
  const own = wanted ? undefined : entries[0]?.externalComment;
  return [project, task, ...titles, own].filter(text => text !== undefined);
}

/** One line, nothing invisible. */
function tidy(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
}
