// Resource ids as Cosmos builds them: four bytes name the database, the next four the container, eight more the
// document. The SDK decodes a container's id and expects exactly eight bytes behind a session token.

/** The resource id of a database from its number. */
export function databaseRid(database: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(database);
  return encode(bytes);
}

/** The resource id of a container from the numbers of its database and itself. */
export function containerRid(database: number, container: number): string {
  return encode(containerBytes(database, container));
}

/** The resource id of a document. `number` is unique within the container for ever. */
export function documentRid(container: string, number: number): string {
  const bytes = Buffer.alloc(16);
  decode(container).copy(bytes);
  bytes.writeBigUInt64BE(BigInt(number), 8);
  return encode(bytes);
}

/** A document's ETag, quotes included. Transaction and step never come back, so no ETag is ever used twice. */
export function etagOf(lsn: number, step: number): string {
  return `"${lsn.toString(16).padStart(8, '0')}-${step.toString(16).padStart(4, '0')}"`;
}

function containerBytes(database: number, container: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32BE(database);
  bytes.writeUInt32BE(0x80000000 + container, 4);
  return bytes;
}

function encode(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('/', '-');
}

function decode(rid: string): Buffer {
  return Buffer.from(rid.replaceAll('-', '/'), 'base64');
}
