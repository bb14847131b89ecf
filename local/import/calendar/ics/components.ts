import { Stop } from '../../io.ts';

/** One VEVENT: its unfolded lines without those of its alarms, and the number of its first line in the file. */
export type EventText = { line: number; lines: string[] };

export type CalendarText = {
  events: EventText[];
  /** First lines of VEVENTs that are not closed. */
  unclosed: number[];
  /** The offsets from UTC that each VTIMEZONE knows, such as `+0100`, by its TZID. */
  offsets: Map<string, string[]>;
  /** What is said of the calendar as a whole, `METHOD` and the like. */
  properties: Map<string, string>;
};

type Component = { name: string; line: number; lines: string[] };

/** Takes an iCalendar file apart (RFC 5545, section 3.4). Throws a Stop when it is none. */
export function readComponents(text: string): CalendarText {
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text))
    throw new Stop('The file does not begin with BEGIN:VCALENDAR.');
  const found: CalendarText = { events: [], unclosed: [], offsets: new Map(), properties: new Map() };
  const open: Component[] = [];
  for (const { number, text: line } of unfold(text.replace(/^\uFEFF/, ''))) {
    const [, keyword, name = ''] =
      /^(BEGIN|END):\s*([\w-]+)\s*$/i.exec(line)?.map(part => part.toUpperCase()) ?? [];
    if (keyword === undefined) open.at(-1)?.lines.push(line);
    else if (keyword === 'BEGIN') {
      // Events do not lie in each other: the one before has lost its end.
      if (name === 'VEVENT') close(found, open, 'VCALENDAR');
      open.push({ name, line: number, lines: [] });
    } else {
      close(found, open, name);
      const closed = open.pop();
      if (closed) keep(found, closed, open.at(-1));
    }
  }
  close(found, open, '');
  return found;
}

/** Gives up what is open down to the innermost component of that name. */
function close(found: CalendarText, open: Component[], name: string): void {
  while (open.length > 0 && open.at(-1)?.name !== name) {
    const lost = open.pop();
    if (lost?.name === 'VEVENT') found.unclosed.push(lost.line);
  }
}

function keep(found: CalendarText, { name, line, lines }: Component, parent: Component | undefined): void {
  if (name === 'VEVENT') found.events.push({ line, lines });
  if (name === 'STANDARD' || name === 'DAYLIGHT')
    parent?.lines.push(...lines.filter(each => /^TZOFFSETTO/i.test(each)));
  if (name === 'VTIMEZONE') {
    found.offsets.set(valuesOf(lines, 'TZID').join(), valuesOf(lines, 'TZOFFSETTO'));
  }
  if (name === 'VCALENDAR') for (const each of lines) found.properties.set(nameOf(each), textAfterName(each));
}

function valuesOf(lines: readonly string[], name: string): string[] {
  return lines.filter(line => nameOf(line) === name).map(textAfterName);
}

export function nameOf(line: string): string {
  return (/^[\w-]+/.exec(line)?.[0] ?? '').toUpperCase();
}

function textAfterName(line: string): string {
  return line.slice(line.indexOf(':') + 1).trim();
}

/** Long lines go on behind a line break and a space (section 3.1). */
function unfold(text: string): { number: number; text: string }[] {
  const lines: { number: number; text: string }[] = [];
  for (const [index, physical] of text.split(/\r\n|\n|\r/).entries()) {
    const last = lines.at(-1);
    if (last && /^[ \t]/.test(physical)) last.text += physical.slice(1);
    else if (physical.trim() !== '') lines.push({ number: index + 1, text: physical });
  }
  return lines;
}
