/** Who has no name is called by an object id, of which both ends tell people apart. */
export function personName(name: string): string {
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(name) ? `${name.slice(0, 8)}…${name.slice(-4)}` : name;
}
