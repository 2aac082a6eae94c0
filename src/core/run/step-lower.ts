// Takes out of an equation what cannot stand inside one JavaScript expression per parameter: gradients, losses and solves
// elsewhere, reductions over the parameters, conditionals that decide whether those are taken, and scalars shared by all parameters.
// Each becomes lines that compute a variable; what is left is plain arithmetic for emitExpression.

import { emitExpression, literal } from '../compiler/emit';
import { number, symbol } from '../expression';
import type { Call, Evaluation, Expression, Reduction } from '../expression';
import { evaluates, shapeOf } from './shapes';
import type { StepShape } from './shapes';
import type { Slot, StepScope } from './step-scope';

/** How the step function calls the objective; the generator twin of the loop yields inside it. */
export interface Calls {
  /** Code of a call with these arguments. */
  readonly gradient: (args: string) => string;
  readonly loss: (args: string) => string;
  readonly solve: (args: string) => string;
  /** Set for step records: every evaluation is told. */
  readonly recording: boolean;
}

export class Lowering {
  readonly #shared = new Map<string, Expression>();
  #branch = 0;

  /** @param fixed values of names that never change: hyperparameters, and for a schedule its own constants */
  constructor(
    private readonly scope: StepScope,
    private readonly calls: Calls,
    private readonly fixed: ReadonlyMap<string, number>,
  ) {}

  /** JavaScript of a lowered expression, for parameter j where it has one value per parameter. */
  code(node: Expression, j: string): string {
    return emitExpression(node, reference => this.reference(reference.name, j));
  }

  /** The expression with everything taken out that needs lines of its own; `within` is the shape of the whole line. */
  lower(node: Expression, within: StepShape): Expression {
    const lowered = this.#lowerNode(node);
    return within === 'parameters' ? this.#shareScalars(lowered) : lowered;
  }

  /** The shape of an expression whose names are known to the scope. */
  shape(node: Expression): StepShape {
    return shapeOf(node, name => (this.fixed.has(name) ? 'scalar' : this.scope.slot(name).shape));
  }

  /** Lines that set `slot` to the expression's value. */
  assign(slot: Slot, node: Expression): void {
    const lowered = this.lower(node, slot.shape);
    const line = (j: string): string => `${this.scope.read(slot, j)} = ${this.code(lowered, j)};`;
    this.scope.add(slot.shape === 'scalar' ? line('0') : this.scope.each(line));
  }

  reference(name: string, j: string): string {
    const value = this.fixed.get(name);
    if (value !== undefined && !this.scope.has(name)) return literal(value);
    return this.scope.read(this.scope.slot(name), j);
  }

