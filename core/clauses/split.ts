import { type Clause, clauseLengthMax } from './clause.ts';

/** A part of the document before it gets an id. `number` is as the document writes it, without dots at the end. */
type Block = { kind: 'heading' | 'clause'; number?: string; text: string; indent: number };

/**
 * Splits a policy into clauses. `text` is plain text or Markdown: headings, numbered paragraphs (`2.1`, `§ 4`, `(b)`),
 * list items, table rows and paragraphs each become one. What stands under a heading remembers it.
 */
export function splitClauses(text: string): Clause[] {
  const taken = new Set<string>();
  const clauses: Clause[] = [];
  const numberOf = outline();
  let heading: string | undefined;
  for (const block of blocksOf(text)) {
    const number = numberOf(block);
    if (block.kind === 'heading') {
      heading = block.text;
      continue;
    }
    for (const part of partsOf(block.text)) {
      const id = idFor(number, clauses.length + 1, taken);
      clauses.push({ id, ...(heading !== undefined && { heading }), text: part });
    }
  }
  return clauses;
}

/** The number if it is still free, so that people find the clause in their own document. */
function idFor(number: string | undefined, place: number, taken: Set<string>): string {
  const id = number === undefined || taken.has(number) ? `#${place}` : number;
  taken.add(id);
  return id;
}

/**
 * Numbers as a reader would say them: `(b)` under 2 is 2(b), an indented 1 under 3 is 3.1, and so is a 1 that begins
 * anew under the heading 3.
 */
function outline(): (block: Block) => string | undefined {
  let outer: { indent: number; number: string }[] = [];
  let section: string | undefined;
  let beganAnew = false;
  let last = '';
  const placed = (number: string, indent: number) => {
    outer = outer.filter(each => each.indent < indent);
    const parent = outer.at(-1)?.number;
    if (parent !== undefined) return `${parent}.${number}`;
    beganAnew ||= number === '1';
    return section !== undefined && beganAnew ? `${section}.${number}` : number;
  };
  return ({ kind, number, indent }) => {
    if (number === undefined) return undefined;
    if (kind === 'clause' && isLetter(number)) return `${last}(${number})`;
    if (kind === 'heading') [section, beganAnew, outer] = [number, false, []];
    last = kind === 'clause' && /^\d+$/.test(number) ? placed(number, indent) : number;
    if (kind === 'clause') outer.push({ indent, number: last });
    return last;
  };
}

function isLetter(number: string): boolean {
  return /^[a-z]$/i.test(number);
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const raw of text.split(/\r\n|\r|\n/)) {
    const line = plain(raw);
    const indent = /^\s*/.exec(raw.replaceAll('\t', '    '))?.[0].length ?? 0;
    if (line === '' || tableRule.test(line)) {
      open = undefined;
      continue;
    }
    const started = blockStart(line);
    if (!started && open) {
      open.text += ` ${line}`;
      continue;
    }
    open = { ...(started ?? { kind: 'clause' as const, text: line }), indent };
    blocks.push(open);
    if (open.kind === 'heading') open = undefined;
  }
  return blocks;
}

const tableRule = /^\|?[\s|:-]*-{3,}[\s|:-]*$/;
const hashHeading = /^#{1,6}\s+(?:(?:§\s*)?(?<number>\d+(?:\.\d+)*[a-z]?)[.)]?\s+)?(?<text>.+?)#*$/;
const numbered =
  /^(?:§\s*(?<section>\d+[a-z]?)[.)]?|(?<number>\d+(?:\.\d+)+|\d+(?=[.)]))[.)]?|\(?(?<letter>[a-z])\))\s+(?<text>.+)$/i;
const bullet = /^[-*•–]\s+(?<text>.+)$/;
const row = /^\|(?<text>.+)\|$/;

/** What a line begins, or undefined when it goes on with the one before. */
function blockStart(line: string): Omit<Block, 'indent'> | undefined {
  const heading = hashHeading.exec(line)?.groups;
  if (heading) return { kind: 'heading', ...numberOf(heading['number']), text: heading['text'] as string };
  const item = numbered.exec(line)?.groups;
  if (item) {
    const text = item['text'] as string;
    const number = item['section'] ?? item['number'] ?? item['letter']?.toLowerCase();
    return { kind: isTitle(text) ? 'heading' : 'clause', ...numberOf(number), text };
  }
  const listed = bullet.exec(line)?.groups?.['text'];
  if (listed !== undefined) return { kind: 'clause', text: listed };
  const cells = row.exec(line)?.groups?.['text'];
  if (cells !== undefined)
    return {
      kind: 'clause',
      text: cells
        .split('|')
        .map(cell => cell.trim())
        .join(': '),
    };
  return undefined;
}

function numberOf(number: string | undefined): { number?: string } {
  return number === undefined ? {} : { number };
}

/** "3. Travel" heads what follows; "3. Travel is paid from door to door." says something. */
function isTitle(text: string): boolean {
  return !/[.!?;:,]$/.test(text) && text.split(' ').length <= 5;
}

/** Without emphasis, links and whatever cannot be seen. */
function plain(line: string): string {
  return line
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\u00a0]/gu, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|`)/g, '')
    .replace(/\\([.()#*_-])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

function partsOf(text: string): string[] {
  if (text.length <= clauseLengthMax) return [text];
  const parts: string[] = [''];
  for (const sentence of text.split(/(?<=[.!?;])\s+/).flatMap(pieces)) {
    const last = parts.at(-1) as string;
    if (last !== '' && last.length + sentence.length + 1 > clauseLengthMax) parts.push(sentence);
    else parts[parts.length - 1] = last === '' ? sentence : `${last} ${sentence}`;
  }
  return parts;
}

/** A sentence without end is cut: nothing of it may be lost. */
function pieces(sentence: string): string[] {
  return sentence.match(new RegExp(`.{1,${clauseLengthMax}}`, 'gsu')) ?? [];
}
