import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemGerman } from '@orama/stemmers/german';
import { words } from '../catalogue.ts';

/** What a text says that it cannot know from what it was given. */
export type Ungrounded = 'contact' | 'figure' | 'name';

/**
 * The first thing in a text that does not stand in its sources: an address or link, a figure in digits or words, or a
 * capitalised word that is neither there nor among the plain words of work. A name in lower case slips through.
 */
export function ungrounded(text: string, sources: readonly string[]): Ungrounded | undefined {
  if (/\S@\S|https?:|www\.|\]\(/i.test(text)) return 'contact';
  const known = new Set(sources.flatMap(words).flatMap(stems));
  const isKnown = (word: string) => stems(word).some(stem => known.has(stem));
  const said = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (said.some(word => isFigure(word) && !isKnown(word.toLowerCase()))) return 'figure';
  const capitalised = said.filter(word => /^\p{Lu}/u.test(word));
  const isPlain = (word: string) => stems(word.toLowerCase()).some(stem => plainStems.has(stem));
  return capitalised.every(word => isKnown(word.toLowerCase()) || isPlain(word)) ? undefined : 'name';
}

function stems(word: string): string[] {
  return [stemEnglish(word), stemGerman(word)];
}

const numerals = new Set(
  (
    'two three four five six seven eight nine ten eleven twelve twenty thirty hundred thousand half quarter ' +
    'zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig hundert tausend halb viertel'
  ).split(' '),
);

function isFigure(word: string): boolean {
  return /\p{N}/u.test(word) || numerals.has(word.toLowerCase());
}

/** Words with which sentences about work begin, and the nouns of work, which German writes with a capital. */
const plainStems = new Set(
  (
    'a an the and for of on in with at to as this these please no not work worked working review reviewed prepare preparation plan planning align alignment coordinate coordination discuss discussion ' +
    'design develop development implement implementation test testing analyse analyze analysis document documentation support fix update create write draft build deploy ' +
    'deployment migrate migration meeting workshop call session exchange clarify clarification follow status project task participation participate join attend lead present ' +
    'presentation refine refinement estimate investigate research configure configuration set up maintain maintenance monitor monitoring train training travel drive internal ' +
    'customer client team weekly daily regular joint technical detail add move enter check ask name give record split shorten remove change use choose state attach ' +
    'line lines entry entries comment hours time day days week weekend saturday sunday monday tuesday wednesday thursday friday approval clause policy rule ' +
    'der die das ein eine und für von mit im in am an auf zu zur zum bei bitte kein keine diese dieser arbeit arbeiten abstimmung besprechung planung vorbereitung nachbereitung umsetzung entwicklung prüfung durchführung ' +
    'erstellung analyse konzept konzeption dokumentation unterstützung betreuung begleitung koordination klärung austausch termin treffen sitzung teilnahme präsentation schulung ' +
    'weiterbildung reise anreise fehler behebung test tests einrichtung wartung pflege anpassung überarbeitung auswertung bearbeitung fortführung thema themen projekt aufgabe ' +
    'kunde kunden team intern woche tag stunde stunden zeit zeile eintrag kommentar regel richtlinie freigabe genehmigung samstag sonntag montag dienstag mittwoch donnerstag freitag wochenende ' +
    'prüfen ergänzen verschieben eintragen nennen angeben klären buchen ändern teilen kürzen einholen'
  )
    .split(' ')
    .flatMap(stems),
);
