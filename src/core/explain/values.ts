// The names of an optimizer's equations with their values while step t goes through its lines: what a reader needs to follow it.

import { reduceValues } from '../calculus/evaluate';
import type { Evaluation, Expression, Reduction } from '../expression';
import { children } from '../expression';
import type { RawRecord } from '../run/step-types';
import type { RunSession } from '../run/descend';
import { interpret } from '../run/interpret';
import type { PlugValues } from './plug';

type Value = number | readonly number[];

/** What an evaluation elsewhere was given and gave. */
export interface Evaluated {
  readonly point: readonly number[];
  readonly value: Value;
}

/** Names that are settings or counters: shown shortest. */
const counters = ['t', 'batch', 'epoch', 'alpha0', 'steps', 'rows'];

/** The values before a line; `assign` moves on to the next. */
export class StepValues {
  readonly parameters: number;
  readonly #values = new Map<string, Value>();
  readonly #settings: ReadonlySet<string>;
  readonly #evaluated = new Map<Evaluation, Evaluated>();
  #next = 0;

  constructor(
    session: RunSession,
    readonly t: number,
    private readonly raw: RawRecord,
  ) {
    const { plan, trace, objective } = session;
    this.parameters = objective.parameters.length;
    const hyperparameters = Object.entries(plan.hyperparameters).filter(
      ([name]) => name !== 'alpha',
    );
    for (const [name, value] of hyperparameters) this.#values.set(name, value);
    const batch = t - 1;
    const given = {
      t,
      batch,
      epoch: Math.floor(batch / session.stepsPerEpoch),
      alpha0: plan.hyperparameters.alpha ?? NaN,
      steps: plan.steps,
      rows: objective.rows,
    };
    for (const [name, value] of Object.entries(given)) this.#values.set(name, value);
    if (raw.alpha !== undefined) this.#values.set('alpha', raw.alpha);
    this.#values.set('w', [...session.pointAt(t - 1)]);
    if (raw.g) this.#values.set('g', raw.g);
    for (const { name, scalar, columns } of trace.state) {
      const at = columns.map(column => column[t - 1] ?? NaN);
      this.#values.set(name, scalar ? (at[0] ?? NaN) : at);
    }
    const settings = [...hyperparameters.map(([name]) => name), ...counters];
    this.#settings = new Set(plan.schedule ? settings : [...settings, 'alpha']);
  }

  assign(name: string, value: Value): void {
    this.#values.set(name, value);
  }

  /** The evaluations that a line takes, in the order in which they were taken, each with what it gave. */
  take(node: Expression): readonly (readonly [Evaluation, Evaluated])[] {
    const taken: (readonly [Evaluation, Evaluated])[] = [];
    // What was taken decides which branch comes next, so each is noted before the walk goes on.
    for (const evaluation of this.#inOrder(node)) {
      const found = this.raw.evaluations[this.#next++];
      if (!found) throw new Error('The step recorded fewer evaluations than its equations take.');
      this.#evaluated.set(evaluation, found);
      taken.push([evaluation, found]);
    }
    return taken;
  }

  evaluated(node: Evaluation): Evaluated {
    const found = this.#evaluated.get(node);
    if (!found) throw new Error(`The ${node.what} of this line was not taken.`);
    return found;
  }

  /** The values as the schedule sees them: with its own constants, which the equations do not know. */
  forSchedule(constants: Readonly<Record<string, number>>): PlugValues {
    const own = new Map(Object.entries(constants));
    const value = (name: string): number => own.get(name) ?? this.#at(name, 0);
    return {
      value,
      isSetting: name => own.has(name) || this.#settings.has(name),
      evaluate: node => interpret(node, { name: value }),
    };
  }

  /** The values as parameter j sees them. */
  forParameter(j: number): PlugValues {
    return {
      value: name => this.#at(name, j),
      isSetting: name => this.#settings.has(name),
      evaluate: node => this.evaluate(node, j),
    };
  }

  evaluate(node: Expression, j: number): number {
    return interpret(node, {
      name: name => this.#at(name, j),
      reduction: reduction => this.#reduce(reduction),
      evaluation: evaluation => part(this.evaluated(evaluation).value, j),
    });
  }

  #at(name: string, j: number): number {
    const value = this.#values.get(name);
    if (value === undefined) throw new Error(`${name} has no value in step ${this.t}.`);
    return part(value, j);
  }

  #reduce({ op, body }: Reduction): number {
    return reduceValues(
      op,
      Float64Array.from({ length: this.parameters }, (_, j) => this.evaluate(body, j)),
    );
  }

  /** As the step function takes them: a conditional on a scalar takes its condition's, then those of the branch taken. */
  *#inOrder(node: Expression): Generator<Evaluation> {
    if (node.kind === 'call' && node.fn === 'conditional') {
      const [condition, yes, no] = node.args;
      if (condition && yes && no && isScalarCondition(condition, this.#values)) {
        yield* this.#inOrder(condition);
        yield* this.#inOrder(this.evaluate(condition, 0) ? yes : no);
        return;
      }
    }
    for (const child of children(node)) yield* this.#inOrder(child);
    if (node.kind === 'evaluation') yield node;
  }
}

const part = (value: Value, j: number): number =>
  typeof value === 'number' ? value : (value[j] ?? NaN);

function isScalarCondition(node: Expression, values: ReadonlyMap<string, Value>): boolean {
  if (node.kind === 'symbol') return typeof values.get(node.name) !== 'object';
  if (node.kind === 'reduction') return true;
  if (node.kind === 'evaluation') return node.what === 'loss';
  return children(node).every(child => isScalarCondition(child, values));
}
