// Level lines of a grid by marching squares, joined to polylines so that dashes run on. Pure; in grid units.

/** One line as x, y, x, y … in grid units (column, row). */
export type Isoline = Float64Array;

interface Segment {
  readonly a: number;
  readonly b: number;
}

/** Edges are numbered so that neighbouring cells share them: horizontal ones first, then vertical ones. */
const pairs: readonly (readonly (readonly [number, number])[])[] = [
  [],
  [[3, 0]],
  [[0, 1]],
  [[3, 1]],
  [[1, 2]],
  [
    [3, 0],
    [1, 2],
  ],
  [[0, 2]],
  [[3, 2]],
  [[2, 3]],
  [[2, 0]],
  [
    [0, 1],
    [2, 3],
  ],
  [[2, 1]],
  [[1, 3]],
  [[1, 0]],
  [[0, 3]],
  [],
];

export function isolines(
  z: ArrayLike<number>,
  nx: number,
  ny: number,
  level: number,
): readonly Isoline[] {
  const at = (x: number, y: number): number => z[y * nx + x] ?? NaN;
  const horizontal = (x: number, y: number): number => y * nx + x;
  const vertical = (x: number, y: number): number => nx * ny + y * nx + x;
  const segments: Segment[] = [];
  const edgeOf = (side: number, x: number, y: number): number =>
    side === 0
      ? horizontal(x, y)
      : side === 1
        ? vertical(x + 1, y)
        : side === 2
          ? horizontal(x, y + 1)
          : vertical(x, y);
  for (let y = 0; y < ny - 1; y++)
    for (let x = 0; x < nx - 1; x++) {
      const a = at(x, y);
      const b = at(x + 1, y);
      const c = at(x + 1, y + 1);
      const d = at(x, y + 1);
      const index =
        Number(a > level) |
        (Number(b > level) << 1) |
        (Number(c > level) << 2) |
        (Number(d > level) << 3);
      if (index === 0 || index === 15 || Number.isNaN(a + b + c + d)) continue;
      for (const [from, to] of pairs[index] ?? [])
        segments.push({ a: edgeOf(from, x, y), b: edgeOf(to, x, y) });
    }
  return join(segments).map(edges => {
    const line = new Float64Array(edges.length * 2);
    edges.forEach((edge, i) => {
      const isVertical = edge >= nx * ny;
      const cell = isVertical ? edge - nx * ny : edge;
      const x = cell % nx;
      const y = Math.floor(cell / nx);
      const here = at(x, y);
      const there = isVertical ? at(x, y + 1) : at(x + 1, y);
      const share =
        there === here ? 0.5 : Math.min(1, Math.max(0, (level - here) / (there - here)));
      line[2 * i] = isVertical ? x : x + share;
      line[2 * i + 1] = isVertical ? y + share : y;
    });
    return line;
  });
}

/** Chains segments that share an edge. */
function join(segments: readonly Segment[]): readonly (readonly number[])[] {
  const byEdge = new Map<number, number[]>();
  const note = (edge: number, i: number): void => {
    const known = byEdge.get(edge);
    if (known === undefined) byEdge.set(edge, [i]);
    else known.push(i);
  };
  segments.forEach(({ a, b }, i) => {
    note(a, i);
    note(b, i);
  });
  const used = new Uint8Array(segments.length);
  const follow = (edge: number): number[] => {
    const chain: number[] = [];
    let end = edge;
    for (;;) {
      const next = byEdge.get(end)?.find(i => used[i] === 0);
      const segment = next === undefined ? undefined : segments[next];
      if (next === undefined || segment === undefined) return chain;
      used[next] = 1;
      end = segment.a === end ? segment.b : segment.a;
      chain.push(end);
    }
  };
  return segments.flatMap(({ a, b }, i) => {
    if (used[i] === 1) return [];
    used[i] = 1;
    const forward = follow(b);
    const backward = follow(a);
    return [[...backward.reverse(), a, b, ...forward]];
  });
}
