import { Unzip, UnzipInflate } from 'fflate';
import mammoth from 'mammoth';
import TurndownService from 'turndown';
import { Refusal } from '../../core/errors.ts';

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Media types of policies that can be read. */
export const documentTypes = [docxType, 'text/markdown', 'text/plain'] as const;

/** What a document may hold unpacked, in bytes: a small file can be made to fill any memory. */
const unpackedMaxBytes = 20_000_000;

/** The text of an uploaded policy, as Markdown. Throws a Refusal that says what to do. */
export async function documentText(type: string, bytes: Uint8Array): Promise<string> {
  if (type === docxType) return wordText(bytes);
  if (type === 'text/markdown' || type === 'text/plain') return plainText(bytes);
  throw refuse(`Send it as one of ${documentTypes.join(', ')}, or application/json.`, 'content-type');
}

function plainText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse('The document is not UTF-8. Save it as UTF-8.');
  }
}

async function wordText(bytes: Uint8Array): Promise<string> {
  const unreadable = 'The document cannot be read. Save it as .docx and send it again.';
  if (unpackedBytes(bytes) === undefined) throw refuse(unreadable);
  try {
    const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
    return new TurndownService({ headingStyle: 'atx', bulletListMarker: '-' }).turndown(html);
  } catch {
    throw refuse(unreadable);
  }
}

/** Unpacks and throws away, to learn how much it is; undefined when it is no archive, or too much. */
function unpackedBytes(bytes: Uint8Array): number | undefined {
  let total = 0;
  const unzip = new Unzip(file => {
    file.ondata = (error, chunk) => {
      if (error) throw error;
      total += chunk.length;
      if (total > unpackedMaxBytes) throw new Error('Too much.');
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    // In small pieces, so that not much is unpacked at once.
    for (let at = 0; at < bytes.length; at += 1024) {
      unzip.push(bytes.subarray(at, at + 1024), at + 1024 >= bytes.length);
    }
    return total === 0 ? undefined : total;
  } catch {
    return undefined;
  }
}

function refuse(message: string, field?: string): Refusal {
  return new Refusal('documentUnreadable', { message, ...(field !== undefined && { field }) });
}
