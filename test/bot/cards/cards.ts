import type { Card } from '../../../bot/cards/card.ts';
import { editDayCard, pickDayCard } from '../../../bot/cards/edit-card.ts';
import { editDialog } from '../../../bot/cards/edit-dialog.ts';
import { offerCard } from '../../../bot/cards/preview-card.ts';
import { settingsCard, welcomeCard } from '../../../bot/cards/settings-card.ts';
import {
  askCard,
  helpCard,
  reminderCard,
  sayingCard,
  teachCard,
  wrongCard,
} from '../../../bot/cards/talk-cards.ts';
import { weekCard } from '../../../bot/cards/week-card.ts';
import { type Line, lineOf } from '../../../bot/edit/lines.ts';
import { type Tongue, tongueOf } from '../../../bot/strings/strings.ts';
import { indexProjects } from '../../../core/catalogue.ts';
import type { Situation } from '../../../core/decide.ts';
import { decide } from '../../../core/decide.ts';
import type { Entry, Evidence } from '../../../core/entry.ts';
import { changedWeek } from '../../../core/summary/changed.ts';
import { titleOf } from '../../../core/summary/summarise.ts';
import { summariseSituation } from '../../../core/summary/summarise-situation.ts';
import type { SummaryDay } from '../../../core/summary/summary.ts';
import { weekDates } from '../../../core/week.ts';
import {
  aHead,
  anEntry,
  aPolicy,
  aProfile,
  aProject,
  aSituation,
  friday,
  monday,
  thursday,
  tuesday,
  wednesday,
  week,
} from '../../core/builders.ts';

const evidence = (
  source: Evidence['source'],
  confidence: number,
  reason: string,
  ...citations: string[]
) => ({
  ...{ source, confidence, reason, citations },
});
const line = (id: string, date: string, minutes: number, projectId: string, rest: Partial<Entry>): Entry =>
  anEntry({ id, date, minutes, projectId, owner: 'agent', ...rest });

const projects = indexProjects({
  projects: [
    aProject('contoso', {
      name: 'Contoso Rollout',
      tasks: [
        { id: 'build', name: 'Build', status: 'open' },
        { id: 'review', name: 'Code review', status: 'open' },
      ],
      commentRequired: true,
    }),
    aProject('fabrikam', { name: 'Fabrikam Migration' }),
    aProject('internal', { name: 'Internal', tasks: [{ id: 'meetings', name: 'Meetings', status: 'open' }] }),
  ],
});
const planned = evidence('assignment', 0.93, 'Assigned for 5:00 a day.', 'a-1');
const met = evidence('calendar', 0.72, 'The title names the project.', 'e-1', 'e-2');
const usual = evidence('habit', 0.48, 'As in week 2026-W46.', 'week:2026-W46');
const away = evidence('timeOff', 0.97, 'Vacation from 20 November.', 'off-1');
const comment = 'Cut-over rehearsal with the operations team';

const entries: Entry[] = [
  line('1', monday, 300, 'contoso', {
    taskId: 'build',
    evidence: planned,
    externalComment: 'Import of master data',
  }),
  line('2', monday, 180, 'fabrikam', { evidence: met, externalComment: comment }),
  line('3', tuesday, 300, 'contoso', { taskId: 'build', evidence: planned }),
  line('4', tuesday, 120, 'internal', { taskId: 'meetings', evidence: usual }),
  line('5', wednesday, 300, 'contoso', {
    taskId: 'build',
    evidence: planned,
    externalComment: 'Import of orders',
  }),
  line('6', wednesday, 90, 'contoso', {
    taskId: 'review',
    owner: 'person',
    externalComment: 'Review of the import',
  }),
  line('7', wednesday, 90, 'internal', { taskId: 'meetings', evidence: usual }),
  line('8', thursday, 480, 'fabrikam', { evidence: met, externalComment: comment }),
  { ...anEntry({ id: '9', date: friday, minutes: 480, type: 'vacation', owner: 'agent', evidence: away }) },
];
delete entries[8]?.projectId;

