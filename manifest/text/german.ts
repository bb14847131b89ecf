import type { TranslatedTexts } from './texts.ts';

export const german: TranslatedTexts = {
  short: 'Time Agent',
  full: 'Time Agent: Ihre Woche, entworfen und geprüft',
  about: 'Ihre Zeiteinträge, entworfen aus Plänen und Kalender, jeder mit Begründung.',
  aboutFull: [
    'Time Agent entwirft Ihre Zeiteinträge der Woche aus dem, was für Sie geplant war, was laut Kalender stattfand und was bei Ihnen üblich ist. Jede Zeile sagt, warum sie da ist und wie sicher der Agent ist.',
    'Im Chat bekommen Sie Ihre Woche als Karte, berichtigen sie auf Karten oder in ganzen Sätzen (auf Englisch) und reichen sie mit einer Schaltfläche ein. Was sich ändern würde, sehen Sie, bevor etwas geschieht. Auf der Registerkarte ändern Sie eine ganze Woche in einem Raster, mit Tastatur oder Finger.',
    'Wer genehmigt, sieht, welche Wochen warten und was die Prüfung gefunden hat, und genehmigt sie einzeln oder gemeinsam oder gibt sie zurück. Wer verwaltet, verfolgt Läufe für die ganze Organisation, nicht zustellbare Nachrichten und die Regeln der Prüfung.',
    'Time Agent braucht eine eigene Installation in Ihrer Organisation und ein Konto bei Microsoft 365. Für niemanden wird etwas entworfen, der nicht zugestimmt hat. Die KI darf beschreiben und hinweisen; Stunden, Projekte und Tage kann sie nicht ändern.',
  ].join('\n\n'),
  tabs: { 'my-week': 'Meine Woche', team: 'Team', organisation: 'Organisation' },
  sentences: {
    show: 'Woche zeigen',
    'why today?': 'warum heute?',
    "what's missing?": 'was fehlt?',
    edit: 'bearbeiten',
    undo: 'rückgängig',
    submit: 'einreichen',
    recall: 'zurückholen',
    settings: 'Einstellungen',
    help: 'Hilfe',
  },
  commands: {
    show: 'Zeigt Ihre Woche Tag für Tag und was einen Blick braucht.',
    'why today?': 'Sagt zu jeder Zeile von heute, warum der Agent sie entworfen hat und wie sicher er ist.',
    "what's missing?": 'Nennt die Tage, an denen Stunden fehlen.',
    edit: 'Ändert die Stunden eines Tages auf einer Karte.',
    undo: 'Nimmt die letzte Änderung zurück, nachdem Sie gesehen haben, was das ändert.',
    submit: 'Reicht Ihre Woche zur Genehmigung ein.',
    recall: 'Holt eine Woche zurück, die Sie eingereicht haben.',
    settings: 'Zustimmung, Sprache, Arbeitszeit und was der Agent gelernt hat.',
    help: 'Was der Agent versteht, mit Beispielen.',
  },
};
