// What a name means in an optimizer's equations, in its initial state and in a schedule; builds their expressions and shapes.

import {
  call,
  number,
  symbol,
  type Expression,
  type Range,
  type ReductionName,
  type Role,
} from '../expression';
import { functions } from '../functions/index';
import { constants, evaluations, given } from './equation-given';
import { reductions } from './names';
import type { Problems } from './problems';
import type { Raw, RawApply } from './raw';
import { unknownName, type Kind } from './unknown-name';
import { count, nearest, oneOf, quote } from './words';

export type EquationShape = 'scalar' | 'parameters';

interface Read {
  readonly expression: Expression;
  readonly shape: EquationShape;
}

/** One pass over the lines of an optimizer, in order; a name means its newest value. */
export class EquationScope {
  /** Set where g is read before it is assigned. */
  readsGradient = false;
  private readonly current = new Map<string, EquationShape>();
  private place: Range | undefined;

  constructor(
    private readonly hyperparameters: readonly string[],
    private readonly state: ReadonlyMap<string, EquationShape>,
    private readonly assigned: readonly string[],
    private readonly problems: Problems,
    private readonly locate: ((offset: number) => number) | undefined,
    private readonly kind: Kind = 'optimizer',
  ) {}

  /** A line's right-hand side as an expression. */
  read(raw: Raw): Read {
    switch (raw.kind) {
      case 'number':
        return { expression: number(raw.value, this.move(raw.range)), shape: 'scalar' };
      case 'name':
        return this.name(raw.name, raw.range);
      case 'operator':
        return this.call(raw.fn, raw.args, raw.range);
      case 'apply':
        return this.apply(raw);
    }
  }

  /** Gives a name its newest value. */
  assign(name: string, shape: EquationShape): void {
    this.current.set(
      name,
      name === 'w' || name === 'g' || this.state.get(name) === 'parameters' ? 'parameters' : shape,
    );
  }

  shapeOfName(name: string): EquationShape {
    return this.current.get(name) ?? this.state.get(name) ?? 'scalar';
  }

  /** Tells all problems of `work` at one place: for texts whose offsets are not those of the document. */
  reporting<T>(place: Range, work: () => T): T {
    this.place = place;
    const result = work();
    this.place = undefined;
    return result;
  }

  private move(range: Range): Range | undefined {
    return this.locate === undefined || this.place !== undefined
      ? undefined
      : { start: this.locate(range.start), end: this.locate(range.end) };
  }

  private fail(range: Range, code: string, message: string): void {
    this.problems.error(this.place ?? range, code, message);
  }

  private name(name: string, range: Range): Read {
    const at = (role: Role, shape: EquationShape, as = name): Read => ({
      expression: symbol(as, role, this.move(range)),
      shape,
    });
    const newest = this.current.get(name);
    if (name === 'w' && given[this.kind].includes('w')) return at('given', 'parameters');
    if (this.state.has(name)) return at('state', newest ?? this.state.get(name) ?? 'scalar');
    if (newest !== undefined) return at('local', newest);
    if (name === 'g' && this.kind === 'optimizer') {
      this.readsGradient = true;
      return at('given', 'parameters');
    }
    if (given[this.kind].includes(name)) return at('given', 'scalar');
    if (this.hyperparameters.includes(name)) return at('hyperparameter', 'scalar');
    if (this.assigned.includes(name)) {
      this.fail(
        range,
        'read-before-line',
        `${quote(name)} is read before its line; to keep it from the step before, declare it under “state”, as in state: {${name}: 0}.`,
      );
      return at('local', 'scalar');
    }
    const constant = constants.get(name);
    if (constant !== undefined) return at('constant', 'scalar', constant);
    this.tellUnknownName(name, range);
    return at('local', 'scalar');
  }

  private tellUnknownName(name: string, range: Range): void {
    const known = [
      ...given[this.kind],
      ...(this.kind === 'optimizer' ? ['g'] : []),
      ...this.hyperparameters,
      ...this.state.keys(),
      ...this.current.keys(),
    ];
    const { code, message } = unknownName(name, known, this.kind);
    this.fail(range, code, message);
  }

  private call(fn: string, args: readonly Raw[], range: Range): Read {
    const read = args.map(arg => this.read(arg));
    const shape = read.some(one => one.shape === 'parameters') ? 'parameters' : 'scalar';
    return {
      expression: call(
        fn,
        read.map(one => one.expression),
        this.move(range),
      ),
      shape,
    };
  }