/** A week such as many have: nearly full, with one day that lacks an hour. */
export function aWeek(locale: string, rest: Partial<Situation> = {}): Situation {
  const event = (id: string, title: string) => ({ id, title, startsAtMs: 0, endsAtMs: 3_600_000 });
  return aSituation({
    head: aHead(entries, { version: 4, runId: 'draft-1' }),
    profile: aProfile({
      locale,
      rules: [{ id: 'r1', trait: 'title', value: 'cut-over', projectId: 'fabrikam' }],
    }),
    projects,
    events: [event('e-1', 'Fabrikam cut-over rehearsal'), event('e-2', 'Steering')],
    ...rest,
  });
}

const changes = [
  { op: 'change' as const, entryId: '3', minutes: 180 },
  { op: 'add' as const, date: tuesday, minutes: 180, projectId: 'fabrikam', externalComment: 'Data checks' },
  { op: 'delete' as const, entryId: '4' },
];

function changed(situation: Situation) {
  const decision = decide({ kind: 'correct', changes }, situation);
  if (decision.kind === 'rejected') throw new Error(decision.problem.message);
  return changedWeek(situation, decision.head, decision.outcome);
}

/** The week in the dialog, with something typed that is no number. */
export function aDialog(situation: Situation, tongue: Tongue, said?: string): Card {
  const { head } = situation;
  const places = [...situation.projects.byId.values()].map(({ id, name }) => ({ value: id, name }));
  const titleOfLine = (line: Line) => titleOf(line, { projects: situation.projects, words: tongue.words });
  const form = {
    ...{
      week: head.week,
      version: head.version,
      changes: [],
      days: weekDates(head.week).slice(0, 5),
      places,
    },
    ...{ titleOf: titleOfLine, from: 0, ...(said !== undefined && { said }) },
    lines: head.entries.map(entry => lineOf(entry, entry.externalComment)),
  };
  return editDialog(form, tongue);
}

/** Every card there is, by name, about the same week. */
export function allCards(locale: string): Record<string, Card> {
  const tongue = tongueOf(locale);
  const situation = aWeek(locale);
  const summary = summariseSituation(situation);
  const submitted = summariseSituation({ ...situation, head: { ...situation.head, status: 'submitted' } });
  const closed = summariseSituation({ ...situation, policy: aPolicy({ closedThrough: '2026-11-30' }) });
  const places = [{ value: 'fabrikam', name: 'Fabrikam Migration' }];
  const rule = { trait: 'title' as const, value: 'Steering', projectId: 'fabrikam' };
  const choices = ['Contoso Rollout', 'Contoso Rollout: Build'].map(label => ({
    label,
    text: `add 1h to ${label}`,
  }));
  const app = { id: '3f0f8a52-91a7-4a0e-9a3f-1d9f4f5b7a10', tabAddress: 'https://time.example/tab' };
  const options = { submitRunId: 'bot-s', undoRunId: 'draft-1', app };
  const { profile } = situation;
  return {
    week: weekCard(summary, tongue, options),
    'week-after': weekCard(summary, tongue, { ...options, notice: tongue.strings.done.correct }),
    'week-submitted': weekCard(submitted, tongue, options),
    'week-closed': weekCard(closed, tongue, options),
    preview: offerCard(changed(situation), { kind: 'correct', changes }, 'bot-1', tongue),
    ask: askCard(week, 'whichProject', choices, tongue),
    'edit-week': aDialog(situation, tongue),
    'edit-day': editDayCard(summary.days[1] as SummaryDay, summary, places, tongue),
    'pick-day': pickDayCard(summary, tongue),
    welcome: welcomeCard(profile, tongue),
    settings: settingsCard(profile, [{ id: 'r1', value: 'cut-over', target: 'Fabrikam Migration' }], tongue),
    reminder: reminderCard(summary, tongue),
    help: helpCard(week, tongue),
    wrong: wrongCard(week, 'draft-1', tongue),
    teach: teachCard(rule, { about: 'Steering', target: 'Fabrikam Migration' }, week, tongue),
    'teach-habit': teachCard(
      { trait: 'habit', value: 'internal', projectId: 'fabrikam' },
      { about: 'Internal', target: 'Fabrikam Migration' },
      week,
      tongue,
    ),
    saying: sayingCard(
      [tongue.strings.notUnderstood.noSentence, tongue.strings.notUnderstood.hint],
      week,
      tongue,
    ),
  };
}
