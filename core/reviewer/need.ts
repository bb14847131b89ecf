import { sha256 } from '../canonical.ts';
import type { Decision } from '../decide.ts';
import type { Finding } from '../finding.ts';
import { isWork } from '../review/week.ts';

type Decided = Extract<Decision, { kind: 'decided' }>;

/** One week in so many is looked at without a reason, so that what the rules do not see comes to light somewhere. */
const sampleOneIn = 20;

/** What makes a week worth an LLM's time: what the rules warn of, but for hours that are simply not there yet. */
const telling = ({ code, severity }: Finding) => severity !== 'info' && code !== 'missingHours';

/** Kinds of work that policies have most to say about. */
const unusual = new Set(['travel', 'overtime']);

/** Whether the rules think that an LLM should look at a decided draft. `subject` says whose week it is, for the sample. */
export function needsReview({ outcome, head }: Decided, subject: readonly string[]): boolean {
  if (outcome.result === 'unchanged') return false;
  if (outcome.findings.some(telling)) return true;
  if (head.entries.some(entry => isWork(entry) && unusual.has(entry.type))) return true;
  return Number.parseInt(sha256(subject).slice(0, 8), 16) % sampleOneIn === 0;
}
