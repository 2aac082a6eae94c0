// Dual numbers: value and all partials carried through the checked tree together. Its derivative rules are written here, apart
// from the table's and mathjs's, so that the gradient that runs can be checked against something else.

import { applyFunction } from '../compiler/apply';
import { constantValue } from '../compiler/emit';
import type { Program } from '../document/types';
import type { Call, Expression, Reduction } from '../expression';
import { drained } from '../run/evaluate';
import type { Rows } from '../run/types';
import { isDeep, surelyNeeded } from './deep-chains';
import { elementary } from './dual-rules';

/** A value and its partials, one per parameter. */
export interface Dual {
  readonly value: number;
  readonly tangent: Float64Array;
}

/**
 * What is carried: the partials, or their sizes. The size of a partial is the sum of the sizes of all products it is made
 * of, so that where these cancel it still tells how much of what remains may be rounding.
 */
type Carried = 'partials' | 'sizes';

/** What rounding every value once more, a little coarser, would do: a share of it, of either sign. */
const coarser = 2 ** -50;
const shakings = 3;

/** Evaluates expressions of one program at one point, with partials. */
export class DualEvaluator {
  private readonly n: number;
  private readonly batch: readonly number[];
  private readonly everyRow: readonly number[];
  private readonly definitions: ReadonlyMap<string, Expression>;
  private readonly remembered = new Map<string, Dual>();
  private readonly reductions = new Map<Expression, Dual>();
  /** Whether some partial met on the way was not finite: a product of 0 and ∞ then counts as 0, which may not be the limit. */
  singular = false;

  constructor(
    private readonly program: Program,
    private readonly w: Float64Array,
    rows: Rows,
    private readonly carried: Carried = 'partials',
    /** Shares between -1 and 1 by which each value is shaken. */
    private readonly shake?: () => number,
  ) {
    this.n = program.parameters.length;
    this.everyRow = Array.from({ length: program.rows }, (_, i) => i);
    this.batch = rows ? [...rows] : this.everyRow;
    this.definitions = new Map(
      program.definitions.map(({ name, expression }) => [name, expression]),
    );
  }

  /** The expression at one row (undefined: it is scalar). */
  at(node: Expression, row?: number): Dual {
    if (isDeep(this.program)) {
      const has = (name: string): boolean => this.remembered.has(keyOf(name, row));
      for (const { name } of surelyNeeded(this.program, node, has))
        this.symbol(name, 'definition', row);
    }
    return this.found(node, row);
  }

  private found(node: Expression, row: number | undefined): Dual {
    switch (node.kind) {
      case 'number':
        return this.constant(node.value);
      case 'symbol':
        return this.symbol(node.name, node.role, row);
      case 'call':
        return this.call(node, row);
      case 'reduction':
        return this.reduction(node);
      case 'evaluation':
        throw new Error('An evaluation cannot stand in a loss.');
    }
  }

  private constant(value: number): Dual {
    return { value, tangent: new Float64Array(this.n) };
  }

  private symbol(name: string, role: string, row: number | undefined): Dual {
    if (role === 'constant') return this.constant(constantValue(name));
    if (role === 'column') return this.constant(this.program.columns.get(name)?.[row ?? -1] ?? NaN);
    const definition = role === 'definition' ? this.definitions.get(name) : undefined;
    if (!definition) {
      const j = this.program.parameters.indexOf(name);
      const dual = this.constant(this.w[j] ?? NaN);
      dual.tangent[j] = 1;
      return dual;
    }
    const key = keyOf(name, row);
    const known = this.remembered.get(key);
    if (known) return known;
    const dual = this.found(definition, row);
    this.remembered.set(key, dual);
    return dual;
  }

  private call({ fn, args }: Call, row: number | undefined): Dual {
    if (fn === 'conditional') {
      const [condition, then, otherwise] = args;
      if (!condition || !then || !otherwise) return this.constant(NaN);
      return this.at(this.found(condition, row).value ? then : otherwise, row);
    }
    const duals = args.map(arg => this.found(arg, row));
    const values = duals.map(({ value }) => value);
    const exact = applyFunction(fn, values);
    const value = this.shake ? exact * (1 + coarser * this.shake()) : exact;
    const partials = elementary(fn, values, value);
    return { value, tangent: this.combine(duals, partials) };
  }

  /** Σ partial · tangent; a partial of 0 and a tangent of 0 add nothing, whatever the other is. */
  private combine(duals: readonly Dual[], partials: readonly number[]): Float64Array {
    const tangent = new Float64Array(this.n);
    duals.forEach((dual, i) => {
      const partial = partials[i] ?? NaN;
      if (partial === 0) return;
      if (!Number.isFinite(partial)) this.singular = true;
      for (let j = 0; j < this.n; j++) {
        const moved = dual.tangent[j] ?? 0;
        if (moved === 0) continue;
        const product = partial * moved;
        tangent[j] = (tangent[j] ?? 0) + (this.carried === 'sizes' ? Math.abs(product) : product);
      }
    });
    return tangent;
  }

