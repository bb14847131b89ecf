import type { RpcCookie } from '../core-types.ts';

const SAME_SITE = { none: undefined, lax: 'Lax', strict: 'Strict', explicitNone: 'None' } as const;

/** A cookie as the value of a Set-Cookie header, its value percent-encoded, its path `/` unless it names another. */
export function serializeCookie(cookie: RpcCookie): string {
  const sameSite = SAME_SITE[cookie.sameSite ?? 'none'];
  const parts = [
    `${cookie.name}=${encodeURIComponent(cookie.value)}`,
    cookie.expires && `Expires=${new Date(cookie.expires.value.seconds * 1000).toUTCString()}`,
    cookie.maxAge && `Max-Age=${Math.trunc(cookie.maxAge.value)}`,
    cookie.domain && `Domain=${cookie.domain.value}`,
    `Path=${cookie.path?.value ?? '/'}`,
    cookie.secure?.value && 'Secure',
    sameSite && `SameSite=${sameSite}`,
    cookie.httpOnly?.value && 'HttpOnly',
  ];
  return parts.filter(Boolean).join('; ');
}
