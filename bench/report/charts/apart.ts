/**
 * Moves places on a line so that neighbours are at least `gap` apart, as little as that takes: those that are too close
 * are spread around their common middle. The order stays.
 */
export function apart(places: readonly number[], gap: number): number[] {
  const order = places.map((place, index) => ({ place, index })).sort((a, b) => a.place - b.place);
  const groups = order.map(({ place, index }) => ({ middle: place, members: [index] }));
  for (let at = 1; at < groups.length; ) {
    const [before, group] = [groups[at - 1], groups[at]];
    if (!before || !group) break;
    const room = (gap * (before.members.length + group.members.length)) / 2;
    if (group.middle - before.middle >= room) {
      at += 1;
      continue;
    }
    const members = [...before.members, ...group.members];
    const middle = members.reduce((sum, index) => sum + (places[index] ?? 0), 0) / members.length;
    groups.splice(at - 1, 2, { middle, members });
    at = Math.max(1, at - 1);
  }
  const moved = new Array<number>(places.length).fill(0);
  for (const { middle, members } of groups)
    for (const [rank, index] of members.entries())
      moved[index] = middle + (rank - (members.length - 1) / 2) * gap;
  return moved;
}
