import { sync, type VEvent } from 'node-ical';
import { type EventText, nameOf } from './components.ts';
import { type Fault, isFault, pinDates } from './dates.ts';
import type { ZoneFinder } from './zones.ts';

/** A VEVENT that can be used, and the line where it begins. */
export type ParsedEvent = { line: number; event: VEvent };

/** Reads one VEVENT by itself, so that a bad one takes no other with it. */
export function parseEvent(
  { line, lines }: EventText,
  zoneOf: ZoneFinder,
  ownZone: string,
): ParsedEvent | Fault {
  const unsupported = lines.map(unsupportedBy).find(fault => fault !== undefined);
  if (unsupported !== undefined) return { fault: unsupported };
  const pinned = pinDates(lines, zoneOf, ownZone);
  if (isFault(pinned)) return pinned;
  const text = [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    ...pinned.map(withUpperCaseName),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  try {
    const event = Object.values(sync.parseICS(text.join('\n'))).find(
      each => each?.type === 'VEVENT',
    ) as VEvent;
    if (typeof event.uid !== 'string') return { fault: 'has no UID' };
    return { line, event };
  } catch (error) {
    return { fault: `cannot be read: ${error instanceof Error ? error.message : error}` };
  }
}

/** What would come out wrong without anybody noticing is refused by name. */
function unsupportedBy(line: string): string | undefined {
  const name = nameOf(line);
  if (name === 'RRULE' && /FREQ=(SECONDLY|MINUTELY)/i.test(line)) return 'repeats every minute or second';
  if (name === 'RECURRENCE-ID' && /RANGE=THISANDFUTURE/i.test(line))
    return 'changes all later occurrences at once (RANGE=THISANDFUTURE), which is not supported';
  if (name === 'RDATE') return 'has extra dates (RDATE), which are not supported';
  return undefined;
}

/** Names compare without case, but not to the parser. */
function withUpperCaseName(line: string): string {
  const name = nameOf(line);
  return name + line.slice(name.length);
}
