import { hash } from 'node:crypto';

/** A UUID made of a text: the same text gives the same one. Version 8 of RFC 9562, from the SHA-256. */
export function uuidOf(text: string): string {
  const digest = hash('sha256', text);
  const variant = ((Number.parseInt(digest.charAt(16), 16) & 0b11) | 0b1000).toString(16);
  const parts = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ];
  return parts.join('-');
}
