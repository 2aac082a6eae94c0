// One run as a Python function: its optimizer's equations in a loop over its steps.

import { oneLine } from '../document/one-line';
import type { Expression, Reduction } from '../expression';
import { functionEntry } from '../functions';
import { namesIn } from '../run/shapes';
import { initialState } from '../run/start-state';
import type { Run } from '../run/types';
import { PythonNames, toPython } from './python-expression';
import type { Dialect } from './python-expression';

/** More row numbers than this are not written into a script. */
const MOST_ROWS_LISTED = 200_000;

/** `def run_1(): … return w`. */
export function runFunction(run: Run, number: number, dialect: Dialect): string {
  return new RunWriter(run, dialect).write(number);
}

class RunWriter {
  readonly #names: PythonNames;

  constructor(
    private readonly run: Run,
    private readonly dialect: Dialect,
  ) {
    this.#names = new PythonNames(['batches']);
  }

  write(number: number): string {
    const { plan, session } = this.run;
    const batches = this.#batches();
    const loop = this.#loop();
    const lines = [
      ...this.#constants(),
      `w = ${this.#array([...session.pointAt(0)])}`,
      ...this.#state(),
      ...(batches === undefined ? ['rows = None'] : [`batches = ${batches}`]),
      `for t in range(1, ${session.steps + 1}):`,
      ...(batches === undefined ? [] : ['    rows = batches[t - 1]']),
      ...loop.map(line => `    ${line}`),
      'return w',
    ];
    return [
      `def run_${number}():`,
      `    # ${oneLine(plan.title)} (${plan.convention})`,
      ...lines.map(line => `    ${line}`),
      '',
    ].join('\n');
  }

  #constants(): string[] {
    const { plan, session } = this.run;
    const { alpha, ...others } = plan.hyperparameters;
    const values: Record<string, number> = {
      ...others,
      ...(alpha === undefined ? {} : { alpha0: alpha }),
      steps: plan.steps,
    };
    const read = this.#read();
    const used = Object.entries(values).filter(([name]) => read.has(name));
    const lines = used.map(
      ([name, value]) => `${this.#names.of(name)} = ${this.#scalar(String(value))}`,
    );
    if (read.has('rows')) lines.push(`row_count = ${session.objective.rows}`);
    if (!plan.schedule && alpha !== undefined) lines.push(`alpha = ${this.#scalar(String(alpha))}`);
    return lines;
  }

  #read(): Set<string> {
    const { optimizer, schedule } = this.run.plan;
    const read = new Set<string>();
    for (const { expression } of optimizer.equations) namesIn(expression, read);
    if (schedule) namesIn(schedule.expression, read);
    return read;
  }

  #state(): string[] {
    const { plan, session } = this.run;
    const initial = initialState(plan, [...session.pointAt(0)]);
    return plan.optimizer.state.map(({ name, shape }, i) => {
      const values = initial[i] ?? [];
      return `${this.#names.of(name)} = ${shape === 'scalar' ? this.#scalar(String(values[0] ?? 0)) : this.#array(values)}`;
    });
  }

  #loop(): string[] {
    const { optimizer, schedule } = this.run.plan;
    const read = this.#read();
    const perEpoch = this.run.session.stepsPerEpoch;
    const lines: string[] = [];
    if (read.has('batch')) lines.push(`${this.#names.of('batch')} = t - 1`);
    if (read.has('epoch')) lines.push(`${this.#names.of('epoch')} = (t - 1) // ${perEpoch}`);
    if (schedule)
      lines.push(
        `alpha = ${this.#python(schedule.expression, new Map(Object.entries(schedule.constants)))}`,
      );
    if (optimizer.takesGradientFirst) lines.push('g = gradient(w, rows)');
    for (const { name, expression } of optimizer.equations)
      lines.push(`${this.#target(name)} = ${this.#python(expression)}`);
    for (const { name, shape } of optimizer.state)
      lines.push(this.#flush(this.#names.of(name), shape));
    return lines;
  }

  /** State that is too small to matter is 0, as in Descent. */
  #flush(name: string, shape: string): string {
    if (shape === 'scalar') return `${name} = ${name} if abs(${name}) >= 1e-290 else 0 * ${name}`;
    const m = this.dialect === 'numpy' ? 'np' : 'torch';
    return `${name} = ${m}.where(${m}.abs(${name}) < 1e-290, 0.0, ${name})`;
  }

  #target(name: string): string {
    return name === 'w' || name === 'g' ? name : this.#names.of(name);
  }

  /** @param constants a schedule's own, written as numbers */
  #python(node: Expression, constants: ReadonlyMap<string, number> = new Map()): string {
    return toPython(node, {
      dialect: this.dialect,
      symbol: ({ name }) => {
        const constant = constants.get(name);
        if (constant !== undefined) return this.#scalar(`(${constant})`);
        if (name === 't') return this.dialect === 'numpy' ? 't' : 'tensor(t)';
        if (name === 'w' || name === 'g' || name === 'alpha') return name;
        return name === 'rows' ? 'row_count' : this.#names.of(name);
      },
      reduction: reduction => this.#reduction(reduction),
      evaluation: ({ what, point, rhs, damping }) => {
        const at = this.#python(point);
        if (what === 'grad') return `gradient(${at}, rows)`;
        if (what === 'loss') return `loss(${at}, rows)`;
        const m = this.dialect === 'numpy' ? 'np' : 'torch';
        const matrix = damping
          ? `(hessian(${at}, rows) + ${this.#python(damping)} * ${m}.eye(len(w)))`
          : `hessian(${at}, rows)`;
        return `${m}.linalg.solve(${matrix}, ${rhs ? this.#python(rhs) : 'g'})`;
      },
    });
  }

  #reduction({ op, body }: Reduction): string {
    return functionEntry(op)[this.dialect]([this.#python(body)]);
  }

  #batches(): string | undefined {
    const { session } = this.run;
    if (session.usesAllRows) return undefined;
    const steps = Array.from({ length: session.steps }, (_, i) => [
      ...(session.rowsAt(i + 1) ?? []),
    ]);
    if (steps.reduce((sum, rows) => sum + rows.length, 0) > MOST_ROWS_LISTED) {
      return `None  # more than ${MOST_ROWS_LISTED} row numbers: put the rows of each step here`;
    }
    return `[${steps.map(rows => `[${rows.join(', ')}]`).join(', ')}]`;
  }

  #array(values: readonly number[]): string {
    return `${this.dialect === 'numpy' ? 'np.array' : 'tensor'}([${values.map(value => (Number.isInteger(value) ? `${value}.0` : String(value))).join(', ')}])`;
  }

  #scalar(text: string): string {
    return this.dialect === 'numpy' ? text : `tensor(${text})`;
  }
}
