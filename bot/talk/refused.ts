import type { ErrorCode, Problem } from '../../core/errors.ts';
import type { Tongue } from '../strings/strings.ts';

/** Why something cannot be done, for people. English has the product's own sentences, which know more. */
const german: Partial<Record<ErrorCode, string>> = {
  consentMissing: 'Sie haben dem Entwerfen noch nicht zugestimmt. Mit „settings“ ändern Sie das.',
  entryUnknown: 'Diese Zeile gibt es nicht mehr.',
  projectUnknown: 'Dieses Projekt gibt es nicht.',
  taskUnknown: 'Diese Aufgabe gibt es nicht.',
  projectClosed: 'Das Projekt nimmt an diesem Tag keine Zeit an.',
  taskClosed: 'Die Aufgabe nimmt keine Zeit an.',
  dateOutsideWeek: 'Der Tag liegt in einer anderen Woche.',
  dayOverMaximum: 'Der Tag hätte mehr Stunden als erlaubt.',
  periodClosed:
    'Der Zeitraum ist abgeschlossen. Eine Administratorin oder ein Administrator kann ihn öffnen.',
  weekNotOpen: 'Die Woche ist eingereicht oder genehmigt. Rufen Sie sie zuerst zurück.',
  statusConflict: 'Das geht im jetzigen Zustand der Woche nicht.',
  submitBlocked: 'Vor dem Einreichen muss noch etwas geändert werden.',
  tooManyOperations: 'Das sind zu viele Änderungen auf einmal.',
  weekFull: 'Die Woche hat schon so viele Zeilen, wie sie haben kann.',
  undoUnknown: 'Das lässt sich nicht mehr zurücknehmen.',
};

export function refusedIn({ language, strings }: Tongue, { code, message }: Problem): string {
  return (language === 'de' ? german[code] : message) ?? strings.stale.gone;
}
