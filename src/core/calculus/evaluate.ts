// An interpreter of checked trees: any sub-expression of a program at a point, on any rows, with a listener that sees every
// value. Slow and plain; the compiler is not used, so that it can be held against it.

import { applyFunction } from '../compiler/apply';
import { constantValue } from '../compiler/emit';
import type { Definition, Program } from '../document/types';
import type { Call, Expression, Reduction } from '../expression';
import type { Rows } from '../run/types';
import { isDeep, surelyNeeded } from './deep-chains';

/** Values of an expression: one per row asked for, or a single one where it is scalar. */
export type Values = Float64Array;

/** Told of every node's values once its children's are known. `indices` are the rows of a row-shaped node, else null. */
export type Listener = (
  node: Expression,
  values: Values,
  args: readonly Values[],
  indices: Int32Array | null,
) => void;

/** Evaluates expressions of one program at one point. */
export class Evaluator {
  private readonly batch: Int32Array;
  private readonly parameters: ReadonlyMap<string, number>;
  private readonly definitions: ReadonlyMap<string, Definition>;
  private readonly shapes = new Map<Expression, boolean>();
  private readonly scalars = new Map<Expression | string, Values>();
  private readonly calls = new Map<Expression, Values>();
  private readonly perRow = new Map<Int32Array, Map<Expression | string, Values>>();

  constructor(
    private readonly program: Program,
    w: Float64Array,
    rows: Rows,
    private readonly listener?: Listener,
  ) {
    this.batch = rows ?? this.everyRow();
    this.parameters = new Map(program.parameters.map((name, j) => [name, w[j] ?? NaN]));
    this.definitions = new Map(program.definitions.map(one => [one.name, one]));
  }

  /** The expression's values on the batch; one value where it is scalar. */
  values(expression: Expression): Values {
    return this.ahead(expression, this.batch);
  }

  /** `on`, with the definitions it needs computed before where they nest too deep to be met on the way. */
  private ahead(node: Expression, indices: Int32Array): Values {
    if (isDeep(this.program)) {
      const rows = this.rowCache(indices);
      const has = (name: string): boolean => rows.has(name) || this.scalars.has(name);
      for (const { name } of surelyNeeded(this.program, node, has))
        this.symbol(name, 'definition', indices);
    }
    return this.on(node, indices);
  }

  /** Whether an expression has one value per row. */
  isPerRow(node: Expression): boolean {
    let known = this.shapes.get(node);
    if (known === undefined) {
      known = this.shapeOf(node);
      this.shapes.set(node, known);
    }
    return known;
  }

  private everyRow(): Int32Array {
    return Int32Array.from({ length: this.program.rows }, (_, i) => i);
  }

  private shapeOf(node: Expression): boolean {
    if (node.kind === 'call') return node.args.some(arg => this.isPerRow(arg));
    if (node.kind !== 'symbol') return false;
    if (node.role === 'column') return true;
    return node.role === 'definition' && this.definitions.get(node.name)?.shape === 'rows';
  }

  private on(node: Expression, indices: Int32Array): Values {
    // A listener wants to see every node, so nothing is remembered for it but definitions and reductions.
    if (this.listener || indices !== this.batch || node.kind !== 'call')
      return this.fresh(node, indices);
    const known = this.calls.get(node) ?? this.fresh(node, indices);
    this.calls.set(node, known);
    return known;
  }

  private fresh(node: Expression, indices: Int32Array): Values {
    switch (node.kind) {
      case 'number':
        return Float64Array.of(node.value);
      case 'symbol':
        return this.symbol(node.name, node.role, indices);
      case 'reduction':
        return this.reduction(node);
      case 'call':
        return node.fn === 'conditional'
          ? this.conditional(node, indices)
          : this.call(node, indices);
      case 'evaluation':
        throw new Error('An evaluation cannot stand in a loss.');
    }
  }

