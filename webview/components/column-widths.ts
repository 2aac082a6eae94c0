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
  /** About how many pixels that takes at least. */
  readonly least: number;
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
  return {
    columns:
      chosen.length === 0
        ? '1fr'
        : chosen.map(wide => `minmax(calc(${wide.toFixed(2)}ch + ${air}px), 1fr)`).join(' '),
    least: pixels(chosen),
  };
}
