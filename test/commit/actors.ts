import type { Change, Intent, WeekRequest } from '../../core/intent.ts';
import { type WeekId, weekDates } from '../../core/week.ts';
import type { HeadDocument } from '../../functions/week/documents.ts';
import type { Chance } from './chance.ts';
import type { Sent } from './history.ts';
import { projectIds, tenantId, users, type World, weeks } from './world.ts';

/** What somebody might ask for next, given what the week looks like. Small choices, so that they meet each other. */
export async function nextRequest(
  world: World,
  chance: Chance,
  runId: string,
  sent: readonly Sent[],
): Promise<WeekRequest> {
  const userId = chance.pick(users);
  const week = chance.pick(weeks);
  const head = (await world.observer.timesheets.read<HeadDocument>({ tenantId, userId }, `week:${week}`))
    ?.body;
  const intent = nextIntent(
    chance,
    week,
    head,
    sent.filter(each => each.request.userId === userId),
  );
  const insists = head !== undefined && chance.hits(0.2);
  return { tenantId, userId, week, runId, intent, ...(insists && { expectedVersion: head.version }) };
}

function nextIntent(
  chance: Chance,
  week: WeekId,
  head: HeadDocument | undefined,
  sent: readonly Sent[],
): Intent {
  const roll = chance.next();
  if (roll < 0.3 || !head) return { kind: 'draft' };
  if (roll < 0.4) return { kind: 'redraft' };
  if (roll < 0.68) return { kind: 'correct', changes: changes(chance, week, head) };
  if (roll < 0.8 && sent.length > 0) return { kind: 'undo', undoRunId: chance.pick(sent).request.runId };
  if (roll < 0.87) return { kind: 'submit' };
  if (roll < 0.95) return { kind: 'recall' };
  return { kind: roll < 0.97 ? 'approve' : 'return' };
}

function changes(chance: Chance, week: WeekId, head: HeadDocument): Change[] {
  return Array.from({ length: 1 + chance.below(3) }, () => change(chance, week, head));
}

function change(chance: Chance, week: WeekId, head: HeadDocument): Change {
  const minutes = 15 * (1 + chance.below(16));
  const date = chance.pick(weekDates(week));
  if (head.entries.length === 0 || chance.hits(0.4)) {
    return { op: 'add', date, minutes, projectId: chance.pick(projectIds) };
  }
  const entryId = chance.pick(head.entries).id;
  if (chance.hits(0.3)) return { op: 'delete', entryId };
  return { op: 'change', entryId, minutes, ...(chance.hits(0.3) && { date }) };
}
