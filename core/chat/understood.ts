import type { Change } from '../intent.ts';
import type { IsoDate, WeekId } from '../week.ts';

/** What a sentence was taken for. Nothing is done yet: changes are previewed first. */
export type Understood =
  | { kind: 'changes'; changes: Change[] }
  | { kind: 'command'; command: Command }
  /** Which of them was meant; each choice is a sentence that is understood without asking. */
  | { kind: 'ask'; question: Question; choices: Choice[] }
  | { kind: 'notUnderstood'; reason: Reason };

export type Command =
  | { name: 'help' | 'missing' | 'submit' | 'undo' | 'show' | 'recall' | 'settings' }
  /** The cards of single days; without a date the question which one. */
  | { name: 'edit'; date?: IsoDate }
  | { name: 'why'; entryIds: string[] };

export type Question = 'whichProject' | 'whichLine' | 'whichDay' | 'addOrSet' | 'whichPart';

export type Choice = { label: string; text: string };

/** Why nothing could be made of it, and about what. Words for people are the catalogue's business. */
export type Reason =
  | { code: 'noSentence' }
  | { code: 'unknownProject'; text: string }
  | { code: 'noSuchLine'; text: string; date?: IsoDate }
  | { code: 'otherWeek'; date: IsoDate; week: WeekId }
  | { code: 'moreThanThere'; text: string; minutes: number; date: IsoDate }
  | { code: 'noLastWeek' }
  | { code: 'nothingToChange' };
