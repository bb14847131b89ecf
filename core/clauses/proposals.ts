import type { Clause } from './clause.ts';

/** A setting that a clause of the policy seems to lay down. An administrator decides; nothing is set by itself. */
export type SettingProposal = {
  /** The document that holds the setting, and its field in there. */
  document: 'policy' | 'schedule';
  field: string;
  /** Minutes, characters, a share from 0 to 1, or a time of day. */
  value: number | string;
  clauseId: string;
};

type Recogniser = Pick<SettingProposal, 'document' | 'field'> & {
  /** All must be found in one sentence; the last one has the value in its group `value`. */
  when: RegExp[];
  read(value: string): number | string | undefined;
};

const most =
  /\b(at most|maximum|max\.?|no more than|not more than|not exceed|up to|höchstens|maximal|höchstarbeitszeit|nicht mehr als|nicht überschreiten|bis zu)\b/i;
const least =
  /\b(at least|minimum|no less than|not less than|mindestens|wenigstens|nicht unter|nicht weniger als)\b/i;
const number = String.raw`(?<value>\d+(?:[.,]\d+)?|[a-zäöüß]+)`;
const hours = new RegExp(`${number}\\s*[- ]?(?:hours?|h|stunden?|std\\.?)(?![\\p{L}])`, 'iu');

const recognisers: Recogniser[] = [
  {
    document: 'policy',
    field: 'dailyMaxMinutes',
    when: [most, /\b(per|a|each|any|one|in a) day\b|\bdaily\b|\b(pro|am|je) tag\b|täglich/i, hours],
    read: hoursOf,
  },
  {
    document: 'policy',
    field: 'rules.weeklyMaximum.maxMinutes',
    when: [
      most,
      /\b(per|a|each|any|one|in a) week\b|\bweekly\b|\b(pro|in der|je) woche\b|wöchentlich/i,
      hours,
    ],
    read: hoursOf,
  },
  {
    document: 'policy',
    field: 'rules.minimumRest.minMinutes',
    when: [least, /\brest\b|ruhezeit|\bruhe\b/i, hours],
    read: hoursOf,
  },
  {
    document: 'policy',
    field: 'minimumLineMinutes',
    when: [
      least,
      /\bentr(y|ies)\b|\blines?\b|eintr[aä]g|buchung/i,
      /(?<value>\d+)\s*(?:minutes?|min\.?|minuten)\b/i,
    ],
    read: whole,
  },
  {
    document: 'policy',
    field: 'rules.commentTooShort.minCharacters',
    when: [
      least,
      /comment|description|kommentar|beschreibung/i,
      /(?<value>\d+)\s*(?:characters?|zeichen)\b/i,
    ],
    read: whole,
  },
  {
    document: 'policy',
    field: 'rules.billableRatio.minShare',
    when: [
      least,
      /\bbillable\b|\bchargeable\b|abrechenbar|fakturierbar/i,
      /(?<value>\d+(?:[.,]\d+)?)\s*(?:%|percent|prozent)/i,
    ],
    read: share,
  },
  {
    document: 'schedule',
    field: 'lastWorkingDay.at',
    when: [
      /submit|hand(ed)? in|close[ds]? the week|cut-?off|abgeben|abgegeben|ein(zu)?reichen|eingereicht|abgabe/i,
      /\b(?:by|at|before|until|bis|um|vor)\b.*?(?<value>\d{1,2}(?:[:.]\d{2})?\s*(?:am|pm|uhr)|\d{1,2}:\d{2})/i,
    ],
    read: timeOf,
  },
];

/** Settings that the clauses seem to lay down, in the order of the document; of several for one field all are shown. */
export function proposeSettings(clauses: readonly Clause[]): SettingProposal[] {
  return clauses.flatMap(clause =>
    clause.text.split(/(?<=[.!?;])\s+/).flatMap(sentence => recognise(sentence, clause.id)),
  );
}

function recognise(sentence: string, clauseId: string): SettingProposal[] {
  return recognisers.flatMap(({ document, field, when, read }): SettingProposal[] => {
    if (!when.every(pattern => pattern.test(sentence))) return [];
    const written = when.at(-1)?.exec(sentence)?.groups?.['value'];
    const value = written === undefined ? undefined : read(written);
    return value === undefined ? [] : [{ document, field, value, clauseId }];
  });
}

const inWords = [
  'zero null',
  'one ein eine',
  'two zwei',
  'three drei',
  'four vier',
  'five fünf',
  'six sechs',
  'seven sieben',
  'eight acht',
  'nine neun',
  'ten zehn',
  'eleven elf',
  'twelve zwölf',
];

function numberOf(text: string): number | undefined {
  if (/^\d/.test(text)) return Number(text.replace(',', '.'));
  const found = inWords.findIndex(each => each.split(' ').includes(text.toLowerCase()));
  return found < 0 ? undefined : found;
}

function hoursOf(text: string): number | undefined {
  const value = numberOf(text);
  return value === undefined ? undefined : Math.round(value * 60);
}

function whole(text: string): number {
  return Number(text);
}

function share(text: string): number {
  return Number(text.replace(',', '.')) / 100;
}

/** "4 pm", "16:00" and "16 Uhr" are all `16:00`. */
function timeOf(text: string): string | undefined {
  const [, hour = '', minute = '00', suffix = ''] =
    /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|uhr)?/i.exec(text) ?? [];
  const halfDay = /^[ap]m$/i.test(suffix);
  if (Number(hour) > (halfDay ? 12 : 23) || Number(minute) > 59) return undefined;
  const shifted = halfDay ? (Number(hour) % 12) + (/^pm$/i.test(suffix) ? 12 : 0) : Number(hour);
  return `${String(shifted).padStart(2, '0')}:${minute}`;
}
