import type { CardElement } from '@microsoft/teams.cards';
import { defaultProfile, type Profile, planSources } from '../../core/profile.ts';
import { weekDates } from '../../core/week.ts';
import { startingOn } from '../../core/week-start.ts';
import { writeWorkingHours } from '../edit/working-hours.ts';
import type { Tongue } from '../strings/strings.ts';
import { button, type Card, card, heading, notice, quoted, row, text } from './card.ts';

/** Ids of the inputs of the settings card. */
export const settingsInputs = {
  consent: 'consent',
  sources: 'sources',
  first: 'first',
  comments: 'comments',
  zone: 'zone',
  hours: 'hours',
  language: 'language',
  summaries: 'summaries',
  reminders: 'reminders',
  quietFrom: 'quietFrom',
  quietTo: 'quietTo',
} as const;

/** A learned rule with the name of what it leads to. */
export type NamedRule = { id: string; habit?: boolean; value: string; target: string };

const rulesShown = 15;

/** First contact: what is read, what is written, and the choices, in one card. */
export function welcomeCard(profile: Profile, tongue: Tongue): Card {
  const { welcome } = tongue.strings;
  const list = (title: string, lines: readonly string[]) => [
    text(title, { weight: 'Bolder' }),
    ...lines.map(line => text(`• ${line}`, { spacing: 'Small' })),
  ];
  const body = [
    heading(welcome.title),
    text(welcome.intro),
    ...list(welcome.readsTitle, welcome.reads),
    ...list(welcome.writesTitle, welcome.writes),
    text(welcome.never, { isSubtle: true }),
    ...inputsOf(profile, tongue),
  ];
  // Consent is given by a button that says so, never by a box that was ticked already.
  const save = { verb: 'save', firstDay: tongue.firstDay } as const;
  const agree = button(welcome.start, { ...save, consent: 'true' }, { style: 'positive' });
  return card(body, [agree, button(welcome.later, save)], welcome.title);
}

export function settingsCard(
  profile: Profile,
  rules: readonly NamedRule[],
  tongue: Tongue,
  said?: string,
): Card {
  const { settings } = tongue.strings;
  const body = [
    ...(said === undefined ? [] : [notice(said)]),
    heading(settings.title),
    ...consentItems(profile, tongue),
    ...inputsOf(profile, tongue),
    ...ruleItems(rules, tongue),
  ];
  const save = button(settings.save, { verb: 'save', firstDay: tongue.firstDay }, { style: 'positive' });
  return card(body, [save], settings.title);
}

function consentItems({ consent }: Profile, { strings: { settings } }: Tongue): CardElement[] {
  return [
    toggle(settingsInputs.consent, settings.consent, consent),
    text(settings.consentHint, { isSubtle: true, size: 'Small', spacing: 'None' }),
  ];
}

function inputsOf(profile: Profile, tongue: Tongue): CardElement[] {
  const { settings } = tongue.strings;
  const { sourceOrder, comments, zone, workingHours } = profile;
  const choices = planSources.map(value => ({ title: settings.sourceNames[value], value }));
  return [
    {
      ...{ type: 'Input.ChoiceSet', id: settingsInputs.sources, label: settings.sources, choices },
      ...{ style: 'expanded', isMultiSelect: true, value: sourceOrder.join(',') },
    },
    {
      ...{ type: 'Input.ChoiceSet', id: settingsInputs.first, label: settings.sourceOrder, choices },
      ...{ style: 'compact', value: sourceOrder[0] ?? 'assignment' },
    },
    toggle(settingsInputs.comments, settings.comments, comments),
    { type: 'Input.Text', id: settingsInputs.zone, label: settings.zone, value: zone, maxLength: 60 },
    {
      ...{ type: 'Input.Text', id: settingsInputs.hours, maxLength: 60, ...hoursWords(tongue) },
      value: writeWorkingHours(workingHours.minutes, tongue.firstDay),
    },
    {
      ...{ type: 'Input.ChoiceSet', id: settingsInputs.language, label: settings.language },
      value: tongue.language,
      choices: (['en', 'de'] as const).map(value => ({ title: settings.languages[value], value })),
    },
    ...noticeItems(profile, settings),
  ];
}

/** When to be told, and of what. */
function noticeItems(
  { summaries, reminders, quietHours }: Profile,
  settings: Tongue['strings']['settings'],
): CardElement[] {
  const time = (id: string, label: string, value: string) =>
    ({ type: 'Column', width: 'stretch', items: [{ type: 'Input.Time', id, label, value }] }) as const;
  const columns = [
    time(settingsInputs.quietFrom, settings.quietFrom, quietHours.from),
    time(settingsInputs.quietTo, settings.quietTo, quietHours.to),
  ];
  return [
    text(settings.notices, { weight: 'Bolder', spacing: 'Large' }),
    toggle(settingsInputs.summaries, settings.summaries, summaries),
    toggle(settingsInputs.reminders, settings.reminders, reminders),
    { type: 'ColumnSet', columns: columns.map(column => ({ ...column, items: [...column.items] })) },
    text(settings.quietHint, { isSubtle: true, size: 'Small', spacing: 'None' }),
  ];
}

function toggle(id: string, title: string, on: boolean): CardElement {
  return { type: 'Input.Toggle', id, title, value: String(on), valueOn: 'true', valueOff: 'false' };
}

/** Any week: for the names of its days. */
const days = weekDates('2026-W01');

/** Working hours have no dates: they stand in the order of the person's own week. */
export function hoursWords({ strings: { settings }, format, firstDay }: Tongue) {
  const named = startingOn(firstDay, days).map(format.weekday);
  const example = writeWorkingHours(defaultProfile.workingHours.minutes, firstDay);
  return { label: settings.hours(named[0] ?? '', named[6] ?? ''), placeholder: settings.hoursHint(example) };
}

function ruleItems(rules: readonly NamedRule[], { strings: { settings } }: Tongue): CardElement[] {
  if (rules.length === 0) return [];
  return [
    text(settings.rules, { weight: 'Bolder', spacing: 'Large' }),
    ...rules.slice(0, rulesShown).map(({ id, habit, value, target }) =>
      row(
        [text((habit ? settings.habitRule : settings.rule)(quoted(value), quoted(target)))],
        [
          {
            type: 'ActionSet',
            actions: [{ ...button('✕', { verb: 'forget', ruleId: id }), tooltip: settings.forget(value) }],
          },
        ],
      ),
    ),
  ];
}