  private apply(raw: RawApply): Read {
    const { name, args, range } = raw;
    if (this.kind === 'optimizer') {
      if (name === 'grad' || name === 'loss') return this.evaluate(name, raw);
      if (name === 'solve') return this.solve(raw);
      if (name === 'dot') return this.dot(raw);
      if (name === 'hess') {
        this.fail(
          range,
          'hess',
          'The Hessian stands only in “solve(hess(w), g)”, which solves with it.',
        );
        return { expression: number(NaN), shape: 'parameters' };
      }
      if (args.length === 1 && reductions.has(name)) return this.reduce(raw, name as ReductionName);
    }
    const entry = functions.get(name);
    if (entry === undefined) {
      const near = nearest(name, [
        ...functions.keys(),
        ...(this.kind === 'optimizer' ? evaluations : []),
      ]);
      const hint = near === undefined ? 'write “*” for a product' : `did you mean ${quote(near)}?`;
      this.fail(
        raw.nameRange,
        'unknown-function',
        `There is no function ${quote(name)}; ${hint}${near === undefined ? '.' : ''}`,
      );
    } else if (
      args.length < entry.minArguments ||
      args.length > entry.maxArguments ||
      (args.length === 1 && reductions.has(name))
    ) {
      const least = Math.max(entry.minArguments, reductions.has(name) ? 2 : 0);
      this.tellCount(raw, least === entry.maxArguments ? [least] : [least, entry.maxArguments]);
    }
    return this.call(name, args, range);
  }

  private tellCount(raw: RawApply, wanted: readonly number[]): void {
    const most = wanted.at(-1) ?? 1;
    const words =
      most === Infinity
        ? `at least ${count(wanted[0] ?? 1, 'argument')}`
        : wanted.length === 1
          ? count(most, 'argument')
          : `${oneOf(wanted.map(String))} arguments`;
    this.fail(
      raw.range,
      'arguments',
      `${quote(raw.name)} takes ${words}, and ${raw.args.length === 0 ? 'none stands' : `${raw.args.length} stand${raw.args.length === 1 ? 's' : ''}`} here.`,
    );
  }

  private evaluate(what: 'grad' | 'loss', raw: RawApply): Read {
    const [first, second] = raw.args;
    if (first === undefined || second !== undefined) this.tellCount(raw, [1]);
    const point =
      first === undefined
        ? { expression: symbol('w', 'given'), shape: 'parameters' as const }
        : this.read(first);
    this.wantPoint(point, first, raw);
    return {
      expression: {
        kind: 'evaluation',
        what,
        point: point.expression,
        range: this.move(raw.range),
      },
      shape: what === 'grad' ? 'parameters' : 'scalar',
    };
  }

  private wantPoint(point: Read, node: Raw | undefined, raw: RawApply): void {
    if (point.shape !== 'parameters')
      this.fail(
        node?.range ?? raw.range,
        'not-a-point',
        `${quote(raw.name)} needs a point, such as w or w - alpha * m; this is one number.`,
      );
  }

  private solve(raw: RawApply): Read {
    const [first, second, third, fourth] = raw.args;
    if (
      first?.kind !== 'apply' ||
      first.name !== 'hess' ||
      first.args.length !== 1 ||
      second === undefined ||
      fourth !== undefined
    ) {
      this.fail(
        raw.range,
        'solve',
        'Write “solve(hess(w), g)”, or “solve(hess(w), g, damping)” with a number added to the Hessian’s diagonal.',
      );
      return { expression: number(NaN), shape: 'parameters' };
    }
    const [pointNode] = first.args;
    const point =
      pointNode === undefined
        ? { expression: symbol('w', 'given'), shape: 'parameters' as const }
        : this.read(pointNode);
    this.wantPoint(point, pointNode, first);
    const rhs = this.read(second);
    const damping = third === undefined ? undefined : this.read(third);
    if (damping?.shape === 'parameters')
      this.fail(
        third?.range ?? raw.range,
        'solve',
        'The damping is one number, not one per parameter.',
      );
    return {
      expression: {
        kind: 'evaluation',
        what: 'solve',
        point: point.expression,
        rhs: rhs.expression,
        damping: damping?.expression,
        range: this.move(raw.range),
      },
      shape: 'parameters',
    };
  }

  private dot(raw: RawApply): Read {
    if (raw.args.length !== 2) this.tellCount(raw, [2]);
    const product = this.call('multiply', raw.args, raw.range);
    return this.sum('sum', product, raw);
  }

  private reduce(raw: RawApply, op: ReductionName): Read {
    const [body] = raw.args;
    return body === undefined ? this.call(op, [], raw.range) : this.sum(op, this.read(body), raw);
  }

  private sum(op: ReductionName, body: Read, raw: RawApply): Read {
    if (body.shape !== 'parameters')
      this.fail(
        raw.range,
        'reduction',
        `${quote(raw.name)} runs over the parameters, and what stands in it is one number; leave ${quote(raw.name)} out.`,
      );
    return {
      expression: {
        kind: 'reduction',
        op,
        body: body.expression,
        over: 'parameters',
        range: this.move(raw.range),
      },
      shape: 'scalar',
    };
  }
}
