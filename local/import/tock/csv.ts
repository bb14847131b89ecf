import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { type Info, parse } from 'csv-parse';
import { Stop } from '../io.ts';
import type { Refused } from '../refused.ts';

/** One record of a CSV file under its header's names, with the number of its (last) line. */
export type CsvRecord = { line: number; fields: Record<string, string> };

export type CsvColumns = { required: readonly string[]; known: readonly string[] };

type Refuse = (line: number, reason: string) => void;

const recordCharsMax = 100_000;

/**
 * Reads a CSV file record by record. Records that do not fit the header, repeat an earlier line or cannot be read go
 * to `refused`. Throws a Stop when there is no such file, or when a required column is missing.
 */
export async function* readCsv(
  file: string,
  columns: CsvColumns,
  refused: Refused[],
): AsyncGenerator<CsvRecord> {
  const refuse: Refuse = (line, reason) =>
    void refused.push({ file: basename(file), position: line, reason });
  const seen = new Map<string, number>();
  let header: string[] | undefined;
  for await (const { record, info } of records(file, refuse)) {
    const { lines: line } = info;
    const text = record.join('\0');
    if (!header) {
      header = readHeader(record, file, columns, refuse);
    } else if (record.length !== header.length) {
      refuse(line, `has ${record.length} columns; the header has ${header.length}`);
    } else if (seen.has(text)) {
      refuse(line, `is the same as line ${seen.get(text)}`);
    } else {
      seen.set(text, line);
      yield { line, fields: Object.fromEntries(header.map((name, index) => [name, record[index] ?? ''])) };
    }
  }
  if (!header) throw new Stop(`${file} is empty.`);
}

type Parsed = AsyncIterable<{ record: string[]; info: Info }>;

async function* records(file: string, refuse: Refuse): Parsed {
  let skipped = 0;
  const parser = parse({
    bom: true,
    info: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: recordCharsMax,
    skip_records_with_error: true,
    on_skip: error => {
      const line = Number(error?.['lines'] ?? 0);
      // The parser tells every stray quote of a line.
      if (line !== skipped) refuse(line, `cannot be read as CSV (${error?.code})`);
      skipped = line;
      return undefined;
    },
  });
  createReadStream(file)
    .on('error', error => parser.destroy(error))
    .pipe(parser);
  try {
    yield* parser as Parsed;
  } catch (error) {
    throw new Stop(`${file} cannot be read: ${error instanceof Error ? error.message : error}.`);
  }
}

/** A column that nobody knows may be a slip in a name that matters: it is named, and not used. */
function readHeader(
  header: string[],
  file: string,
  { required, known }: CsvColumns,
  refuse: Refuse,
): string[] {
  const missing = required.filter(name => !header.includes(name));
  if (missing.length > 0) throw new Stop(`${file} has no column ${missing.join(', ')}.`);
  for (const [index, name] of header.entries()) {
    if (header.indexOf(name) < index) throw new Stop(`${file} has the column ${name} twice.`);
    if (!required.includes(name) && !known.includes(name))
      refuse(1, `has an unknown column "${name}", which is left out`);
  }
  return header;
}
