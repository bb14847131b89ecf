import { canonicalJson } from '../../core/canonical.ts';
import type { RunDocument } from '../../functions/week/documents.ts';
import { partitionFaults } from '../functions/week/oracle.ts';
import type { Rules } from '../functions/week/oracle-history.ts';
import { type Heard, isSettled, type Sent } from './history.ts';
import { closedDate, dailyMaxMinutes, tenantId, users, type World } from './world.ts';

/** What the tenant of the simulation forbids from the beginning to the end. */
export const rules: Rules = { dailyMaxMinutes, closedDates: [closedDate] };

/** Judges the final store against the history. Every sentence that comes back is a broken promise. */
export async function judge(world: World, sent: readonly Sent[]): Promise<string[]> {
  const faults: string[] = [];
  for (const userId of users) {
    const documents = await Array.fromAsync(world.observer.timesheets.all({ tenantId, userId }));
    const runs = documents.filter(document => document['kind'] === 'run') as unknown as RunDocument[];
    faults.push(
      ...judgeAnswers(
        runs,
        sent.filter(each => each.request.userId === userId),
      ),
    );
    faults.push(...partitionFaults(documents, rules));
  }
  return faults;
}

/** What clients were told must be what is in the store. */
function judgeAnswers(runs: readonly RunDocument[], sent: readonly Sent[]): string[] {
  const known = new Set(sent.flatMap(each => [...each.runIds]));
  const strange = runs
    .filter(run => !known.has(run.outcome.runId))
    .map(run => `${run.id}: nobody asked for this run`);
  return [...strange, ...sent.flatMap(each => judgeRequest(each, runs))];
}

function judgeRequest(each: Sent, runs: readonly RunDocument[]): string[] {
  const { request, runIds, heard } = each;
  const own = runs.filter(run => runIds.has(run.outcome.runId));
  const faults = heard.flatMap(answer => judgeAnswer(answer, each, own));
  if (own.length > 1) faults.push(`took effect ${own.length} times`);
  if (!isSettled(each)) faults.push('never settled');
  if (own.some(run => run.intent !== request.intent.kind)) faults.push('the receipt is of another request');
  return faults.map(fault => `run:${request.runId} (${request.intent.kind}): ${fault}`);
}

function judgeAnswer(answer: Heard, each: Sent, own: readonly RunDocument[]): string[] {
  if (answer.kind === 'recorded') return judgeOutcome(answer, own);
  if (answer.kind !== 'refused') return [];
  if (answer.receiptThen) return ['refused while its receipt was in the store'];
  // Of two deliveries under way at once, one may be refused before the other goes through.
  const other = answer.othersInFlight > 0 || each.heard.some(heard => heard.kind === 'recorded');
  // A receipt that says "unchanged" may still land after a refusal: both say that nothing was done.
  const effect = own.some(run => run.outcome.result === 'committed');
  return effect && !other ? ['refused, and applied later'] : [];
}

function judgeOutcome(answer: Extract<Heard, { kind: 'recorded' }>, own: readonly RunDocument[]): string[] {
  if (!answer.receiptThen) return ['answered with an outcome while the store had no receipt'];
  const told = canonicalJson(answer.outcome);
  return own.some(run => canonicalJson(run.outcome) === told)
    ? []
    : ['the outcome told is not the one stored'];
}
