import type { TeamStrings } from './shape.ts';

export const germanTeam: TeamStrings = {
  begun: (begun, people) => `${begun} von ${people} Personen haben diese Woche begonnen`,
  states: 'Stand der Wochen',
  state: {
    draft: 'Offen',
    submitted: 'Eingereicht',
    approved: 'Genehmigt',
    returned: 'Zurückgegeben',
    recallRequested: 'Rückruf erbeten',
  },
  list: state => `Wochen: ${state}`,
  person: 'Person',
  you: 'Sie',
  hours: 'Stunden',
  findings: 'Befunde',
  untouched: count =>
    count === 1 ? '1 Zeile wie vom Agenten entworfen' : `${count} Zeilen wie vom Agenten entworfen`,
  select: person => `${person} auswählen`,
  selectAll: 'Alle auswählen',
  chosen: count => (count === 1 ? '1 Woche ausgewählt' : `${count} Wochen ausgewählt`),
  verdict: { approve: 'Genehmigen', return: 'Zurückgeben' },
  verdictOf: {
    approve: person => `Woche von ${person} genehmigen`,
    return: person => `Woche von ${person} zurückgeben`,
  },
  verdictAll: {
    approve: count => (count === 1 ? '1 Woche genehmigen' : `${count} Wochen genehmigen`),
    return: count => (count === 1 ? '1 Woche zurückgeben' : `${count} Wochen zurückgeben`),
  },
  open: person => `Woche von ${person} zeigen`,
  clear: 'Kein Befund',
  more: 'Mehr zeigen',
  none: { submitted: 'Keine Woche wartet auf Sie.', other: 'Keine Woche hat diesen Stand.' },
  ownWeek: 'Ihre eigene Woche genehmigt jemand anders.',
  waiting: 'Läuft',
  done: { approved: 'Genehmigt', returned: 'Zurückgegeben', other: 'Erledigt' },
  unknown: 'Keine Antwort. Versuchen Sie es noch einmal; nichts geschieht doppelt.',
  result: (done, left) =>
    left === 0 ? `${done} erledigt.` : `${done} erledigt, ${left} nicht. Jede Zeile sagt, warum.`,
  refresh: 'Neu laden',
};
