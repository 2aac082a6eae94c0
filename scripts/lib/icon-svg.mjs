// @ts-check
// The icon as SVG: the level lines of a tilted bowl, and gradient descent going down into it. Pure.

const size = 256;
const minimum = { x: 172, y: 168 };
const start = { x: 66, y: 34 };
const tilt = (32 * Math.PI) / 180;
const stretch = 2;

/** The bowl's gradient, in pixels of the picture. @param {number} x @param {number} y */
function gradient(x, y) {
  const [c, s] = [Math.cos(tilt), Math.sin(tilt)];
  const [dx, dy] = [x - minimum.x, y - minimum.y];
  const [u, v] = [c * dx + s * dy, -s * dx + c * dy];
  const [gu, gv] = [u / stretch ** 2, v];
  return { x: c * gu - s * gv, y: s * gu + c * gv };
}

/** Gradient descent with a bold learning rate: it crosses the valley at each step and still arrives. */
function path() {
  const alpha = 1.68;
  const points = [start];
  let { x, y } = start;
  for (let step = 1; step <= 60; step++) {
    const g = gradient(x, y);
    x -= alpha * g.x;
    y -= alpha * g.y;
    points.push({ x, y });
  }
  return points;
}

const number = (/** @type {number} */ value) => value.toFixed(1);

export function iconSvg() {
  const degrees = (tilt * 180) / Math.PI;
  const rings = [150, 118, 89, 63, 40, 20].map((radius, level) => {
    const width = number(radius * stretch ** 0.5);
    const height = number(radius / stretch ** 0.5);
    return `<ellipse rx="${width}" ry="${height}" fill="hsl(212 ${(58 + 5 * level).toString()}% ${(17 + 5 * level).toString()}%)" stroke="hsl(205 80% ${(38 + 6 * level).toString()}%)" stroke-width="2.5"/>`;
  });
  const points = path();
  const line = points.map(({ x, y }) => `${number(x)},${number(y)}`).join(' ');
  const dots = points
    .slice(0, 6)
    .map(({ x, y }) => `<circle cx="${number(x)}" cy="${number(y)}" r="8.5"/>`)
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.toString()}" height="${size.toString()}">
  <defs><clipPath id="edge"><rect width="${size.toString()}" height="${size.toString()}" rx="48"/></clipPath></defs>
  <g clip-path="url(#edge)">
    <rect width="${size.toString()}" height="${size.toString()}" fill="hsl(214 55% 12%)"/>
    <g transform="translate(${number(minimum.x)} ${number(minimum.y)}) rotate(${number(degrees)})">${rings.join('')}</g>
    <polyline points="${line}" fill="none" stroke="hsl(214 55% 12%)" stroke-width="14" stroke-linejoin="round" stroke-linecap="round"/>
    <polyline points="${line}" fill="none" stroke="#ffb454" stroke-width="7" stroke-linejoin="round" stroke-linecap="round"/>
    <g fill="#ffb454" stroke="hsl(214 55% 12%)" stroke-width="3">${dots}</g>
    <circle cx="${number(minimum.x)}" cy="${number(minimum.y)}" r="7" fill="#fff"/>
  </g>
</svg>`;
}
