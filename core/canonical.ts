import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** JSON in one form only (RFC 8785): keys sorted, no spaces. Absent and undefined fields are left out alike. */
export function canonicalJson(value: unknown): string {
  return canonicalize(value) ?? 'null';
}

/** SHA-256 of the canonical JSON, in hexadecimal. Equal values have equal hashes on every machine. */
export function sha256(value: unknown): string {
  return hash('sha256', canonicalJson(value), 'hex');
}
