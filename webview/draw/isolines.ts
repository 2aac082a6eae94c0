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
  for (let y = 0; y < ny - 1; y++)
    for (let x = 0; x < nx - 1; x++) {
      const corners = [at(x, y), at(x + 1, y), at(x + 1, y + 1), at(x, y + 1)];
      if (corners.some(Number.isNaN)) continue;
      const index = corners.reduce((bits, value, i) => (value > level ? bits | (1 << i) : bits), 0);
      const edges = [horizontal(x, y), vertical(x + 1, y), horizontal(x, y + 1), vertical(x, y)];
      for (const [a, b] of pairs[index] ?? [])
        segments.push({ a: edges[a] ?? 0, b: edges[b] ?? 0 });
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
  segments.forEach(({ a, b }, i) => {
    for (const edge of [a, b]) byEdge.set(edge, [...(byEdge.get(edge) ?? []), i]);
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
