import type { Change } from '../../core/intent.ts';
import type { Lesson } from '../../core/lessons.ts';
import type { IsoDate, WeekId } from '../../core/week.ts';
import type { Weekday } from '../../core/week-start.ts';

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
  /** Opens the dialog; comes as an action from clients that have none, and gets the cards of single days then. */
  | { verb: 'open'; week: WeekId }
  | { verb: 'edit'; week: WeekId; date?: IsoDate }
  /** With the inputs of the edit card. */
  | { verb: 'edited'; week: WeekId; date: IsoDate; version: number }
  | { verb: 'wrong'; week: WeekId }
  /** As if the person had written it. */
  | { verb: 'say'; text: string; week: WeekId }
  | { verb: 'settings' }
  /**
   * With the inputs of the settings card; `consent` from the button that says so. `firstDay` is the one that the card
   * begins its working hours with: the person may have another language by the time that it is read.
   */
  | { verb: 'save'; consent?: 'true'; firstDay?: Weekday }
  | { verb: 'teach'; rule: Lesson }
  | { verb: 'forget'; ruleId: string }
  | { verb: 'snooze'; week: WeekId };

/** What is being edited in a dialog: what has been changed so far, against the version that it was opened on. */
export type Editing = {
  week: WeekId;
  version: number;
  changes: Change[];
  /** The message with the card that the dialog was opened from: it is brought up to date. */
  cardId?: string;
};

/** What the buttons of a dialog send. */
export type DialogData =
  | { verb: 'open'; week: WeekId }
  /** With the inputs of the form. `from` is the first line of the page, `next` that of the one to show. */
  | ({ verb: 'fill'; go: 'preview' | 'on'; from: number; next: number } & Editing)
  | ({ verb: 'back' } & Editing)
  | ({ verb: 'do'; runId: string } & Editing)
  | { verb: 'close' };
