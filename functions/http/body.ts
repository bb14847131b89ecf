import type { HttpRequest } from '@azure/functions';
import type { z } from 'zod';
import { Refusal } from '../../core/errors.ts';

/** Largest body that is read, in bytes. */
export const bodyMaxBytes = 1_048_576;

/** Reads and checks a JSON body. Throws a Refusal that names the field and what is wrong with it. */
export async function readBody<S extends z.ZodType>(request: HttpRequest, schema: S): Promise<z.output<S>> {
  return check(schema, parseJson(await readText(request)));
}

/** Checks what follows the question mark of the address, in the same way. */
export function readQuery<S extends z.ZodType>(request: HttpRequest, schema: S): z.output<S> {
  return check(schema, Object.fromEntries(request.query));
}

/** The body as it came, for what is not JSON. */
export async function readBytes(request: HttpRequest): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > bodyMaxBytes) throw new Refusal('bodyTooLarge');
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > bodyMaxBytes) throw new Refusal('bodyTooLarge');
  return new Uint8Array(bytes);
}

async function readText(request: HttpRequest): Promise<string> {
  const bytes = await readBytes(request);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('bodyMalformed', { message: 'The body is not UTF-8. Send JSON in UTF-8.' });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text === '' ? '{}' : text);
  } catch {
    throw new Refusal('bodyMalformed');
  }
}

/** Checks a value against its schema; the first fault becomes the problem. */
export function check<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw issue ? refusalOf(issue) : new Refusal('fieldInvalid');
}

function refusalOf(issue: z.core.$ZodIssue): Refusal {
  const field = fieldPath(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const [unknown = ''] = issue.keys;
    return new Refusal('fieldUnknown', { field: fieldPath([...issue.path, unknown]) });
  }
  return new Refusal('fieldInvalid', {
    message: `${issue.message}.`.replace(/\.\.$/, '.'),
    ...(field && { field }),
  });
}

const pathLengthMax = 200;

/** `changes[1].minutes`. Names of unknown fields are the client's: cut short, and made fit for an answer. */
export function fieldPath(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${String(part)}`))
    .join('')
    .slice(0, pathLengthMax)
    .toWellFormed();
}
