// Names at the line ends, pushed apart so that none covers another. Pure.

export interface Wanted {
  readonly id: string;
  /** Where the line ends. */
  readonly y: number;
}

/** Centres at least `apart` from each other, in the order of the ends, as near to them as they fit between top and bottom. */
export function pushApart(
  wanted: readonly Wanted[],
  apart: number,
  top: number,
  bottom: number,
): ReadonlyMap<string, number> {
  const ordered = [...wanted].sort((a, b) => a.y - b.y);
  const places = ordered.map(({ y }) => Math.min(bottom, Math.max(top, y)));
  // Clusters settle in a few rounds; each moves an overlapping pair apart by half.
  for (let round = 0; round < 60; round++)
    for (let i = 1; i < places.length; i++) {
      const above = places[i - 1] ?? 0;
      const below = places[i] ?? 0;
      const lack = apart - (below - above);
      if (lack <= 0) continue;
      places[i - 1] = above - lack / 2;
      places[i] = below + lack / 2;
    }
  const first = places[0] ?? top;
  if (first < top)
    for (let i = 0; i < places.length; i++) places[i] = Math.max(places[i] ?? top, top + i * apart);
  const over = (places[places.length - 1] ?? bottom) - bottom;
  if (over > 0)
    for (let i = places.length - 1; i >= 0; i--)
      places[i] = Math.min(places[i] ?? bottom, bottom - (places.length - 1 - i) * apart);
  return new Map(ordered.map(({ id }, i) => [id, places[i] ?? 0]));
}
