// The order of parameters: alphabetical with digits as numbers, so that w2 stands before w10.

const parts = (name: string): readonly string[] => name.match(/\d+|\D+/g) ?? [];

/** Orders names as a reader would; the same on every machine. */
export const compareNames = (a: string, b: string): number =>
  compareParts(a, parts(a), b, parts(b));

function compareParts(
  a: string,
  left: readonly string[],
  b: string,
  right: readonly string[],
): number {
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const x = left[i] ?? '';
    const y = right[i] ?? '';
    const numeric = /^\d/.test(x) && /^\d/.test(y);
    const difference = numeric
      ? Number(x) - Number(y)
      : compareWords(x.toLowerCase(), y.toLowerCase());
    if (difference !== 0) return difference;
  }
  return left.length - right.length || compareWords(a, b);
}

const compareWords = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The keys of `start` in their order, then the rest. */
export function orderParameters(found: ReadonlySet<string>, startKeys: Iterable<string>): string[] {
  const first = [...startKeys].filter(name => found.has(name));
  const placed = new Set(first);
  const rest = [...found]
    .filter(name => !placed.has(name))
    .map(name => ({ name, parts: parts(name) }))
    .sort((a, b) => compareParts(a.name, a.parts, b.name, b.parts));
  return [...first, ...rest.map(({ name }) => name)];
}
