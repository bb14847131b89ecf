import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Whether a request carries the function key: in the header `x-functions-key` or as the query's `code`. */
export function carriesKey(request: IncomingMessage, url: URL, key: string | undefined): boolean {
  const given = request.headers['x-functions-key'] ?? url.searchParams.get('code');
  if (key === undefined || typeof given !== 'string') return false;
  return timingSafeEqual(digest(given), digest(key));
}

/** Equal lengths, which timingSafeEqual wants. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
