// The lines of a step: every equation as rule, with this step's numbers, and with its result, for each parameter.

import type { Evaluation, Expression } from '../expression';
import type { Equation } from '../optimizers/types';
import type { RawRecord } from '../run/step-types';
import type { RunSession } from '../run/descend';
import type { Rows } from '../run/types';
import type { Because } from './because';
import { fold } from './fold';
import { gradientWithNumbers } from './gradient';
import { toLatex } from './latex';
import { meaningOf } from './meanings';
import { nameLatex } from './names';
import { exactNumber, formatNumber } from './numbers';
import { plugIn, readable } from './plug';
import type { Plugged } from './plug';
import { solveWithNumbers } from './solve-numbers';
import { toText } from './text';
import type { Evaluated } from './values';
import { StepValues } from './values';

/** A formula in both of its spellings. */
export interface Formula {
  readonly latex: string;
  readonly text: string;
}

/** One result: the right-hand side with numbers, rounded for reading and exact. */
export interface StepCell {
  readonly substituted: Formula;
  /** The right-hand side with every digit: text of the language (but for solve) whose value is `exact`. */
  readonly substitutedExact: string;
  readonly result: string;
  readonly exact: string;
  /** Why the branches of its conditionals were taken; absent without any. */
  readonly because?: Because | undefined;
}

export interface StepLine {
  readonly rule: Formula;
  /** Name assigned: g, m, w … */
  readonly name: string;
  /** One cell for a scalar line, else one per parameter. */
  readonly cells: readonly StepCell[];
  readonly scalar: boolean;
  readonly meaning: string;
}

/** Lines of the panel are narrow: they wrap, and fractions in them would be tiny. */
const inline = { inline: true };

/** All lines of step t (from 1) in the order in which they are done. */
export function stepLines(session: RunSession, t: number, raw: RawRecord, rows: Rows): StepLine[] {
  const maker = new LineMaker(session, t, raw, rows);
  return [
    ...maker.gradientFirst(),
    ...maker.schedule(),
    ...session.plan.optimizer.equations.flatMap((equation, i) => maker.equation(equation, i)),
  ];
}

class LineMaker {
  readonly #values: StepValues;
  /** Hyperparameters that are exactly 0 or 1: folded away. */
  readonly #constants: ReadonlyMap<string, number>;
  readonly #state: ReadonlySet<string>;

  constructor(
    private readonly session: RunSession,
    private readonly t: number,
    private readonly raw: RawRecord,
    private readonly rows: Rows,
  ) {
    const { plan } = session;
    this.#values = new StepValues(session, t, raw);
    const folded = Object.entries(plan.hyperparameters).filter(
      ([name, value]) => (value === 0 || value === 1) && !(name === 'alpha' && plan.schedule),
    );
    this.#constants = new Map(folded);
    this.#state = new Set(plan.optimizer.state.map(({ name }) => name));
  }

