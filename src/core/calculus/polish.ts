// Trees as a lecturer writes them: like terms collected, numbers in front, and products of short sums multiplied out where that is shorter.

import { call, children, number, type Call, type Expression, type Reduction } from '../expression';
import { firstColumn } from './differentiate';
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
  type Factor,
  type Term,
  type Terms,
} from './terms';

/** Larger trees are not multiplied out: they would hardly become shorter. */
const greatestExpanded = 150;
/** Multiplied out, a product may have this many terms. */
const greatestExpansion = 12;

/** The same function, collected; multiplied out where that is clearly shorter. */
export function polish(expression: Expression): Expression {
  const collected = termsTree(constantLast(termsOf(expression, 'collect')));
  if (size(expression, greatestExpanded) >= greatestExpanded) return collected;
  const forms = (tree: Expression): readonly Expression[] => [
    termsTree(constantLast(termsOf(tree, 'expand'))),
    termsTree(constantLast(termsOf(tree, 'cancel'))),
    termsTree(factored(termsOf(tree, 'collect'), isCall)),
  ];
  const shortest = (first: Expression, others: readonly Expression[]): Expression =>
    others.reduce((best, other) => (size(other) < 0.9 * size(best) ? other : best), first);
  const best = shortest(collected, forms(expression));
  // What cancelled may have left sums that are shorter multiplied out.
  return shortest(best, forms(best));
}

const isCall = (base: Expression): boolean => base.kind === 'call';

