// Looking up in a list whose items stand in ascending order. Knows nothing of texts.

/** Index of the last item whose place is not above `value`; 0 where all are, or where there are none. */
export function lastUpTo<T>(
  items: readonly T[],
  value: number,
  placeOf: (item: T) => number,
): number {
  let low = 0;
  let high = Math.max(0, items.length - 1);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const item = items[middle];
    if (item !== undefined && placeOf(item) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
