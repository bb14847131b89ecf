import type { RuleCode } from '../../review/settings.ts';
import type { SummaryWords } from '../words.ts';

/** What the rules say is English and has its figures in the sentence; here each is said in German without them. */
const findings: Record<RuleCode, string> = {
  dailyMaximum: 'Der Tag hat mehr Stunden als erlaubt. Bitte kürzen.',
  weeklyMaximum: 'Die Woche hat mehr Arbeitsstunden als erlaubt. Bitte kürzen.',
  overtime: 'Mehr als die Sollzeit des Tages. Bitte prüfen, ob die Überstunden abgesprochen sind.',
  minimumRest: 'Nach diesem Tag bleibt zu wenig Ruhezeit. Bitte die Stunden prüfen.',
  missingHours: 'Es fehlen Stunden. Bitte ergänzen.',
  weekendWork: 'Arbeit an einem Tag, der kein Arbeitstag ist. Bitte das Datum prüfen.',
  holidayWork: 'Arbeit an einem Feiertag. Bitte das Datum prüfen oder eine Genehmigung einholen.',
  workDuringTimeOff: 'Mehr Arbeit, als der Urlaub an diesem Tag übrig lässt. Bitte eines von beiden ändern.',
  duplicateLine: 'Diese Zeile steht zweimal da. Bitte eine löschen.',
  overlap: 'Zeilen zum selben Termin haben zusammen mehr Zeit, als er gedauert hat. Bitte prüfen.',
  closedProject: 'Das Projekt nimmt an diesem Tag keine Zeit an. Bitte ein anderes wählen.',
  closedPeriod:
    'Der Zeitraum ist abgeschlossen. Eine Administratorin oder ein Administrator kann ihn öffnen.',
  outsideAssignment: 'Die Zeit liegt außerhalb der Zuweisung. Bitte Projekt und Tag prüfen.',
  overEffort: 'Mehr Zeit, als für die Zuweisung geplant ist. Bitte mit der Projektleitung klären.',
  budgetUsed: 'Das Budget des Projekts ist aufgebraucht. Bitte mit der Projektleitung klären.',
  commentMissing: 'Diese Zeile liest der Kunde. Bitte sagen, was getan wurde.',
  commentTooShort: 'Der Kommentar ist sehr kurz. Bitte etwas mehr sagen.',
  billableRatio: 'Der Anteil der abrechenbaren Arbeit ist klein. Bitte die Projekte prüfen.',
};

export const german: SummaryWords = {
  types: {
    work: 'Arbeit',
    absence: 'Abwesenheit',
    vacation: 'Urlaub',
    overtime: 'Überstunden',
    onBreak: 'Pause',
    travel: 'Reise',
  },
  statuses: {
    draft: 'Entwurf',
    submitted: 'Eingereicht',
    approved: 'Genehmigt',
    returned: 'An Sie zurückgegeben',
    recallRequested: 'Rückruf erbeten',
  },
  sureness: { sure: 'Sicher', likely: 'Wahrscheinlich', unsure: 'Bitte prüfen' },
  severities: { block: 'Muss geändert werden', warn: 'Bitte ansehen', info: 'Hinweis' },
  yours: 'Von Ihnen',
  closedDay: 'Abgeschlossen',
  byRules: 'Nach Regeln geprüft, ohne KI-Prüfung.',
  closedWeek: 'Diese Woche ist abgeschlossen. Sie müssen nichts tun.',
  nothingEntered: 'Nichts eingetragen',
  weekOf: (from, to) => `Woche vom ${from} bis ${to}`,
  totalOf: (total, expected) => `${total} von ${expected}`,
  missing: hours => `${hours} fehlen`,
  reason: source =>
    ({
      assignment: 'Ihnen zugewiesen.',
      booking: 'Für Sie gebucht.',
      timeOff: 'Als Abwesenheit eingetragen.',
      holiday: 'Feiertag.',
      calendar: 'Aus Ihrem Kalender.',
      habit: 'Wie in früheren Wochen.',
    })[source],
  finding: ({ code, message }) => (Object.hasOwn(findings, code) ? findings[code as RuleCode] : message),
};
