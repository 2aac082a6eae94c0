// How numbers are written for reading (UI 5), in plain text and in LaTeX, and exactly, in ASCII. Knows nothing of what they mean.
// The page, which may not import the core, writes them by shared/numbers.ts; a test holds the two equal.

/** Digits shown in steps, tables and at the cursor. */
const digits = 4;
/** Below the first and from the second on, numbers are shown as powers of ten. */
const leastPlain = 1e-3;
const leastScientific = 1e5;
/** The same for settings, which have no trailing zeros: `0.0005`, `100000`. */
const leastPlainSetting = 1e-4;
const leastScientificSetting = 1e6;

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Four significant digits: `2.572`, `−3.478`, `9.736×10⁻⁴`, `∞`, `NaN`; absent is `—`. */
export function formatNumber(value: number | undefined | null): string {
  if (value === undefined || value === null) return '—';
  return spell(value, plain);
}

/** The same for KaTeX: `9.736 \times 10^{-4}`. */
export const latexNumber = (value: number): string => spell(value, tex);

/** Shortest form for settings: `0.2`, `10⁻⁸`, `2×10⁻⁵`. */
export function formatSetting(value: number): string {
  return spellShortest(value, plain);
}

/** A setting where there is little room: four digits where it has many. */
export const shortSetting = (value: number): string => {
  const exact = formatSetting(value);
  return exact.length > 9 ? formatNumber(value) : exact;
};

/** The same for KaTeX: `0.2`, `10^{-8}`. */
export const latexSetting = (value: number): string => spellShortest(value, tex);

/** Every digit, ASCII: tooltips, copies, files. */
export const exactNumber = (value: number): string => String(value);

/** A count, with commas over 9,999: `412,000`. */
export function formatCount(value: number): string {
  return value > 9_999 ? String(value).replace(/\B(?=(\d{3})+$)/g, ',') : String(value);
}

/** A relative change in two digits: `−0.86 %`, `+12 %`. */
export function formatPercent(fraction: number): string {
  if (!Number.isFinite(fraction)) return spell(fraction, plain);
  const percent = Math.abs(fraction) * 100;
  const text = percent === 0 ? '0' : String(Number(percent.toPrecision(2)));
  return `${fraction < 0 ? '−' : fraction > 0 ? '+' : ''}${text} %`;
}

interface Spelling {
  readonly minus: string;
  readonly infinity: string;
  readonly nan: string;
  readonly times: string;
  readonly power: (exponent: number) => string;
}

const plain: Spelling = {
  minus: '−',
  infinity: '∞',
  nan: 'NaN',
  times: '×',
  power: exponent =>
    `10${exponent < 0 ? '⁻' : ''}${Array.from(String(Math.abs(exponent)), d => superscripts[Number(d)] ?? '').join('')}`,
};

const tex: Spelling = {
  minus: '-',
  infinity: '\\infty',
  nan: '\\mathrm{NaN}',
  times: ' \\times ',
  power: exponent => `10^{${exponent}}`,
};

function spell(value: number, spelling: Spelling): string {
  return signed(value, spelling, size => {
    if (size === 0) return '0';
    const rounded = Number(size.toPrecision(digits));
    // Not size.toPrecision, which turns to powers of ten at 10⁴ already.
    if (rounded >= leastPlain && rounded < leastScientific)
      return rounded.toFixed(Math.max(0, digits - 1 - Math.floor(Math.log10(rounded))));
    return scientific(size.toExponential(digits - 1), spelling);
  });
}

function spellShortest(value: number, spelling: Spelling): string {
  return signed(value, spelling, size =>
    size === 0 || (size >= leastPlainSetting && size < leastScientificSetting)
      ? String(size)
      : scientific(size.toExponential(), spelling),
  );
}

function signed(value: number, spelling: Spelling, size: (value: number) => string): string {
  if (Number.isNaN(value)) return spelling.nan;
  const sign = value < 0 ? spelling.minus : '';
  return sign + (Number.isFinite(value) ? size(Math.abs(value)) : spelling.infinity);
}

/** `9.736e-4` with a times sign; a mantissa of 1 is left out (`10⁻⁸`). */
function scientific(exponential: string, spelling: Spelling): string {
  const [mantissa = '', exponent = ''] = exponential.split('e');
  const power = spelling.power(Number(exponent));
  return mantissa === '1' ? power : `${mantissa}${spelling.times}${power}`;
}
