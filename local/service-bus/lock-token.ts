// A lock token is a UUID. As a delivery tag its first three groups are in the byte order of .NET's Guid, elsewhere in
// that of the standard. The broker names it by its 32 hexadecimal digits in standard order.
const GUID_ORDER = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];

function reordered(bytes: Buffer): Buffer {
  return Buffer.from(GUID_ORDER.map(place => bytes[place] ?? 0));
}

export function tagOf(token: string): Buffer {
  return reordered(Buffer.from(token, 'hex'));
}

export function tokenOf(tag: Buffer): string {
  return reordered(tag).toString('hex');
}