  private symbol(name: string, role: string, indices: Int32Array): Values {
    if (role === 'constant') return Float64Array.of(constantValue(name));
    const column = role === 'column' ? this.program.columns.get(name) : undefined;
    if (column) return Float64Array.from(indices, row => column[row] ?? NaN);
    const definition = role === 'definition' ? this.definitions.get(name) : undefined;
    if (!definition) return Float64Array.of(this.parameters.get(name) ?? NaN);
    const cache = definition.shape === 'rows' ? this.rowCache(indices) : this.scalars;
    const known = cache.get(name);
    if (known) return known;
    const values = this.on(definition.expression, indices);
    cache.set(name, values);
    return values;
  }

  private rowCache(indices: Int32Array): Map<Expression | string, Values> {
    const cache = this.perRow.get(indices) ?? new Map<Expression | string, Values>();
    this.perRow.set(indices, cache);
    return cache;
  }

  private call(node: Call, indices: Int32Array): Values {
    const args = node.args.map(arg => this.on(arg, indices));
    const perRow = this.isPerRow(node);
    const values = new Float64Array(perRow ? indices.length : 1);
    const at = node.args.map(() => 0);
    for (let k = 0; k < values.length; k++) {
      args.forEach((arg, i) => (at[i] = valueAt(arg, k)));
      values[k] = applyFunction(node.fn, at);
    }
    this.listener?.(node, values, args, perRow ? indices : null);
    return values;
  }

  /** Only the branch taken is evaluated, on the rows that take it. */
  private conditional(node: Call, indices: Int32Array): Values {
    const [condition, then, otherwise] = node.args;
    if (!condition || !then || !otherwise) return Float64Array.of(NaN);
    const truth = this.on(condition, indices);
    if (!this.isPerRow(condition)) {
      const taken = this.ahead(valueAt(truth, 0) ? then : otherwise, indices);
      return this.isPerRow(node) ? Float64Array.from(indices, (_, k) => valueAt(taken, k)) : taken;
    }
    const values = new Float64Array(indices.length);
    for (const [branch, wanted] of [
      [then, true],
      [otherwise, false],
    ] as const) {
      const places = [...indices.keys()].filter(k => Boolean(truth[k]) === wanted);
      if (places.length === 0) continue;
      const taken = this.ahead(
        branch,
        Int32Array.from(places, k => indices[k] ?? 0),
      );
      places.forEach((place, k) => (values[place] = valueAt(taken, k)));
    }
    return values;
  }

  private reduction(node: Reduction): Values {
    const known = this.scalars.get(node);
    if (known) return known;
    const indices = node.over === 'all' ? this.everyRow() : this.batch;
    const body = this.ahead(node.body, indices);
    const each = this.isPerRow(node.body)
      ? body
      : Float64Array.from(indices, () => valueAt(body, 0));
    const values = Float64Array.of(reduceValues(node.op, each));
    this.listener?.(node, values, [body], null);
    this.scalars.set(node, values);
    return values;
  }
}

/** Row k's value; a scalar stands for all rows. */
const valueAt = (values: Values, k: number): number => values[values.length === 1 ? 0 : k] ?? NaN;

/** A reduction of plain numbers. */
export function reduceValues(op: Reduction['op'], values: Values): number {
  const n = values.length;
  const sum = (of: (value: number) => number): number =>
    values.reduce((total, value) => total + of(value), 0);
  switch (op) {
    case 'sum':
      return sum(value => value);
    case 'mean':
      return sum(value => value) / n;
    case 'min':
      return values.reduce((least, value) => Math.min(least, value), Infinity);
    case 'max':
      return values.reduce((most, value) => Math.max(most, value), -Infinity);
    case 'count':
      return n;
    case 'norm':
      return Math.sqrt(sum(value => value * value));
    case 'std':
      return Math.sqrt(reduceValues('var', values));
    case 'var': {
      const mean = sum(value => value) / n;
      return sum(value => (value - mean) ** 2) / Math.max(n - 1, 1);
    }
  }
}

/** The value of a scalar expression of a program at w; of a row-shaped one, its values on the rows. */
export function evaluate(
  program: Program,
  expression: Expression,
  w: Float64Array,
  rows: Rows = null,
): Values {
  return new Evaluator(program, w, rows).values(expression);
}
