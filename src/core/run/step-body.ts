// The parts of one step's code: loading, schedule, equations, flushing, storing and checking, each as lines. step-code.ts puts them in order.

import { literal } from '../compiler/emit';
import { namesIn } from './shapes';
import type { StepShape } from './shapes';
import { Lowering } from './step-lower';
import type { Calls } from './step-lower';
import type { StepPlan } from './step-plan';
import { StepScope } from './step-scope';
import type { Slot } from './step-scope';

/** After each step, state smaller than this is 0: subnormal arithmetic is twenty times slower (LANGUAGE 4). */
const FLUSH_BELOW = '1e-290';

/** The lines of one step, made once and assembled twice (loop and record). */
export class StepBody {
  readonly scope: StepScope;
  readonly first: string[];
  readonly equations: string[];
  readonly #lowering: Lowering;
  readonly #w: Slot;
  readonly #state: readonly { readonly name: string; readonly slot: Slot }[];

  constructor(
    private readonly step: StepPlan,
    private readonly calls: Calls,
  ) {
    const { plan } = step;
    this.scope = new StepScope(step.parameters);
    this.#lowering = new Lowering(this.scope, calls, this.#fixed({}));
    this.#w = this.scope.declare('parameters', 'w');
    this.#state = plan.optimizer.state.map(({ name, shape }) => ({
      name,
      slot: this.scope.declare(shape, name),
    }));
    this.#declareGiven();
    if (plan.optimizer.takesGradientFirst) this.scope.declare('parameters', 'g');
    this.first = this.#collect(() => this.#firstLines());
    this.equations = this.#collect(() => this.#equationLines());
  }

  /** Names whose values are numbers in the code. */
  #fixed(constants: Readonly<Record<string, number>>): ReadonlyMap<string, number> {
    const { plan, rows } = this.step;
    const { alpha: alpha0 = 0, ...others } = plan.hyperparameters;
    return new Map(Object.entries({ ...others, ...constants, alpha0, steps: plan.steps, rows }));
  }

  #declareGiven(): void {
    this.scope.bind('t', { variable: 't', shape: 'scalar' });
    for (const name of ['batch', 'epoch', 'alpha']) this.scope.declare('scalar', name);
  }

  #collect(make: () => void): string[] {
    this.scope.lines = [];
    make();
    return this.scope.lines;
  }

  #firstLines(): void {
    const { scope, calls } = this;
    const { plan, full } = this.step;
    if (plan.optimizer.takesGradientFirst) {
      const g = scope.slot('g');
      scope.add(scope.each(j => `point[${j}] = ${scope.read(this.#w, j)};`));
      scope.add(`const batchLoss = ${calls.gradient('point, gradient, rows')};`);
      scope.add(scope.each(j => `${scope.read(g, j)} = gradient[${j}];`));
      if (calls.recording)
        scope.add(`record.g = ${scope.values(g)}; record.batchLoss = batchLoss;`);
    } else if (!full || calls.recording) {
      scope.add(scope.each(j => `point[${j}] = ${scope.read(this.#w, j)};`));
      scope.add(`const batchLoss = ${calls.loss('point, rows')};`);
      if (calls.recording) scope.add('record.batchLoss = batchLoss;');
    }
  }

  #equationLines(): void {
    const { scope } = this;
    const { plan, perEpoch } = this.step;
    if (plan.optimizer.takesGradientFirst) scope.add('evaluations++;');
    const read = new Set<string>();
    for (const { expression } of plan.optimizer.equations) namesIn(expression, read);
    if (plan.schedule) namesIn(plan.schedule.expression, read);
    if (read.has('batch')) scope.add(`${scope.slot('batch').variable} = t - 1;`);
    if (read.has('epoch'))
      scope.add(`${scope.slot('epoch').variable} = Math.floor((t - 1) / ${perEpoch});`);
    this.#alphaLine();
    for (const { name, expression, shape } of plan.optimizer.equations) {
      const slot = scope.has(name)
        ? scope.slot(name)
        : scope.declare(this.#shapeOfName(name, shape), name);
      this.#lowering.assign(slot, expression);
      if (this.calls.recording) scope.add(`record.lines.push(${scope.values(slot)});`);
    }
  }

  #alphaLine(): void {
    const { schedule, hyperparameters } = this.step.plan;
    const slot = this.scope.slot('alpha');
    // A schedule's constants are its own: an optimizer's name of the same spelling is another.
    if (schedule)
      new Lowering(this.scope, this.calls, this.#fixed(schedule.constants)).assign(
        slot,
        schedule.expression,
      );
    else this.scope.add(`${slot.variable} = ${literal(hyperparameters.alpha ?? 0)};`);
    if (this.calls.recording) this.scope.add(`record.alpha = ${slot.variable};`);
  }

  /** A name that is assigned several times has one value per parameter as soon as one of its lines has. */
  #shapeOfName(name: string, shape: string): StepShape {
    const lines = this.step.plan.optimizer.equations.filter(equation => equation.name === name);
    return shape === 'parameters' || lines.some(line => line.shape === 'parameters')
      ? 'parameters'
      : 'scalar';
  }

  /** Local names for the columns. */
  columnLines(): string[] {
    const lines = [this.#columnLine('w', 'columns.w', this.#w)];
    this.#state.forEach(({ slot }, i) =>
      lines.push(this.#columnLine(`s${i}`, `columns.state[${i}]`, slot)),
    );
    return lines;
  }

  #columnLine(name: string, from: string, slot: Slot): string {
    if (slot.shape === 'scalar') return `const ${name} = ${from}[0];`;
    if (!this.scope.unrolled) return `const ${name} = ${from};`;
    return this.scope.each(j => `const ${name}_${j} = ${from}[${j}];`);
  }

  #column(name: string, slot: Slot, j: string): string {
    if (slot.shape === 'scalar') return name;
    return this.scope.unrolled ? `${name}_${j}` : `${name}[${j}]`;
  }

  #eachStored(line: (name: string, slot: Slot) => string): string[] {
    return [line('w', this.#w), ...this.#state.map(({ slot }, i) => line(`s${i}`, slot))];
  }

  loadLines(row: string): string[] {
    return this.#eachStored((name, slot) =>
      this.#perValue(
        slot,
        j => `${this.scope.read(slot, j)} = ${this.#column(name, slot, j)}[${row}];`,
      ),
    );
  }

  storeLines(): string[] {
    return this.#eachStored((name, slot) =>
      this.#perValue(slot, j => `${this.#column(name, slot, j)}[t] = ${this.scope.read(slot, j)};`),
    );
  }

  flushLines(): string[] {
    return this.#state.map(({ slot }) =>
      this.#perValue(slot, j => {
        const value = this.scope.read(slot, j);
        return `if (Math.abs(${value}) < ${FLUSH_BELOW}) ${value} = 0;`;
      }),
    );
  }

  #perValue(slot: Slot, line: (j: string) => string): string {
    return slot.shape === 'scalar' ? line('0') : this.scope.each(line);
  }

  /** Checks of the point before the step, whose loss and gradient are known: this step is not done where one holds. */
  checksBefore(): string[] {
    const { stop } = this.step.plan;
    const g = this.scope.slot('g');
    const square = this.#sum(j => `${this.scope.read(g, j)} * ${this.scope.read(g, j)}`);
    return [
      `if (batchLoss * 0 !== 0) { status.reason = 'nonfinite'; break; }`,
      ...(this.scope.unrolled ? [`const square = ${square};`] : [`let square = 0; ${square}`]),
      'if (square < 1e-12 && status.firstSmall < 0) status.firstSmall = t - 1;',
      ...(stop.gradient === undefined
        ? []
        : [this.#stopLine(`Math.sqrt(square) <= ${literal(stop.gradient)}`, 'gradient')]),
      ...(stop.loss === undefined
        ? []
        : [this.#stopLine(`batchLoss <= ${literal(stop.loss)}`, 'loss')]),
      ...(stop.change === undefined
        ? []
        : [
            this.#stopLine(
              `t > 1 && Math.abs(batchLoss - losses[t - 1]) <= ${literal(stop.change)}`,
              'change',
            ),
          ]),
    ];
  }

  #stopLine(condition: string, reason: string): string {
    return `if (${condition}) { status.reason = '${reason}'; break; }`;
  }

  #sum(term: (j: string) => string): string {
    if (!this.scope.unrolled)
      return `for (let j = 0; j < ${this.step.parameters}; j++) square += ${term('j')};`;
    return Array.from({ length: this.step.parameters }, (_, j) => term(String(j))).join(' + ');
  }

  /** The loss on all rows at the new point, where it is stored (LANGUAGE 6); with a gradient stop, the gradient there too. */
  lossAfter(): string[] {
    const { stop } = this.step.plan;
    const call =
      stop.gradient === undefined
        ? this.calls.loss('point, null')
        : this.calls.gradient('point, gradient, null');
    return [
      'const stored = isStored(t);',
      'if (stored) {',
      this.scope.each(j => `point[${j}] = ${this.scope.read(this.#w, j)};`),
      `losses[t + 1] = ${call};`,
      '} else losses[t + 1] = NaN;',
    ];
  }

  checksAfter(): string[] {
    const { stop } = this.step.plan;
    const done = (condition: string, reason: string): string =>
      `if (stored && ${condition}) { status.reason = '${reason}'; t++; break; }`;
    return [
      `if (stored && losses[t + 1] * 0 !== 0) { status.reason = 'nonfinite'; t++; break; }`,
      ...(stop.gradient === undefined
        ? []
        : [
            'let square = 0;',
            this.scope.each(j => `square += gradient[${j}] * gradient[${j}];`),
            done(`Math.sqrt(square) <= ${literal(stop.gradient)}`, 'gradient'),
          ]),
      ...(stop.loss === undefined ? [] : [done(`losses[t + 1] <= ${literal(stop.loss)}`, 'loss')]),
      ...(stop.change === undefined
        ? []
        : [done(`Math.abs(losses[t + 1] - losses[t]) <= ${literal(stop.change)}`, 'change')]),
    ];
  }

  /**
   * True where w or state is NaN or infinite: then their sum is, and minus itself it is not 0. A sum of finite numbers may overflow
   * too, so that each value is looked at before it is believed; 0 times a finite number is 0.
   */
  notFinite(): string {
    const slots = [this.#w, ...this.#state.map(({ slot }) => slot)];
    if (!this.scope.unrolled) {
      return slots
        .map(slot =>
          slot.shape === 'scalar' ? `${slot.variable} * 0 !== 0` : `anyNotFinite(${slot.variable})`,
        )
        .join(' || ');
    }
    const values = slots.flatMap(slot =>
      slot.shape === 'scalar'
        ? [slot.variable]
        : Array.from({ length: this.step.parameters }, (_, j) => this.scope.read(slot, String(j))),
    );
    const each = values.map(value => `${value} * 0 !== 0`).join(' || ');
    return `(sum = ${values.join(' + ')}) - sum !== 0 && (${each})`;
  }

  /** Records: state as the step left it, flushed. */
  finalLines(): string[] {
    return this.#state.map(
      ({ name, slot }) => `record.state[${JSON.stringify(name)}] = ${this.scope.values(slot)};`,
    );
  }

  wrap(head: string, lines: readonly string[]): string {
    const size = this.step.parameters;
    return [
      '"use strict";',
      'const { lossAndGradient, loss, solve, slowGradient, slowLoss, slowSolve, rowsOf, isStored } = calls;',
      `const point = new Float64Array(${size}), gradient = new Float64Array(${size}), side = new Float64Array(${size});`,
      'const anyNotFinite = values => { for (let j = 0; j < values.length; j++) if (values[j] * 0 !== 0) return true; return false; };',
      ...this.scope.constants,
      `return ${head} {`,
      ...lines,
      '};',
    ].join('\n');
  }
}
