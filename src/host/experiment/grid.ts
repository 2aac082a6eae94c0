// The losses on a grid of the map, one evaluation at a time so that they can be cut into slices.
import type { Objective, Rows } from '../../core/run/types';
import type { MapRequest } from '../../shared/protocol';

/** Row by row from the lowest y: value (ix, iy) is at iy · nx + ix. Yields after each evaluation. */
export function* gridLosses(
  objective: Objective,
  map: MapRequest,
  rows: Rows,
): Generator<void, Float64Array> {
  const { nx, ny, axes } = map;
  const [ax = 0, ay] = axes;
  const w = Float64Array.from(objective.parameters, (_, i) => map.at[i] ?? 0);
  const z = new Float64Array(nx * ny);
  for (let iy = 0; iy < ny; iy++) {
    if (ay !== undefined) w[ay] = at(map.y, iy, ny);
    for (let ix = 0; ix < nx; ix++) {
      w[ax] = at(map.x, ix, nx);
      z[iy * nx + ix] = objective.chunked
        ? yield* objective.chunked.loss(w, rows)
        : objective.loss(w, rows);
      yield;
    }
  }
  return z;
}

function at([from, to]: readonly [number, number], i: number, n: number): number {
  return n === 1 ? from : from + ((to - from) * i) / (n - 1);
}