  gradientFirst(): StepLine[] {
    const { g } = this.raw;
    if (!g) return [];
    const batch = this.rows ? '_{B}' : '';
    const rule = { latex: `g = \\nabla${batch} f(w)`, text: `g = ∇${this.rows ? '_B ' : ''}f(w)` };
    return [this.#line('g', rule, g, this.#gradientAt([...this.session.pointAt(this.t - 1)]))];
  }

  schedule(): StepLine[] {
    const { schedule } = this.session.plan;
    if (!schedule || this.raw.alpha === undefined) return [];
    const plugged = [plugIn(schedule.expression, this.#values.forSchedule(schedule.constants))];
    return [
      this.#line('alpha', this.#rule('alpha', schedule.expression, '='), this.raw.alpha, plugged),
    ];
  }

  equation(equation: Equation, index: number): StepLine[] {
    const { name, expression } = equation;
    const value = this.raw.lines[index];
    if (value === undefined) throw new Error(`Step ${this.t} has no value for line ${index + 1}.`);
    const before = this.#values
      .take(expression)
      .flatMap(([node, evaluated]) => this.#evaluation(node, evaluated, expression));
    const folded = fold(expression, this.#constants);
    const hidden = folded.kind === 'symbol' && folded.name === name;
    const rule = this.#rule(
      name,
      folded,
      name === 'w' || this.#state.has(name) ? '\\leftarrow' : '=',
    );
    const cells = hidden ? [] : this.#plugged(expression, folded, value);
    this.#values.assign(name, value);
    return hidden ? before : [...before, this.#line(name, rule, value, cells)];
  }

  /** What an evaluation inside a line needs shown before it: its point, where that is not w, and what it gave. */
  #evaluation(node: Evaluation, { point, value }: Evaluated, whole: Expression): StepLine[] {
    const lines: StepLine[] = [];
    const folded = fold(node.point, this.#constants);
    const isW = folded.kind === 'symbol' && folded.name === 'w';
    if (!isW) {
      const cells = point.map((_, j) => plugIn(folded, this.#values.forParameter(j)));
      const rule = { latex: `w' = ${toLatex(folded, inline)}`, text: `w' = ${toText(folded)}` };
      lines.push(this.#line("w'", rule, point, cells, 'The point at which the gradient is taken.'));
    }
    if (node === whole) return lines;
    const at = isW ? 'w' : "w'";
    if (node.what === 'solve') {
      const rule = {
        latex: toLatex(fold(node, this.#constants), inline),
        text: toText(fold(node, this.#constants)),
      };
      lines.push(
        this.#line(
          '',
          rule,
          value,
          solveWithNumbers(node, point, this.session, this.#values, this.rows),
          'The gradient divided by the Hessian.',
        ),
      );
    } else {
      const gradient = node.what === 'grad';
      const rule = gradient
        ? { latex: `\\nabla f(${at})`, text: `∇f(${at})` }
        : { latex: `f(${at})`, text: `f(${at})` };
      lines.push(
        this.#line(
          '',
          rule,
          value,
          gradient ? this.#gradientAt(point) : undefined,
          gradient ? meaningOf('g', false) : 'The loss there.',
        ),
      );
    }
    return lines;
  }

  #plugged(
    expression: Expression,
    folded: Expression,
    value: number | readonly number[],
  ): readonly Plugged[] | undefined {
    if (expression.kind === 'evaluation' && expression.what === 'grad')
      return this.#gradientAt(this.#values.evaluated(expression).point);
    const count = typeof value === 'number' ? 1 : value.length;
    return Array.from({ length: count }, (_, j) => plugIn(folded, this.#values.forParameter(j)));
  }

  #gradientAt(point: readonly number[]): readonly Plugged[] | undefined {
    return gradientWithNumbers(this.session.program, Float64Array.from(point), this.rows);
  }

  #rule(name: string, expression: Expression, sign: string): Formula {
    return {
      latex: `${nameLatex(name)} ${sign} ${toLatex(expression, inline)}`,
      text: `${name} = ${toText(expression)}`,
    };
  }

  /** Cells without a formula (too long to be read) show their result alone. */
  #line(
    name: string,
    rule: Formula,
    value: number | readonly number[],
    plugged: readonly Plugged[] | undefined,
    meaning = meaningOf(name, this.#state.has(name)),
  ): StepLine {
    const results = typeof value === 'number' ? [value] : value;
    const cells = results.map((result, j): StepCell => {
      const numbers = plugged?.[j];
      return {
        substituted: { latex: numbers?.latex ?? '', text: numbers ? readable(numbers.text) : '' },
        substitutedExact: numbers?.exact ?? '',
        result: formatNumber(result),
        exact: exactNumber(result),
        ...(numbers?.because ? { because: numbers.because } : {}),
      };
    });
    return { rule, name, cells, scalar: typeof value === 'number', meaning };
  }
}
