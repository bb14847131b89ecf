/** A zone in which it is about noon: at night nobody is written to, whenever these tests run. */
export function daytimeZone(nowMs = Date.now()): string {
  const ahead = 12 - new Date(nowMs).getUTCHours();
  // Signs are the other way round in these names.
  return ahead === 0 ? 'UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}
