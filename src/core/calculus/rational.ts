// Coefficients that stay exact for show: 2/3 is a fraction, 0.1 · 3 is 0.3. Falls back to a plain double where whole numbers overflow.

/** numerator / denominator in lowest terms, denominator > 0; `decimal`: typed with a point, and so shown. */
export interface Rational {
  readonly numerator: number;
  readonly denominator: number;
  readonly decimal: boolean;
}

/** Beyond this, products of whole numbers are no longer exact; such values are kept as doubles over 1. */
const greatestExact = 1e9;

export const whole = (value: number): Rational => ({
  numerator: value,
  denominator: 1,
  decimal: false,
});

/** A number as typed: 0.25 becomes 1/4, marked as a decimal. */
export function rational(value: number): Rational {
  const text = String(value);
  const places = /^-?\d+\.(\d+)$/.exec(text)?.[1]?.length;
  if (places === undefined || places > 8)
    return { ...whole(value), decimal: !Number.isInteger(value) };
  const denominator = 10 ** places;
  return reduced(Math.round(value * denominator), denominator, true);
}

export const valueOf = ({ numerator, denominator }: Rational): number => numerator / denominator;

export function add(a: Rational, b: Rational): Rational {
  return reduced(
    a.numerator * b.denominator + b.numerator * a.denominator,
    a.denominator * b.denominator,
    a.decimal || b.decimal,
  );
}

export function multiply(a: Rational, b: Rational): Rational {
  return reduced(a.numerator * b.numerator, a.denominator * b.denominator, a.decimal || b.decimal);
}

/** 1 / a; a must not be 0. */
export const inverse = (a: Rational): Rational =>
  a.numerator < 0
    ? reduced(-a.denominator, -a.numerator, a.decimal)
    : reduced(a.denominator, a.numerator, a.decimal);

/** a^n for a whole n. */
export function power(a: Rational, n: number): Rational {
  const base = n < 0 ? inverse(a) : a;
  return reduced(base.numerator ** Math.abs(n), base.denominator ** Math.abs(n), a.decimal);
}

export const isWhole = ({ numerator, denominator }: Rational): boolean =>
  denominator === 1 && Number.isInteger(numerator);

function reduced(numerator: number, denominator: number, decimal: boolean): Rational {
  const exact =
    Number.isInteger(numerator) &&
    Number.isInteger(denominator) &&
    Math.abs(numerator) <= greatestExact ** 1.5 &&
    denominator <= greatestExact;
  if (!exact) return { numerator: numerator / denominator, denominator: 1, decimal: true };
  const divisor = gcd(Math.abs(numerator), denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor, decimal };
}

function gcd(a: number, b: number): number {
  return b === 0 ? a || 1 : gcd(b, a % b);
}

/** Whether the decimal expansion ends, so that a decimal can be shown as one. */
export function endsAsDecimal({ denominator }: Rational): boolean {
  let rest = denominator;
  while (rest % 2 === 0) rest /= 2;
  while (rest % 5 === 0) rest /= 5;
  return rest === 1;
}
