// Where words and the lens may lie on the map: the places that hide the least of the paths. Pure.

import { textWidth } from './canvas';
import { cut, type Box } from './polyline';
import type { MapScene } from './scene';

type Point = readonly [number, number];

const height = 18;
const away = 9;

/** The word's upper left corner. Of equally free corners the upper left one, as in a book. */
export function labelPlace(scene: MapScene, [x, y]: Point): Point {
  const { box } = scene;
  const width = Math.ceil(textWidth('start', `13px ${scene.theme.font}`));
  const left = x - away - width;
  const right = x + away;
  const above = y - away - height + 4;
  const below = y + away - 4;
  const places: readonly Point[] = [
    [left, above],
    [left, below],
    [right, above],
    [right, below],
    // Near an edge or in a knot of paths: straight under it, straight over it.
    [Math.max(box.left + 2, x - width / 2), y + away + 4],
    [Math.max(box.left + 2, x - width / 2), y - away - height - 2],
  ];
  let best: Point = [left, above];
  let least = Infinity;
  for (const [px, py] of places) {
    const label = { left: px, top: py + 2, right: px + width, bottom: py + height - 2 };
    const outside =
      label.left < box.left ||
      label.right > box.right ||
      label.top < box.top ||
      label.bottom > box.bottom;
    const crossed = (outside ? 1e6 : 0) + covered(scene, label);
    if (crossed < least) {
      least = crossed;
      best = [px, py];
    }
  }
  return best;
}

/** Length of all paths inside a box, in pixels. */
export function covered({ paths }: Pick<MapScene, 'paths'>, box: Box): number {
  let length = 0;
  for (const { line } of paths)
    for (let i = 1; i < line.x.length; i++) {
      const [x0, y0, x1, y1] = [
        line.x[i - 1] ?? NaN,
        line.y[i - 1] ?? NaN,
        line.x[i] ?? NaN,
        line.y[i] ?? NaN,
      ];
      const part = cut(x0, y0, x1, y1, box);
      if (part !== undefined) length += Math.hypot(x1 - x0, y1 - y0) * (part[1] - part[0]);
    }
  return length;
}
