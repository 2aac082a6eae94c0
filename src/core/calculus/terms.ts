// Sums of terms, the form in which like terms are collected: each term a coefficient and powers of factors. Trees in, trees out.

import { call, number, type Expression } from '../expression';
import { isGreek } from '../explain/names';
import { toText } from '../explain/text';
import * as rationals from './rational';
import { endsAsDecimal, rational, valueOf, whole, type Rational } from './rational';

export interface Factor {
  readonly base: Expression;
  readonly exponent: Rational;
}

/** coefficient · Π base^exponent, factors by the text of their base. */
export interface Term {
  readonly coefficient: Rational;
  readonly factors: ReadonlyMap<string, Factor>;
}

/** Terms in the order in which they were met; no two alike, none 0. */
export type Terms = readonly Term[];

const keyOf = ({ factors }: Term): string =>
  [...factors]
    .map(([key, { exponent }]) => `${key}^${valueOf(exponent)}`)
    .sort()
    .join('*');

export const constantTerms = (value: number): Terms =>
  value === 0 ? [] : [{ coefficient: rational(value), factors: new Map() }];

const texts = new WeakMap<Expression, string>();

function textOf(node: Expression): string {
  let text = texts.get(node);
  if (text === undefined) {
    text = toText(node);
    texts.set(node, text);
  }
  return text;
}

/** A single factor, whose key is its text; a sum's key is the same for every order of its terms. */
export const factorTerms = (base: Expression, key = textOf(base)): Terms => [
  { coefficient: whole(1), factors: new Map([[key, { base, exponent: whole(1) }]]) },
];

/** The sum of terms, like ones collected. */
export function collect(terms: Iterable<Term>): Terms {
  const found = new Map<string, Term>();
  for (const term of terms) {
    const key = keyOf(term);
    const before = found.get(key);
    found.set(
      key,
      before
        ? { ...before, coefficient: rationals.add(before.coefficient, term.coefficient) }
        : term,
    );
  }
  return [...found.values()].filter(({ coefficient }) => coefficient.numerator !== 0);
}

export const scaled = (terms: Terms, by: Rational): Terms =>
  terms.map(term => ({ ...term, coefficient: rationals.multiply(term.coefficient, by) }));

export function timesTerm(a: Term, b: Term): Term {
  const factors = new Map(a.factors);
  for (const [key, { base, exponent }] of b.factors) {
    const before = factors.get(key);
    const together = before ? rationals.add(before.exponent, exponent) : exponent;
    if (together.numerator === 0) factors.delete(key);
    else factors.set(key, { base, exponent: together });
  }
  return { coefficient: rationals.multiply(a.coefficient, b.coefficient), factors };
}

/** term^n for a whole n. */
export const termPower = (term: Term, n: number): Term => ({
  coefficient: rationals.power(term.coefficient, n),
  factors: new Map(
    [...term.factors].map(([key, { base, exponent }]) => [
      key,
      { base, exponent: rationals.multiply(exponent, whole(n)) },
    ]),
  ),
});

/** A text that is the same for sums that differ only in the order of their terms. */
export const sumKey = (terms: Terms): string =>
  `(${terms
    .map(term => `${valueOf(term.coefficient)}*${keyOf(term)}`)
    .sort()
    .join('+')})`;

/** The terms with a plain number last, as a polynomial is written. */
export const constantLast = (terms: Terms): Terms => [
  ...terms.filter(({ factors }) => factors.size > 0),
  ...terms.filter(({ factors }) => factors.size === 0),
];

/** The tree of a sum: a positive term first where there is one, the rest in order. */
export function termsTree(terms: Terms): Expression {
  const lead = terms.findIndex(({ coefficient }) => coefficient.numerator > 0);
  const ordered =
    lead > 0 ? [terms[lead], ...terms.slice(0, lead), ...terms.slice(lead + 1)] : terms;
  const [first, ...rest] = ordered.filter(term => term !== undefined);
  if (!first) return number(0);
  return rest.reduce<Expression>((sum, term) => {
    const negative = term.coefficient.numerator < 0;
    const size = negative
      ? { ...term, coefficient: rationals.multiply(term.coefficient, whole(-1)) }
      : term;
    return call(negative ? 'subtract' : 'add', [sum, termTree(size)]);
  }, termTree(first));
}

function termTree({ coefficient, factors }: Term): Expression {
  const sorted = [...factors.values()].sort(
    (a, b) => rank(a.base) - rank(b.base) || byName(a.base, b.base),
  );
  const above = sorted.filter(({ exponent }) => exponent.numerator > 0).map(factorTree);
  const below = sorted
    .filter(({ exponent }) => exponent.numerator < 0)
    .map(({ base, exponent }) =>
      factorTree({ base, exponent: rationals.multiply(exponent, whole(-1)) }),
    );
  const negative = coefficient.numerator < 0;
  const { top, bottom } = parts(
    negative ? rationals.multiply(coefficient, whole(-1)) : coefficient,
  );
  const numerator = chain(top === 1 ? above : [number(top), ...above]);
  const denominator = bottom === 1 ? below : [number(bottom), ...below];
  // The sign stands on a number in front, before anything else.
  const [lead] = top === 1 ? [] : [number(-top)];
  const signed = negative
    ? lead
      ? chain([lead, ...above])
      : above.length === 0
        ? number(-1)
        : call('unaryMinus', [numerator])
    : numerator;
  return denominator.length === 0 ? signed : call('divide', [signed, chain(denominator)]);
}

/** A decimal shows as one where it ends; everything else as a fraction. */
function parts(coefficient: Rational): { readonly top: number; readonly bottom: number } {
  return coefficient.decimal && endsAsDecimal(coefficient)
    ? { top: valueOf(coefficient), bottom: 1 }
    : { top: coefficient.numerator, bottom: coefficient.denominator };
}

const chain = (factors: readonly Expression[]): Expression =>
  factors.length === 0
    ? number(1)
    : factors.reduce((product, factor) => call('multiply', [product, factor]));

function factorTree({ base, exponent }: Factor): Expression {
  if (exponent.numerator === 1 && exponent.denominator === 1) return base;
  const { top, bottom } = parts(exponent);
  const power = bottom === 1 ? number(top) : call('divide', [number(top), number(bottom)]);
  return call('pow', [base, power]);
}

/** Symbols by name, constants such as π and Greek letters before them; cos(x) before cos(y); other factors as they came. */
function byName(a: Expression, b: Expression): number {
  if (a.kind === 'call' && b.kind === 'call' && a.fn === b.fn && rank(a) === 2) {
    const [x, y] = [textOf(a), textOf(b)];
    return x < y ? -1 : x > y ? 1 : 0;
  }
  if (a.kind !== 'symbol' || b.kind !== 'symbol') return 0;
  const constants = Number(b.role === 'constant') - Number(a.role === 'constant');
  const greek = Number(isGreek(b.name)) - Number(isGreek(a.name));
  return constants || greek || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}

/** Symbols first, then sums, functions, and what is summed over rows last: 2 x (y - x²), x e^x, b Σ …. */
function rank(base: Expression): number {
  if (base.kind === 'symbol') return 0;
  if (base.kind === 'reduction') return 3;
  return base.kind === 'call' && (base.fn === 'add' || base.fn === 'subtract') ? 1 : 2;
}
