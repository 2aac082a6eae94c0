// Trees as a lecturer writes them: like terms collected, numbers in front, and products of short sums multiplied out where that is shorter.

import { call, children, number, type Call, type Expression } from '../expression';
import { isWhole, valueOf, whole } from './rational';
import {
  collect,
  constantLast,
  constantTerms,
  factorTerms,
  scaled,
  sumKey,
  termPower,
  termsTree,
  timesTerm,
  type Terms,
} from './terms';

/** Larger trees are not multiplied out: they would hardly become shorter. */
const greatestExpanded = 150;
/** Multiplied out, a product may have this many terms. */
const greatestExpansion = 12;

/** The same function, collected; multiplied out where that is clearly shorter. */
export function polish(expression: Expression): Expression {
  const collected = termsTree(constantLast(termsOf(expression, false)));
  if (size(expression, greatestExpanded) >= greatestExpanded) return collected;
  const expanded = termsTree(constantLast(termsOf(expression, true)));
  return size(expanded) < 0.9 * size(collected) ? expanded : collected;
}

/** Nodes of a tree, counted no further than a limit. */
export function size(node: Expression, limit = Infinity): number {
  let count = 0;
  const visit = (part: Expression): void => {
    count++;
    if (count < limit) children(part).forEach(visit);
  };
  visit(node);
  return count;
}

/** Remembered per tree: the partials of one loss share most of their parts. */
const collectedTerms = new WeakMap<Expression, Terms>();
const expandedTerms = new WeakMap<Expression, Terms>();

function termsOf(node: Expression, expand: boolean): Terms {
  const remembered = expand ? expandedTerms : collectedTerms;
  const known = remembered.get(node);
  if (known) return known;
  const found = newTerms(node, expand);
  remembered.set(node, found);
  return found;
}

function newTerms(node: Expression, expand: boolean): Terms {
  const of = (part: Expression): Terms => termsOf(part, expand);
  switch (node.kind) {
    case 'number':
      return Number.isFinite(node.value) ? constantTerms(node.value) : factorTerms(node);
    case 'symbol':
      return factorTerms(node);
    case 'evaluation':
      return factorTerms(node);
    case 'reduction': {
      const body = of(node.body);
      const [only] = body;
      const linear = node.op === 'sum' || node.op === 'mean';
      if (linear && body.length === 0) return [];
      if (linear && only && body.length === 1) {
        const inner = termsTree([{ ...only, coefficient: whole(1) }]);
        return scaled(factorTerms({ ...node, body: inner }), only.coefficient);
      }
      return factorTerms({ ...node, body: termsTree(body) });
    }
    case 'call':
      return callTerms(node, expand);
  }
}

function callTerms(node: Call, expand: boolean): Terms {
  const of = (part: Expression): Terms => termsOf(part, expand);
  const [a, b] = node.args;
  if (a && node.fn === 'unaryMinus') return scaled(of(a), whole(-1));
  if (a && node.fn === 'square') return power(of(a), 2, expand);
  if (a && node.fn === 'cube') return power(of(a), 3, expand);
  if (a && b) {
    switch (node.fn) {
      case 'add':
        return collect([...of(a), ...of(b)]);
      case 'subtract':
        return collect([...of(a), ...scaled(of(b), whole(-1))]);
      case 'multiply':
        return times(of(a), of(b), expand);
      case 'divide':
        return times(of(a), power(of(b), -1, expand), expand);
      case 'pow':
        return powTerms(of(a), of(b), expand);
      default:
    }
  }
  return factorTerms(
    call(
      node.fn,
      node.args.map(arg => termsTree(of(arg))),
    ),
  );
}

/** A sum as one term: itself if it has one, else in brackets as a factor. */
function bracketed(terms: Terms): Terms {
  return terms.length === 1 ? terms : factorTerms(termsTree(terms), sumKey(terms));
}

function times(a: Terms, b: Terms, expand: boolean): Terms {
  if (a.length === 0 || b.length === 0) return [];
  const distributed = distributedFraction(a, b) ?? distributedFraction(b, a);
  if (distributed) return distributed;
  const [left, right] =
    expand && a.length * b.length <= greatestExpansion ? [a, b] : [bracketed(a), bracketed(b)];
  return collect(left.flatMap(x => right.map(y => timesTerm(x, y))));
}

/** (4x³ - 32x + 5) / 2 as 2x³ - 16x + 5/2: a fraction goes into a sum where most of its coefficients become whole. */
function distributedFraction(fraction: Terms, sum: Terms): Terms | undefined {
  const [only] = fraction;
  if (!only || fraction.length > 1 || only.factors.size > 0 || sum.length < 2) return undefined;
  if (isWhole(only.coefficient)) return undefined;
  const terms = scaled(sum, only.coefficient);
  const becameWhole = terms.filter(({ coefficient }) => isWhole(coefficient)).length;
  return 2 * becameWhole > terms.length ? terms : undefined;
}

function power(base: Terms, n: number, expand: boolean): Terms {
  const [only] = base;
  if (expand && n === 2 && base.length > 1) return times(base, base, true);
  if (only && base.length === 1) {
    return only.coefficient.numerator === 0 ? base : [termPower(only, n)];
  }
  const [factor] = base.length === 0 ? factorTerms(number(0)) : bracketed(base);
  return factor ? [termPower(factor, n)] : [];
}

function powTerms(base: Terms, exponent: Terms, expand: boolean): Terms {
  const [only] = exponent;
  if (exponent.length === 0) return constantTerms(1);
  if (only && exponent.length === 1 && only.factors.size === 0) {
    if (isWhole(only.coefficient) && Math.abs(valueOf(only.coefficient)) <= 64) {
      return power(base, valueOf(only.coefficient), expand);
    }
    // Powers that are not whole stay on the whole base: (x²)^(1/2) is not x.
    const tree = termsTree(base);
    return factorTerms(call('pow', [tree, termsTree(exponent)]));
  }
  return factorTerms(call('pow', [termsTree(base), termsTree(exponent)]));
}
