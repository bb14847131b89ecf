import { words } from '../catalogue.ts';
import { type Entry, isAway } from '../entry.ts';
import { weekDates, weekOfDate } from '../week.ts';

/** What is known around an entry, as far as a policy may have something to say about it. */
export type EntryContext = {
  /** Names of its project and task, titles of the events that it rests on, its comments. */
  texts: readonly string[];
  billable?: boolean;
  /** The whole day that it is part of, in minutes. */
  dayMinutes: number;
  isHoliday?: boolean;
};

/** Words of policies for what an entry is, in English and German. */
const ofType: Record<Entry['type'], string> = {
  work: '',
  vacation: 'vacation annual leave holidays urlaub',
  absence: 'absence sickness illness krankheit abwesenheit',
  travel: 'travel journey trip reise reisezeit fahrten',
  overtime: 'overtime überstunden mehrarbeit',
  onBreak: 'breaks pause pausen',
};

/** Groups of words that policies and calendars use for one thing. Whoever writes one may mean the others. */
const synonyms = [
  'training certification course courses schulung schulungen weiterbildung kurs learning akademie seminar',
  'interview interviews candidate candidates recruiting hiring bewerbungsgespräch bewerbungsgespräche bewerber',
  'doctor dentist physician medical appointment appointments arzt arztbesuch arztbesuche zahnarzt',
  'sick sickness illness flu krank krankheit doctor krankmeldung',
  'pitch pitches proposal proposals presales sales offer rfp tender angebot akquise',
  'standup stand-ups scrum planning retrospective retrospectives retro sprint daily',
  'all-hands townhall town hall company team event offsite betriebsfeier betriebsfeiern ausflug ausflüge sommerfest',
  'one-to-one 1:1 1on1 talk talks lead',
  'conference conferences fair summit messe messebesuch messebesuche kongress',
  'onboarding mentoring mentor new colleagues buddy',
  'on-call oncall standby incident incidents rufbereitschaft bereitschaft einsatz einsätze',
  'incident incidents outage ticket hotfix störung',
  'deployment deployments release rollout night go-live cutover',
  'flight flights train trains plane planes drive driving journey travel reise reisezeit zug bahn flug anreise',
  'commute way home office wohnung büro fahrten arbeitsweg',
  'dinner dinners lunch hotel customers',
  'workshop workshops preparation',
  'bug bugs fix fixing defect defects rework warranty gewährleistung kulanz',
  'review reviews pull request code',
  'documentation docs manual wiki',
  'pipeline build ci tooling platform',
  'spike spikes prototype prototypes poc',
  'steering committee committees lenkungskreis',
  'vendor vendors supplier purchasing presentation demo',
  'safety briefing briefings evacuation drill drills fire first aiders',
  'exam exams apprentice apprentices preparation azubi',
  'language english course courses',
  'blood donation blutspende',
  'grant grants funded research package audit',
  'parental leave care child children elternzeit pflege kind',
  'jury duty court civil service',
  'works council betriebsrat',
  'shooting photo fotoaufnahmen dreh drehtag drehtage',
  'social media instagram linkedin channel soziale medien kanal post posts',
  'accessibility a11y barrierefreiheit audit prüfung prüfungen website',
  'jour fixe weekly wochenbesprechung besprechung meeting',
  'correction corrections feedback round korrekturschleife korrekturschleifen',
  'refactoring cleanup architect architektur',
  'project management pm controlling steuerung projektleitung',
  'remote homeoffice mobiles arbeiten mobile',
  'compensatory time off überstundenabbau gleitzeit overtime',
].map(group => group.split(' '));

const groupsOf = Map.groupBy(
  synonyms.flatMap((group, index) => group.flatMap(each => words(each).map(word => ({ word, index })))),
  ({ word }) => word,
);

/** A block of work that policies like to see parted, in minutes. */
const longLineMinutes = 240;

/** What an entry is about, in the words that policies use. */
export function topicsOf(entry: Entry, context: EntryContext): string {
  const told = words(context.texts.join(' '));
  const groups = new Set(told.flatMap(word => (groupsOf.get(word) ?? []).map(({ index }) => index)));
  return [
    ofType[entry.type],
    ...ofDay(entry, context),
    ...ofLine(entry, context),
    ...[...groups].flatMap(index => synonyms[index] as string[]),
  ].join(' ');
}

function ofDay({ date, type }: Entry, { dayMinutes, isHoliday }: EntryContext): string[] {
  if (isAway(type)) return [];
  const weekday = weekDates(weekOfDate(date)).indexOf(date);
  return [
    ...(weekday === 5 ? ['weekend saturday saturdays wochenende samstag'] : []),
    ...(weekday === 6 ? ['weekend sunday sundays sonntag sonntagen'] : []),
    ...(isHoliday ? ['public holiday holidays bank feiertag feiertagen'] : []),
    ...(dayMinutes > 600
      ? ['hours per day daily maximum sum exceed overtime höchstens stunden tag überstunden']
      : []),
  ];
}

function ofLine({ type, minutes, taskId, externalComment }: Entry, { billable }: EntryContext): string[] {
  if (isAway(type)) return [];
  return [
    ...(billable ? ['billable charged customer abrechenbar kunde'] : []),
    ...(billable && externalComment === undefined ? ['comment kommentar'] : []),
    ...(taskId === undefined ? ['task aufgabe'] : []),
    ...(minutes > longLineMinutes ? ['single line parted long'] : []),
  ];
}
