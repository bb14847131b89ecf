import ipaddr from 'ipaddr.js';

/** An origin that events may be sent to although it is not public or not encrypted; without a port, at any. */
export type AllowedOrigin = { protocol: string; hostname: string; port?: string };

/** Why nothing is sent to an address. */
export type CallbackFault = 'malformed' | 'notHttps' | 'credentials' | 'port' | 'hostName' | 'address';

export const callbackFaults: Readonly<Record<CallbackFault, string>> = {
  malformed: 'The address cannot be read. Give an https address.',
  notHttps: 'Events are sent by https only. Give an https address.',
  credentials: 'The address holds a user name or password. Leave them out.',
  port: 'Events are sent to port 443 only.',
  hostName: 'The host has no public name. Give one that everybody can resolve.',
  address: 'The host is not in the public internet. Give one that is.',
};

/**
 * What speaks against sending events to an address, before its name is resolved. The URL parser has made one of all ways
 * to write an IPv4 address by then (decimal, octal, hexadecimal, shortened).
 */
export function callbackFault(text: string, allowed: readonly AllowedOrigin[]): CallbackFault | undefined {
  const url = URL.parse(text);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return 'malformed';
  if (url.username !== '' || url.password !== '') return 'credentials';
  if (isAllowed(url, allowed)) return undefined;
  if (url.protocol !== 'https:') return 'notHttps';
  if (url.port !== '') return 'port';
  const host = hostOf(url);
  if (ipaddr.isValid(host)) return isPublicAddress(host) ? undefined : 'address';
  return isPublicName(host) ? undefined : 'hostName';
}

export function isAllowed(
  { protocol, hostname, port }: Pick<URL, 'protocol' | 'hostname' | 'port'>,
  allowed: readonly AllowedOrigin[],
): boolean {
  return allowed.some(
    each =>
      each.protocol === protocol &&
      each.hostname === hostname &&
      (each.port === undefined || each.port === port),
  );
}

function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

/** Endings that are resolved inside a network only. Source: RFC 6761, RFC 6762, RFC 8375, ICANN's name collision list. */
const insideOnly =
  /\.(localhost|local|localdomain|internal|intranet|private|corp|home|lan|home\.arpa|test|invalid|onion)$/;

function isPublicName(host: string): boolean {
  return host.includes('.') && !insideOnly.test(host);
}

/** Addresses of the public range at which clouds answer their own machines only. Source: Azure's documentation. */
const platforms = ['168.63.129.16'];
const globalUnicast = ipaddr.parseCIDR('2000::/3');

/**
 * Whether an address is one of the public internet: not loopback, link-local (where clouds keep metadata), private,
 * shared (CGNAT), multicast, reserved, or IPv4 in the clothes of IPv6.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast' || platforms.includes(address.toString())) return false;
  return address.kind() === 'ipv4' || address.match(globalUnicast);
}
