// How numbers are written on screen (UI 5): four digits, a true minus sign, powers of ten. Pure text; copies and files use full precision elsewhere.

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

const withMinus = (text: string): string => text.replace(/-/g, '−');

export const superscript = (exponent: number): string =>
  (exponent < 0 ? '⁻' : '') +
  Math.abs(exponent)
    .toString()
    .replace(/\d/g, digit => superscripts[Number(digit)] ?? digit);

function special(value: number): string | undefined {
  if (Number.isNaN(value)) return 'NaN';
  if (value === Infinity) return '∞';
  if (value === -Infinity) return '−∞';
  return undefined;
}

function power(value: number, digits: number): string {
  const [mantissa = '', exponent = '0'] = value.toExponential(digits - 1).split('e');
  return `${withMinus(mantissa)}×10${superscript(Number(exponent))}`;
}

/** A measured number: `2.572`, `0.01317`, `−3.478`, `9.736×10⁻⁴`, `∞`. */
export function formatNumber(value: number, digits = 4): string {
  const word = special(value);
  if (word !== undefined) return word;
  if (value === 0) return '0';
  const rounded = Number(value.toPrecision(digits));
  const size = Math.abs(rounded);
  if (size < 1e-3 || size >= 1e5) return power(value, digits);
  const exponent = Math.floor(Math.log10(size));
  return withMinus(rounded.toFixed(Math.max(0, digits - 1 - exponent)));
}

/** A chosen number, as short as it can be said exactly: `0.2`, `10⁻⁸`, `1.5×10⁻⁷`. */
export function formatSetting(value: number): string {
  const word = special(value);
  if (word !== undefined) return word;
  const size = Math.abs(value);
  if (size === 0 || (size >= 1e-4 && size < 1e6)) return withMinus(String(value));
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  const ten = `10${superscript(Number(exponent))}`;
  if (mantissa === '1') return ten;
  if (mantissa === '-1') return `−${ten}`;
  return `${withMinus(mantissa)}×${ten}`;
}

/** Exactly where that is short; a random start's sixteen digits are for tooltips and records. */
export const shortSetting = (value: number): string => {
  const exact = formatSetting(value);
  return exact.length > 9 ? formatNumber(value) : exact;
};

/** A count: commas over 9,999. */
export const formatCount = (count: number): string =>
  Math.abs(count) > 9999
    ? withMinus(Math.round(count).toString()).replace(/\B(?=(\d{3})+$)/g, ',')
    : withMinus(Math.round(count).toString());

/** Full precision in ASCII, for tooltips and copies. */
export const formatExact = (value: number): string => String(value);

/** Reads what a person types into a field: `-1.2`, `−1.2`, `1e-3`, `10^-8`, `10⁻⁸`, `1.5×10⁻⁷`, `1,5` is refused. */
export function parseNumber(text: string): number | undefined {
  const plain = text
    .trim()
    .replace(/[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, run => `^${run.replace(/./g, plainDigit)}`)
    .replace(/−/g, '-')
    .replace(/\s*[×*]\s*10\^/g, 'e')
    .replace(/^(-?)10\^/, '$11e');
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

/** Reads a whole number, also with the commas of formatCount: `12,000`. */
export function parseCount(text: string): number | undefined {
  const trimmed = text.trim();
  const number = parseNumber(
    /^\d{1,3}(,\d{3})+$/.test(trimmed) ? trimmed.replaceAll(',', '') : trimmed,
  );
  return Number.isSafeInteger(number) ? number : undefined;
}

const plainDigit = (sign: string): string =>
  sign === '⁻' ? '-' : String(superscripts.indexOf(sign));
