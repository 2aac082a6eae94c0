// How wide the columns of a table of numbers are: as wide as their widest number in hand, and as their name where there is room. Pure.

/** Widths of signs as parts of a digit's, in the widest usual font (DejaVu Sans); digits are of one width (tabular). */
const parts: Readonly<Record<string, number>> = {
  '.': 0.5,
  '−': 1.32,
  '×': 1.32,
  '—': 1.6,
  '∞': 1.32,
};
const raised = /[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]/;

/** The width of a written number, in digits. */
export const digitsWide = (text: string): number =>
  Array.from(text).reduce((sum, sign) => sum + (parts[sign] ?? (raised.test(sign) ? 0.7 : 1)), 0);

/** A name's letters, in digits: a little generous. */
const letter = 0.98;
/** Room between two columns, in pixels. */
const air = 8;
const leastDigits = 3.4;
/** A digit of the widest usual font at 13 pixels. */
const digit = 8.3;
/** Names are cut with dots before this many digits only where the numbers under them are shorter still. */
const namedAtLeast = 8;

interface Named {
  readonly name: string;
}

interface Page {
  readonly values: readonly ArrayLike<number>[];
}

export interface ColumnWidths {
  /** For `grid-template-columns`: follows the font, as `ch` does. */
  readonly columns: string;
  /** Whether they do not fit and the table scrolls sideways: then all but the first are of one width, and a whole number of them is in sight. */
  readonly sideways: boolean;
  /** Of the first column, in pixels, where the others scroll under it. */
  readonly first: number;
}

/**
 * @param width of the table in pixels: where all names fit, they are whole
 * @param write a number as the table shows it
 */
export function columnWidths(
  columns: readonly Named[],
  pages: readonly Page[],
  width: number,
  write: (value: number, first: boolean) => string,
): ColumnWidths {
  const numbers = columns.map((_, i) =>
    pages.reduce(
      (most, { values }) =>
        Array.from(values[i] ?? [], value => digitsWide(write(value, i === 0))).reduce(
          (wider, one) => Math.max(wider, one),
          most,
        ),
      leastDigits,
    ),
  );
  const names = columns.map(({ name }) => name.length * letter);
  const pixels = (digits: readonly number[]): number =>
    digits.reduce((sum, wide) => sum + wide * digit + air, 0);
  const whole = numbers.map((wide, i) => Math.max(wide, names[i] ?? 0));
  const cut = numbers.map((wide, i) => Math.max(wide, Math.min(names[i] ?? 0, namedAtLeast)));
  const chosen = pixels(whole) <= width ? whole : cut;
  if (chosen.length === 0) return { columns: '1fr', sideways: false, first: 0 };
  if (pixels(chosen) > width && width > 0) return sideways(chosen, width);
  return {
    columns: chosen.map(wide => `minmax(calc(${wide.toFixed(2)}ch + ${air}px), 1fr)`).join(' '),
    sideways: false,
    first: 0,
  };
}

/** Which column stands where: what a row is known by, step and loss, is in sight before one scrolls. */
export function columnOrder(columns: readonly Named[], sideways: boolean): readonly number[] {
  const all = columns.map((_, i) => i);
  const losses = all.filter(i => i > 0 && /^(batch )?loss$/.test(columns[i]?.name ?? ''));
  return sideways ? [...new Set([...all.slice(0, 1), ...losses, ...all])] : all;
}

/** A number that is cut looks like another number. */
function sideways([step = 0, ...others]: readonly number[], width: number): ColumnWidths {
  const first = Math.ceil(step * digit + air);
  const widest = Math.max(...others) * digit + air;
  const room = width - first;
  const each = room / Math.max(1, Math.floor(room / widest));
  return {
    columns: `${first}px repeat(${others.length}, ${Math.max(each, widest).toFixed(2)}px)`,
    sideways: true,
    first,
  };
}
