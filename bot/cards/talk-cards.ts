import type { CardElement } from '@microsoft/teams.cards';
import type { Choice, Question } from '../../core/chat/understood.ts';
import type { Lesson } from '../../core/lessons.ts';
import type { Summary } from '../../core/summary/summary.ts';
import type { WeekId } from '../../core/week.ts';
import type { Tongue } from '../strings/strings.ts';
import {
  button,
  type Card,
  type CardAction,
  card,
  heading,
  openingButton,
  quoted,
  row,
  text,
} from './card.ts';
import { weekTitle } from './week-card.ts';

/** Which of them was meant. More than Teams shows as buttons are never offered. */
export function askCard(week: WeekId, question: Question, choices: readonly Choice[], tongue: Tongue): Card {
  const title = tongue.strings.ask[question];
  const actions = choices
    .slice(0, 5)
    .map(choice => button(choice.label, { verb: 'say', text: choice.text, week }));
  return card(
    [heading(title)],
    [...actions, button(tongue.strings.preview.cancel, { verb: 'cancel', week })],
    title,
  );
}

/** What a person can write, with a button for what needs no words. */
export function helpCard(week: WeekId, { strings }: Tongue): Card {
  const { title, intro, sentences } = strings.help;
  const rows = sentences.map(
    ([what, example]): CardElement => ({
      type: 'ColumnSet',
      spacing: 'Small',
      columns: [
        { type: 'Column', width: 1, items: [text(what, { weight: 'Bolder' })] },
        { type: 'Column', width: 2, items: [text(example)] },
      ],
    }),
  );
  const actions = [
    button(strings.summary.show, { verb: 'show', week }),
    button(strings.settings.title, { verb: 'settings' }),
  ];
  return card([heading(title), text(intro, { isSubtle: true }), ...rows], actions, title);
}

/** "Looks wrong": the ways to put it right. */
export function wrongCard(week: WeekId, undoRunId: string | undefined, { strings }: Tongue): Card {
  const { title, say, examples, undoDraft, editDay, settings } = strings.wrong;
  const undo =
    undoRunId === undefined
      ? []
      : [button(undoDraft, { verb: 'preview', week, offer: { kind: 'undo', undoRunId } })];
  const actions = [
    button(editDay, { verb: 'edit', week }),
    ...undo,
    button(settings, { verb: 'settings' }),
    button(strings.edit.back, { verb: 'show', week }),
  ];
  const body = [
    heading(title),
    text(say),
    ...examples.map(example => text(`“${example}”`, { spacing: 'Small' })),
  ];
  return card(body, actions, title);
}

/** The days that lack hours, once a week at most. */
export function reminderCard(summary: Summary, tongue: Tongue): Card {
  const { strings, format, words } = tongue;
  const { reminder } = strings;
  const short = summary.days.filter(({ missingMinutes }) => missingMinutes > 0);
  const sum = short.reduce((minutes, day) => minutes + day.missingMinutes, 0);
  const rows = short.map(day =>
    row([text(format.day(day.date))], [text(words.missing(format.hours(day.missingMinutes)))]),
  );
  const { week } = summary;
  const actions = [
    button(reminder.open, { verb: 'show', week }, { style: 'positive' }),
    openingButton(strings.summary.edit, { verb: 'open', week }),
    button(reminder.snooze, { verb: 'snooze', week }),
  ];
  const title = text(weekTitle(summary, tongue), { isSubtle: true, spacing: 'None' });
  const body = [heading(reminder.title), title, text(reminder.intro), ...rows];
  return card(body, actions, reminder.fallback(format.hours(sum)));
}

/** A correction that could become a rule. */
export function teachCard(
  rule: Lesson,
  { about, target }: { about: string; target: string },
  week: WeekId,
  { strings }: Tongue,
): Card {
  const offer = rule.trait === 'habit' ? strings.teach.offerHabit : strings.teach.offer;
  const said = offer(quoted(about), quoted(target));
  const actions = [
    button(strings.teach.always, { verb: 'teach', rule }),
    button(strings.preview.cancel, { verb: 'cancel', week }),
  ];
  return card([text(said)], actions, said);
}

/** A sentence, and the button that leads to the week. */
export function sayingCard(
  sentences: readonly string[],
  week: WeekId | undefined,
  { strings }: Tongue,
  more: CardAction[] = [],
): Card {
  const show = week === undefined ? [] : [button(strings.summary.show, { verb: 'show', week })];
  const actions = [...show, ...more];
  return card(
    sentences.map(said => text(quoted(said))),
    actions,
    sentences[0] ?? '',
  );
}