/** (1 - 2x²) e^(-x²) and (1 - x²) / (1 + x²)²: what all terms share, as far as `may` allows, stands once, before or below the rest. */
function factored(terms: Terms, may: (base: Expression) => boolean): Terms {
  const [first, ...rest] = terms;
  if (first === undefined || rest.length === 0 || rest.length > 5) return terms;
  const shared = new Map<string, Factor>();
  for (const [key, factor] of first.factors) {
    const others = rest.flatMap(({ factors }) => factors.get(key) ?? []);
    if (!may(factor.base) || others.length < rest.length) continue;
    const least = [factor, ...others].sort((a, b) => valueOf(a.exponent) - valueOf(b.exponent))[0];
    if (least !== undefined) shared.set(key, least);
  }
  if (shared.size === 0) return terms;
  const common = { coefficient: whole(1), factors: shared };
  const inner = terms.map(term => timesTerm(term, termPower(common, -1)));
  const short = constantLast(termsOf(termsTree(inner), 'expand'));
  return times([common], bracketed(short), 'collect');
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
const rememberedTerms: Readonly<Record<Mode, WeakMap<Expression, Terms>>> = {
  collect: new WeakMap(),
  expand: new WeakMap(),
  cancel: new WeakMap(),
};

/** What becomes of a product of sums: it stays, is multiplied out, or only where its denominators cancel. */
type Mode = 'collect' | 'expand' | 'cancel';

function termsOf(node: Expression, mode: Mode): Terms {
  const remembered = rememberedTerms[mode];
  const known = remembered.get(node);
  if (known) return known;
  const found = newTerms(node, mode);
  remembered.set(node, found);
  return found;
}

function newTerms(node: Expression, mode: Mode): Terms {
  const of = (part: Expression): Terms => termsOf(part, mode);
  switch (node.kind) {
    case 'number':
      return Number.isFinite(node.value) ? constantTerms(node.value) : factorTerms(node);
    case 'symbol':
      return factorTerms(node);
    case 'evaluation':
      return factorTerms(node);
    case 'reduction': {
      const terms = of(node.body);
      // Over rows a lecturer writes Σ x (y - p), not Σ (x y - x p).
      const apart = mode === 'collect' ? terms : factored(terms, () => true);
      const body = apart.length < terms.length ? apart : terms;
      const [only] = body;
      const linear = node.op === 'sum' || node.op === 'mean';
      if (body.length === 0 && node.op !== 'count') return [];
      const alike = oneForAllRows(node, body, mode);
      if (alike !== undefined) return alike;
      if (linear && only && body.length === 1) {
        const inner = termsTree([{ ...only, coefficient: whole(1) }]);
        return scaled(factorTerms({ ...node, body: inner }), only.coefficient);
      }
      return factorTerms({ ...node, body: termsTree(body) });
    }
    case 'call':
      return callTerms(node, mode);
  }
}

/** What cancelled may have left one value for all rows, which the language does not sum: Σ c = n·c. */
function oneForAllRows(node: Reduction, body: Terms, mode: Mode): Terms | undefined {
  if (node.over === 'parameters' || node.op === 'count' || mayRange(termsTree(body)))
    return undefined;
  if (node.op === 'mean' || node.op === 'min' || node.op === 'max') return body;
  if (node.op !== 'sum') return undefined;
  const n: Reduction = { ...node, op: 'count', body: firstColumn(node.body) ?? node.body };
  return times(body, factorTerms(n), mode);
}

/** Whether it may differ from row to row: a definition is not looked into. */
function mayRange(node: Expression): boolean {
  if (node.kind === 'symbol') return node.role === 'column' || node.role === 'definition';
  return node.kind !== 'reduction' && children(node).some(mayRange);
}

function callTerms(node: Call, mode: Mode): Terms {
  const of = (part: Expression): Terms => termsOf(part, mode);
  const [a, b] = node.args;
  if (a && node.fn === 'unaryMinus') return scaled(of(a), whole(-1));
  if (a && node.fn === 'square') return power(of(a), 2, mode);
  if (a && node.fn === 'cube') return power(of(a), 3, mode);
  if (a && b) {
    switch (node.fn) {
      case 'add':
        return collect([...of(a), ...of(b)]);
      case 'subtract':
        return collect([...of(a), ...scaled(of(b), whole(-1))]);
      case 'multiply':
        return times(of(a), of(b), mode);
      case 'divide':
        return times(of(a), power(of(b), -1, mode), mode);
      case 'pow':
        return powTerms(of(a), of(b), mode);
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

function times(a: Terms, b: Terms, mode: Mode): Terms {
  if (a.length === 0 || b.length === 0) return [];
  const distributed = distributedFraction(a, b) ?? distributedFraction(b, a);
  if (distributed) return distributed;
  const [left, right] =
    mode === 'expand' && a.length * b.length <= greatestExpansion
      ? [a, b]
      : [bracketed(a), bracketed(b)];
  const product = collect(left.flatMap(x => right.map(y => timesTerm(x, y))));
  const [only] = product;
  return mode === 'cancel' && only && product.length === 1 ? (cancelled(only) ?? product) : product;
}

/** p (1 - p) (y / p - (1 - y) / (1 - p)) as y - p: a sum is multiplied out with the factors that cancel its denominators. */
function cancelled(term: Term): Terms | undefined {
  for (const [key, { base, exponent }] of term.factors) {
    if (base.kind !== 'call' || (base.fn !== 'add' && base.fn !== 'subtract')) continue;
    if (exponent.numerator !== 1 || exponent.denominator !== 1) continue;
    const inner = termsOf(base, 'cancel');
    const below = new Set(
      inner.flatMap(({ factors }) =>
        [...factors].flatMap(([name, factor]) => (factor.exponent.numerator < 0 ? [name] : [])),
      ),
    );
    const kept = [...term.factors].filter(([name]) => name !== key);
    const used = kept.filter(([name, factor]) => below.has(name) && factor.exponent.numerator > 0);
    if (used.length === 0) continue;
    const by = { coefficient: whole(1), factors: new Map(used) };
    const spread = termsTree(collect(inner.map(part => timesTerm(part, by))));
    const rest = {
      coefficient: term.coefficient,
      factors: new Map(kept.filter(([name]) => !used.some(([other]) => other === name))),
    };
    return times([rest], bracketed(termsOf(spread, 'expand')), 'collect');
  }
  return undefined;
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

function power(base: Terms, n: number, mode: Mode): Terms {
  const [only] = base;
  if (mode === 'expand' && n === 2 && base.length > 1) return times(base, base, mode);
  if (only && base.length === 1) {
    return only.coefficient.numerator === 0 ? base : [termPower(only, n)];
  }
  const [factor] = base.length === 0 ? factorTerms(number(0)) : bracketed(base);
  return factor ? [termPower(factor, n)] : [];
}

function powTerms(base: Terms, exponent: Terms, mode: Mode): Terms {
  const [only] = exponent;
  if (exponent.length === 0) return constantTerms(1);
  if (only && exponent.length === 1 && only.factors.size === 0) {
    if (isWhole(only.coefficient) && Math.abs(valueOf(only.coefficient)) <= 64) {
      return power(base, valueOf(only.coefficient), mode);
    }
    // Powers that are not whole stay on the whole base: (x²)^(1/2) is not x.
    const tree = termsTree(base);
    return factorTerms(call('pow', [tree, termsTree(exponent)]));
  }
  return factorTerms(call('pow', [termsTree(base), termsTree(exponent)]));
}
