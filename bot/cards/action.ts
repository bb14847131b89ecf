import type { Change } from '../../core/intent.ts';
import type { LearnedRule } from '../../core/profile.ts';
import type { IsoDate, WeekId } from '../../core/week.ts';

/** What a preview shows and its button does. */
export type Offer =
  | { kind: 'correct'; changes: Change[] }
  | { kind: 'undo'; undoRunId: string }
  | { kind: 'submit' }
  | { kind: 'recall' };

/** What a button sends. `version` is the week's that the card shows: what is done is what was seen. */
export type ActionData =
  | { verb: 'show'; week: WeekId }
  | { verb: 'apply'; week: WeekId; version: number; runId: string; offer: Offer }
  /** Shows what an offer would change, first. */
  | { verb: 'preview'; week: WeekId; offer: Offer }
  | { verb: 'cancel'; week: WeekId }
  | { verb: 'edit'; week: WeekId; date?: IsoDate }
  /** With the inputs of the edit card. */
  | { verb: 'edited'; week: WeekId; date: IsoDate; version: number }
  | { verb: 'wrong'; week: WeekId }
  /** As if the person had written it. */
  | { verb: 'say'; text: string; week: WeekId }
  | { verb: 'settings' }
  /** With the inputs of the settings card; `consent` from the button that says so. */
  | { verb: 'save'; consent?: 'true' }
  | { verb: 'teach'; rule: Omit<LearnedRule, 'id'> }
  | { verb: 'forget'; ruleId: string }
  | { verb: 'snooze'; week: WeekId };
