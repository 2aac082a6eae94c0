// Colours as numbers: read, mixed, written as rgb() or rgba(). Plotly reads no color-mix(), so mixing happens here. Pure.

export interface Colour {
  readonly r: number;
  readonly g: number;
  readonly b: number;
  readonly a: number;
}

export const transparent: Colour = { r: 0, g: 0, b: 0, a: 0 };

/** Reads #rgb, #rrggbb, #rrggbbaa and rgb()/rgba(), which is all that VS Code writes into its variables. */
export function parseColour(text: string): Colour | undefined {
  const hex = /^#([\da-f]{3,8})$/i.exec(text.trim())?.[1];
  if (hex !== undefined) return fromHex(hex);
  const parts = /^rgba?\(([^)]*)\)$/i
    .exec(text.trim())?.[1]
    ?.split(/[\s,/]+/)
    .filter(part => part !== '');
  if (parts === undefined || parts.length < 3) return undefined;
  const [r = NaN, g = NaN, b = NaN] = parts.slice(0, 3).map(Number);
  const alpha = parts[3];
  const a = alpha === undefined ? 1 : alpha.endsWith('%') ? parseFloat(alpha) / 100 : Number(alpha);
  return [r, g, b, a].every(Number.isFinite) ? { r, g, b, a } : undefined;
}

function fromHex(hex: string): Colour | undefined {
  const long = hex.length <= 4 ? hex.replace(/./g, digit => digit + digit) : hex;
  if (long.length !== 6 && long.length !== 8) return undefined;
  const byte = (i: number): number => parseInt(long.slice(i, i + 2), 16);
  return { r: byte(0), g: byte(2), b: byte(4), a: long.length === 8 ? byte(6) / 255 : 1 };
}

/** `share` of the first, the rest of the second. */
export const mix = (first: Colour, second: Colour, share: number): Colour => ({
  r: first.r * share + second.r * (1 - share),
  g: first.g * share + second.g * (1 - share),
  b: first.b * share + second.b * (1 - share),
  a: first.a * share + second.a * (1 - share),
});

/** What is seen when the first lies over an opaque second. */
export const over = (top: Colour, ground: Colour): Colour => ({
  ...mix({ ...top, a: 1 }, ground, top.a),
  a: 1,
});

export const fade = (colour: Colour, share: number): Colour => ({ ...colour, a: colour.a * share });

export function css({ r, g, b, a }: Colour): string {
  const [red, green, blue] = [r, g, b].map(Math.round);
  return a >= 1
    ? `rgb(${red}, ${green}, ${blue})`
    : `rgba(${red}, ${green}, ${blue}, ${Number(a.toFixed(3))})`;
}
