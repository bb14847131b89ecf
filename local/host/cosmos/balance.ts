import type { Lease } from './leases.ts';

/**
 * Which leases one of several owners should take, so that each comes to an equal share: free and expired ones up to its
 * share, or, when there are none, a single one of the owner that has the most. Expired means not renewed for
 * `expirationMs`.
 */
export function leasesToTake(
  leases: readonly Lease[],
  me: string,
  nowMs: number,
  expirationMs: number,
): Lease[] {
  const isFree = ({ owner, renewedMs }: Lease) => owner === null || renewedMs + expirationMs <= nowMs;
  const held = Map.groupBy(
    leases.filter(lease => !isFree(lease)),
    ({ owner }) => owner,
  );
  const owners = new Set([...held.keys(), me]);
  const share = Math.ceil(leases.length / owners.size);
  const missing = share - (held.get(me)?.length ?? 0);
  if (missing <= 0) return [];
  const free = leases.filter(isFree);
  if (free.length > 0) return free.slice(0, missing);
  const [busiest = []] = [...held.values()].sort((a, b) => b.length - a.length);
  // Taking from one who has its share and no more would only pass leases around.
  return busiest.length > share ? busiest.slice(0, 1) : [];
}
