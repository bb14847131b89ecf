import { z } from 'zod';
import { ruleTraits } from '../../core/profile.ts';
import { weekdays } from '../../core/week-start.ts';
import { date, id, text, week } from '../../functions/schemas/fields.ts';
import { correctionRequest, statusRequest, undoRequest } from '../../functions/schemas/week-requests.ts';
import type { ActionData } from '../cards/action.ts';
import { wrongCard } from '../cards/talk-cards.ts';
import type { Inputs } from '../edit/inputs.ts';
import { snooze } from '../roster.ts';
import { editedDay, editWeek } from './edit.ts';
import { applyOffer, previewOffer } from './offer.ts';
import type { Person, Reply } from './person.ts';
import { answerSentence } from './sentence.ts';
import { forgetRule, saveSettings, showSettings } from './settings.ts';
import { teach } from './teach.ts';
import { draftRunOf, showWeek, situationOf } from './week.ts';

const version = z.int().min(0);
const offer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('correct'), changes: correctionRequest.shape.changes }),
  z.strictObject({ kind: z.literal('undo'), undoRunId: undoRequest.shape.undoRunId }),
  z.strictObject({ kind: z.literal('submit') }),
  z.strictObject({ kind: z.literal('recall') }),
]);
const rule = z.strictObject({
  trait: z.enum(ruleTraits),
  value: text(255),
  projectId: id,
  taskId: id.exactOptional(),
});

/** What buttons send, with the inputs of their card beside it. A card comes back from outside: nothing of it is trusted. */
const actionData = z.discriminatedUnion('verb', [
  z.object({ verb: z.literal('show'), week }),
  z.object({ verb: z.literal('apply'), week, version, runId: statusRequest.shape.runId, offer }),
  z.object({ verb: z.literal('preview'), week, offer }),
  z.object({ verb: z.literal('cancel'), week }),
  z.object({ verb: z.literal('open'), week }),
  z.object({ verb: z.literal('edit'), week, date: date.exactOptional() }),
  z.object({ verb: z.literal('edited'), week, date, version }),
  z.object({ verb: z.literal('wrong'), week }),
  z.object({ verb: z.literal('say'), text: text(1_000), week }),
  z.object({ verb: z.literal('settings') }),
  z.object({ verb: z.literal('save'), firstDay: z.literal(weekdays).exactOptional() }),
  z.object({ verb: z.literal('teach'), rule }),
  z.object({ verb: z.literal('forget'), ruleId: id }),
  z.object({ verb: z.literal('snooze'), week }),
]);

/** Undefined for what no button of ours sends. */
export function readAction(data: unknown): ActionData | undefined {
  const parsed = actionData.safeParse(data);
  return parsed.success ? (parsed.data as ActionData) : undefined;
}

/** Does what a button says. The first reply takes the place of the card. */
export async function answerAction(person: Person, data: unknown): Promise<Reply[]> {
  const action = readAction(data);
  if (!action) return [await showWeek(person, person.week)];
  if (action.verb === 'apply') return applyOffer(person, action);
  if (action.verb === 'say') return answerSentence(person, action.text, action.week);
  return [await replyTo(person, action, data as Inputs)];
}

async function replyTo(
  person: Person,
  action: Exclude<ActionData, { verb: 'apply' | 'say' }>,
  inputs: Inputs,
): Promise<Reply> {
  const { strings } = person.tongue;
  switch (action.verb) {
    case 'show':
      return showWeek(person, action.week);
    case 'cancel':
      return showWeek(person, action.week, strings.done.cancelled);
    case 'preview':
      return previewOffer(person, action.week, action.offer);
    case 'open':
      return editWeek(person, action.week);
    case 'edit':
      return editWeek(person, action.week, action.date);
    case 'edited':
      return editedDay(person, action, inputs);
    case 'wrong': {
      const { head } = await situationOf(person, action.week);
      return { card: wrongCard(action.week, draftRunOf(head.entries), person.tongue) };
    }
    case 'settings':
      return showSettings(person);
    case 'save':
      return saveSettings(person, inputs, action.firstDay);
    case 'teach':
      return teach(person, action.rule);
    case 'forget':
      return forgetRule(person, action.ruleId);
    case 'snooze':
      await snooze(person.services, person.partition, action.week);
      return showWeek(person, action.week, strings.reminder.snoozed);
  }
}