  /** Computes the reductions that a scalar expression is sure to need, so that `at` finds them. Yields between rows. */
  *reducing(node: Expression): Generator<void> {
    const seen = new Set<Expression>();
    for (const { expression } of surelyNeeded(this.program, node, () => false))
      yield* this.reducingTree(expression, seen);
    yield* this.reducingTree(node, seen);
  }

  private *reducingTree(node: Expression, seen: Set<Expression>): Generator<void> {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.kind === 'reduction') yield* this.reductionInTurn(node);
    if (node.kind === 'call' && node.fn !== 'conditional')
      for (const arg of node.args) yield* this.reducingTree(arg, seen);
  }

  private reduction(node: Reduction): Dual {
    return this.reductions.get(node) ?? drained(this.reductionInTurn(node));
  }

  private *reductionInTurn(node: Reduction): Generator<void, Dual> {
    const duals: Dual[] = [];
    for (const row of node.over === 'all' ? this.everyRow : this.batch) {
      duals.push(this.at(node.body, row));
      yield;
    }
    const dual = this.reduce(node.op, duals);
    this.reductions.set(node, dual);
    return dual;
  }

  private reduce(op: Reduction['op'], duals: readonly Dual[]): Dual {
    const n = duals.length;
    const values = duals.map(({ value }) => value);
    const sum = (numbers: readonly number[]): number =>
      numbers.reduce((total, value) => total + value, 0);
    const weighted = (value: number, weight: (value: number) => number): Dual => ({
      value,
      tangent: this.combine(duals, values.map(weight)),
    });
    switch (op) {
      case 'sum':
        return weighted(sum(values), () => 1);
      case 'mean':
        return weighted(sum(values) / n, () => 1 / n);
      case 'count':
        return this.constant(n);
      case 'norm': {
        const length = Math.hypot(...values);
        return weighted(length, value => (value === 0 ? 0 : value / length));
      }
      case 'var':
      case 'std': {
        const mean = sum(values) / n;
        const others = Math.max(n - 1, 1);
        const variance = sum(values.map(value => (value - mean) ** 2)) / others;
        if (op === 'var') return weighted(variance, value => (2 * (value - mean)) / others);
        const deviation = Math.sqrt(variance);
        return weighted(deviation, value =>
          value === mean ? 0 : (value - mean) / (others * deviation),
        );
      }
      case 'min':
      case 'max': {
        const extreme = values.reduce((a, b) => (op === 'min' ? Math.min(a, b) : Math.max(a, b)));
        const attained = values.filter(value => value === extreme).length;
        return weighted(extreme, value => (value === extreme ? 1 / attained : 0));
      }
    }
  }
}

const keyOf = (name: string, row: number | undefined): string => `${row ?? ''} ${name}`;

/** The loss and its gradient by dual numbers; `singular` where a path through 0 · ∞ was met. */
export const dualGradient = (program: Program, w: Float64Array, rows: Rows): DualGradient =>
  drained(dualGradientInTurn(program, w, rows));

export interface DualGradient {
  readonly loss: number;
  readonly gradient: Float64Array;
  readonly singular: boolean;
}

/** dualGradient in pieces: yields between rows. */
export function* dualGradientInTurn(
  program: Program,
  w: Float64Array,
  rows: Rows,
): Generator<void, DualGradient> {
  const evaluator = new DualEvaluator(program, w, rows);
  yield* evaluator.reducing(program.loss);
  const { value, tangent } = evaluator.at(program.loss);
  return { loss: value, gradient: tangent, singular: evaluator.singular };
}

/** The size of each partial of the loss: what rounding is to be measured by. */
export const dualSizes = (program: Program, w: Float64Array, rows: Rows): Float64Array =>
  new DualEvaluator(program, w, rows, 'sizes').at(program.loss).tangent;

/** How far the loss and each partial move when every value on the way is shaken. */
export interface DualNoise {
  readonly loss: number;
  readonly gradient: Float64Array;
}

/**
 * What the numbers cannot tell: every value on the way is shaken by some roundings (stochastic arithmetic, Vignes 1993). In
 * log(1 - sigmoid(30)) a rounding of the sigmoid is a thousandth of what remains.
 */
export function dualNoise(program: Program, w: Float64Array, rows: Rows): DualNoise {
  const { value, tangent } = new DualEvaluator(program, w, rows).at(program.loss);
  const gradient = new Float64Array(w.length);
  let loss = 0;
  for (let seed = 1; seed <= shakings; seed++) {
    const shaken = new DualEvaluator(program, w, rows, 'partials', sharesFrom(seed));
    const moved = shaken.at(program.loss);
    loss = Math.max(loss, apart(moved.value, value));
    moved.tangent.forEach((partial, j) => {
      gradient[j] = Math.max(gradient[j] ?? 0, apart(partial, tangent[j] ?? NaN));
    });
  }
  return { loss, gradient };
}

/** A shaken value that left its domain may be anything. */
const apart = (a: number, b: number): number => (Number.isFinite(a) ? Math.abs(a - b) : Infinity);

/** Shares of size 0.5 to 1 and either sign, the same for the same seed: by Park and Miller's generator. */
function sharesFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    const share = (state / 2_147_483_647) * 2 - 1;
    return share + (share < 0 ? -0.5 : 0.5) * (1 - Math.abs(share));
  };
}