  #lowerNode(node: Expression): Expression {
    switch (node.kind) {
      case 'number':
      case 'symbol':
        return node;
      case 'reduction':
        return this.#reduction(node);
      case 'evaluation':
        return this.#evaluation(node);
      case 'call':
        return this.#call(node);
    }
  }

  #call(node: Call): Expression {
    const [condition, yes, no] = node.args;
    if (node.fn === 'conditional' && condition && yes && no && (evaluates(yes) || evaluates(no))) {
      if (this.shape(condition) === 'scalar') return this.#branches(node, condition, yes, no);
    }
    const corrected = this.#biasCorrection(node);
    return corrected ?? { ...node, args: node.args.map(arg => this.#lowerNode(arg)) };
  }

  /** Only the branch taken is evaluated (LANGUAGE 4). */
  #branches(node: Call, condition: Expression, yes: Expression, no: Expression): Expression {
    const slot = this.scope.declare(this.shape(node));
    const test = this.code(this.lower(condition, 'scalar'), '0');
    const outer = this.scope.lines;
    this.#branch += 1;
    const body = (branch: Expression): string => {
      this.scope.lines = [];
      this.assign(slot, branch);
      return this.scope.lines.join('\n');
    };
    const text = `if (${test}) {\n${body(yes)}\n} else {\n${body(no)}\n}`;
    this.#branch -= 1;
    this.scope.lines = outer;
    this.scope.add(text);
    return this.#temporary(slot);
  }

  /**
   * 1 - beta^t with a constant beta in [0, 1): Math.pow costs more than the rest of the step, and from the step on at which
   * beta^t is below half a unit in the last place of 1, the difference is exactly 1. Same bits, without the call.
   */
  #biasCorrection(node: Call): Expression | undefined {
    const [one, power] = node.args;
    if (node.fn !== 'subtract' || one?.kind !== 'number' || one.value !== 1) return undefined;
    if (power?.kind !== 'call' || power.fn !== 'pow') return undefined;
    const [base, exponent] = power.args;
    if (exponent?.kind !== 'symbol' || exponent.name !== 't' || base === undefined)
      return undefined;
    const beta = this.#constant(base);
    if (beta === undefined || !(beta > 0 && beta < 1)) return undefined;
    const exact = Math.ceil((-54 * Math.LN2) / Math.log(beta)) + 2;
    return this.#share(`1-${beta}^t`, () => `t < ${exact} ? 1 - Math.pow(${literal(beta)}, t) : 1`);
  }

  #constant(node: Expression): number | undefined {
    if (node.kind === 'number') return node.value;
    return node.kind === 'symbol' && !this.scope.has(node.name)
      ? this.fixed.get(node.name)
      : undefined;
  }

  /** In a line per parameter, what is the same for all of them is computed once. */
  #shareScalars(node: Expression): Expression {
    if (node.kind !== 'call') return node;
    if (this.shape(node) === 'scalar') {
      const slot = this.scope.declare('scalar');
      this.scope.add(`${slot.variable} = ${this.code(node, '0')};`);
      return this.#temporary(slot);
    }
    return { ...node, args: node.args.map(arg => this.#shareScalars(arg)) };
  }

  #share(key: string, code: () => string): Expression {
    const known = this.#shared.get(key);
    if (known) return known;
    const slot = this.scope.declare('scalar');
    this.scope.add(`${slot.variable} = ${code()};`);
    const shared = this.#temporary(slot);
    // What a branch computed is unknown where it is not taken.
    if (this.#branch === 0) this.#shared.set(key, shared);
    return shared;
  }

  #reduction(node: Reduction): Expression {
    const body = this.lower(node.body, 'parameters');
    const slot = this.scope.declare('scalar');
    for (const line of reductionLines(node.op, slot.variable, this.scope, j => this.code(body, j)))
      this.scope.add(line);
    return this.#temporary(slot);
  }

  #evaluation(node: Evaluation): Expression {
    const point = this.#vector(node.point);
    this.scope.add(this.scope.each(j => `point[${j}] = ${this.scope.read(point, j)};`));
    if (node.what === 'loss') {
      const slot = this.scope.declare('scalar');
      this.scope.add(`${slot.variable} = ${this.calls.loss('point, rows')};`);
      this.#record(node, point, slot);
      return this.#temporary(slot);
    }
    const slot = this.scope.declare('parameters');
    if (node.what === 'grad') {
      this.scope.add(`${this.calls.gradient('point, gradient, rows')}; evaluations++;`);
      this.scope.add(this.scope.each(j => `${this.scope.read(slot, j)} = gradient[${j}];`));
    } else {
      const rhs = this.#vector(node.rhs ?? number(0));
      const damping =
        node.damping === undefined ? '0' : this.code(this.lower(node.damping, 'scalar'), '0');
      this.scope.add(this.scope.each(j => `side[${j}] = ${this.scope.read(rhs, j)};`));
      this.scope.add(
        `${this.calls.solve(`point, side, ${damping}, gradient, rows`)}; evaluations += ${this.scope.parameters};`,
      );
      this.scope.add(this.scope.each(j => `${this.scope.read(slot, j)} = gradient[${j}];`));
    }
    this.#record(node, point, slot);
    return this.#temporary(slot);
  }

  /** The slot of an expression's value per parameter; a scalar is the same for each. */
  #vector(node: Expression): Slot {
    if (
      node.kind === 'symbol' &&
      this.scope.has(node.name) &&
      this.scope.slot(node.name).shape === 'parameters'
    ) {
      return this.scope.slot(node.name);
    }
    const slot = this.scope.declare('parameters');
    this.assign(slot, node);
    return slot;
  }

  #record(node: Evaluation, point: Slot, value: Slot): void {
    if (!this.calls.recording) return;
    this.scope.add(
      `record.evaluations.push({ what: '${node.what}', point: ${this.scope.values(point)}, value: ${this.scope.values(value)} });`,
    );
  }

  #temporary(slot: Slot): Expression {
    const name = `#${slot.variable}`;
    this.scope.bind(name, slot);
    return symbol(name, 'local');
  }
}

/** Lines for a reduction over the parameters, in their order. std and var divide by n - 1, as they do over rows. */
function reductionLines(
  op: Reduction['op'],
  target: string,
  scope: StepScope,
  body: (j: string) => string,
): string[] {
  const n = scope.parameters;
  const sum = (term: (j: string) => string, start = '0'): string[] => [
    `${target} = ${start};`,
    scope.each(j => `${target} += ${term(j)};`),
  ];
  switch (op) {
    case 'count':
      return [`${target} = ${n};`];
    case 'sum':
      return sum(body);
    case 'mean':
      return [...sum(body), `${target} /= ${n};`];
    case 'min':
    case 'max':
      return [
        `${target} = ${op === 'min' ? 'Infinity' : '-Infinity'};`,
        scope.each(j => `${target} = Math.${op}(${target}, ${body(j)});`),
      ];
    case 'norm':
      return [
        `${target} = 0;`,
        scope.each(j => `{ const x = ${body(j)}; ${target} += x * x; }`),
        `${target} = Math.sqrt(${target});`,
      ];
    case 'std':
    case 'var': {
      const mean = scope.declare('scalar').variable;
      return [
        `${mean} = 0;`,
        scope.each(j => `${mean} += ${body(j)};`),
        `${mean} /= ${n};`,
        `${target} = 0;`,
        scope.each(j => `{ const x = ${body(j)} - ${mean}; ${target} += x * x; }`),
        `${target} /= ${Math.max(n - 1, 1)};`,
        ...(op === 'std' ? [`${target} = Math.sqrt(${target});`] : []),
      ];
    }
  }
}
