import { weekDates, weekOfDate } from '../../week.ts';
import { dayOf } from '../days.ts';
import { editDay, type Simple, simple, why } from './commands.ts';
import { copy } from './copy.ts';
import { name, type Rule, sentence } from './rule.ts';

/** What is said without a project and without hours. Umlauts may be written out. */
const week = '(?:(?:meine|die|diese) )?(?:woche|stunden|zeiten)';

const phrases: Record<Simple, string> = {
  help: 'hilfe|hilf mir|hallo|moin|servus|grüß gott|guten (?:morgen|tag|abend)|was (?:kannst du|können sie)(?: alles)?|wie (?:geht|funktioniert) das|befehle',
  undo: '(?:das |es |die letzte änderung )?(?:wieder )?rückgängig(?: machen)?|mache? (?:das|es|die letzte änderung) (?:wieder )?rückgängig|nimm (?:das|es|die letzte änderung) (?:wieder )?zurück|(?:das|die letzte änderung) zurücknehmen',
  submit: `(?:${week} |alles )?(?:einreichen|absenden|abschicken|abgeben)|reiche? (?:${week}|alles) ein|(?:sende?|schicke?|gib) (?:${week}|alles) ab|(?:ich bin )?fertig`,
  recall: `(?:${week} )?(?:zurückholen|zurückrufen)|(?:hole?|rufe?) ${week} zurück`,
  missing:
    'was fehlt(?: mir)?(?: noch)?|(?:fehlt|fehlen)(?: mir)?(?: noch)? (?:etwas|was|stunden)|fehlende stunden(?: (?:an)?zeigen)?|wie ?viele? (?:stunden )?(?:fehlt|fehlen)(?: mir)?(?: noch)?|was ist (?:noch )?offen',
  show: `zeigen?(?: sie)?(?: mir)?(?: ${week})?|zeig(?: mir)?(?: ${week})?|(?:${week}|(?:die )?übersicht|(?:die )?zusammenfassung)(?: (?:an)?zeigen| ansehen)?|wie sieht ${week} aus`,
  settings:
    '(?:(?:meine|die) )?einstellungen(?: (?:öffnen|zeigen|anzeigen|ändern))?|(?:öffne|zeige?|ändere)(?: mir)? (?:(?:meine|die) )?einstellungen',
};

const edits = '(?:bearbeiten|ändern|korrigieren)';
const edit = '(?:bearbeite|ändere|korrigiere|bearbeiten|korrigieren)';
const one = `(?:${week}|(?:einen|den) tag)`;
const lastWeek = '(?:die )?(?:letzte|vorige) woche';
const same = `(?:(?:genau ?so|genau|dasselbe|das gleiche|alles|alles genau ?so) )?wie (?:(?:in der )?(?:letzten|vorigen) woche|${lastWeek})|${lastWeek} (?:übernehmen|kopieren|wiederholen)|(?:übernimm|kopiere|wiederhole) ${lastWeek}`;

/** Days in words that the grammar of days knows. */
const days: Readonly<Record<string, string>> = {
  ...{ montag: 'monday', dienstag: 'tuesday', mittwoch: 'wednesday', donnerstag: 'thursday' },
  ...{ freitag: 'friday', samstag: 'saturday', sonnabend: 'saturday', sonntag: 'sunday' },
  ...{ heute: 'today', gestern: 'yesterday', vorgestern: 'the day before yesterday', morgen: 'tomorrow' },
};
const day = `(?:(?:am|den|diesen) )?(?<day>${Object.keys(days).join('|')})`;

/** Commands in German. Sentences about projects and hours are understood in English only. */
export const germanRules: Rule[] = [
  ...Object.entries(phrases).map(([command, phrase]) => rule(phrase, simple(command as Simple))),
  rule(`(?:${one} )?${edits}|${edit}(?: ${one})?`, editDay),
  rule(`${day} ${edits}`, onDay(editDay)),
  rule(`${edit} ${day}`, onDay(editDay)),
  rule(`warum ${day}`, onDay(why)),
  rule(`warum (?<what>${name}) ${day}`, onDay(why)),
  rule(`warum(?: (?<what>${name}))?`, why),
  rule(same, copy),
  rule(`(?:${same}) ${day}`, onDay(copy)),
  rule(`${day} (?:${same})`, onDay(copy)),
];

function rule(phrase: string, build: Rule['build']): Rule {
  const spelled = phrase
    .replaceAll('ä', '(?:ä|ae)')
    .replaceAll('ö', '(?:ö|oe)')
    .replaceAll('ü', '(?:ü|ue)')
    .replaceAll('ß', '(?:ß|ss)');
  return {
    pattern: sentence(
      '(?:bitte )?(?:(?:kannst du|können sie|ich (?:will|möchte)) )?(?:bitte )?',
      `(?:${spelled})`,
      '(?: (?:in dieser|diese) woche)?(?:,? bitte)?(?:,? danke)?',
    ),
    build,
  };
}

/** With the day that was named; a day of another week leads there, as in English. */
function onDay(build: Rule['build']): Rule['build'] {
  return said => {
    const { context, groups } = said;
    const date = dayOf(days[groups['day'] ?? ''] ?? '', context);
    if (date === undefined || said.days.length > 0) return undefined;
    if (weekDates(context.week).includes(date)) return build({ ...said, days: [date] });
    return { kind: 'notUnderstood', reason: { code: 'otherWeek', date, week: weekOfDate(date) } };
  };
}
