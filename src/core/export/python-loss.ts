// The loss, its gradient and (where an optimizer asks for it) its Hessian as Python functions of w and the rows of a batch.

import { ProgramCalculus } from '../calculus/gradient';
import { tidy } from '../calculus/tidy';
import type { Definition, Program } from '../document/types';
import { gradientForms } from '../calculus/forms';
import { children } from '../expression';
import type { Expression, Reduction } from '../expression';
import { functionEntry } from '../functions';
import { solves } from '../run/shapes';
import type { Run } from '../run/types';
import { pythonHelpers } from './python-helpers';
import { PythonNames, toPython } from './python-expression';
import type { Dialect, PythonOptions } from './python-expression';

/** Columns, then `loss(w, rows=None)`, `gradient(w, rows=None)` and, for Newton, `hessian(w, rows=None)`. */
export function lossFunctions(program: Program, runs: readonly Run[], dialect: Dialect): string {
  const writer = new LossWriter(program, dialect);
  const newton = runs.some(({ plan }) =>
    plan.optimizer.equations.some(({ expression }) => solves(expression)),
  );
  const parts = [
    writer.columns(),
    writer.loss(),
    writer.gradient(),
    ...(newton ? [writer.hessian()] : []),
  ];
  const helpers = pythonHelpers.filter(({ name }) => parts.some(part => part.includes(`${name}(`)));
  return [...helpers.map(({ text }) => text), ...parts].filter(part => part !== '').join('\n\n\n');
}

/** What an expression is written for. */
interface Purpose {
  /** Over all rows, whatever the batch. */
  readonly everyRow?: boolean;
  /** A derivative, in which a quotient by a length of zero is 0. */
  readonly partial?: boolean;
}

class LossWriter {
  readonly #names: PythonNames;
  readonly #definitions: ReadonlyMap<string, Definition>;

  constructor(
    private readonly program: Program,
    private readonly dialect: Dialect,
  ) {
    this.#names = new PythonNames(['x_', 'n']);
    this.#definitions = new Map(
      program.definitions.map(definition => [definition.name, definition]),
    );
  }

  columns(): string {
    const { columns } = this.program;
    const make = this.dialect === 'numpy' ? 'np.array' : 'tensor';
    return [...columns]
      .map(([name, values]) => `${this.#column(name)} = ${make}([${values.join(', ')}])`)
      .join('\n');
  }

  loss(): string {
    return this.#function('loss', `return ${this.#python(this.program.loss)}`, [this.program.loss]);
  }

  gradient(): string {
    if (this.dialect === 'pytorch') {
      return [
        'def gradient(w, rows=None):',
        '    point = w.detach().clone().requires_grad_(True)',
        '    return torch.autograd.grad(loss(point, rows), point)[0]',
      ].join('\n');
    }
    const partials = gradientForms(this.program).map(({ expression }) => expression);
    const lines = partials.map(partial => `        ${this.#partial(partial)},`);
    return this.#function(
      'gradient',
      `return np.array([\n${lines.join('\n')}\n    ], dtype=float)`,
      partials,
    );
  }

  hessian(): string {
    if (this.dialect === 'pytorch') {
      return 'def hessian(w, rows=None):\n    return torch.autograd.functional.hessian(lambda point: loss(point, rows), w)';
    }
    const calculus = new ProgramCalculus(this.program);
    const { parameters } = this.program;
    const second = parameters.map(p =>
      parameters.map(q => tidy(calculus.derivative(calculus.partial(p), q))),
    );
    const lines = second.map(
      row => `        [${row.map(node => this.#partial(node)).join(', ')}],`,
    );
    return this.#function(
      'hessian',
      `return np.array([\n${lines.join('\n')}\n    ], dtype=float)`,
      second.flat(),
    );
  }

  /** A function with the parameters, the batch's columns and the definitions that its result reads. */
  #function(name: string, result: string, reads: readonly Expression[]): string {
    const needed = this.#needed(reads);
    const columns = [...this.program.columns.keys()];
    const lines = [
      ...this.program.parameters.map((parameter, j) => `${this.#names.of(parameter)} = w[${j}]`),
      ...columns.map(
        column =>
          `${this.#names.of(column)} = ${this.#column(column)} if rows is None else ${this.#column(column)}[rows]`,
      ),
      ...this.program.definitions
        .filter(definition => needed.has(definition.name))
        .map(
          definition =>
            `${this.#names.of(definition.name)} = ${this.#python(definition.expression)}`,
        ),
      result,
    ];
    return `def ${name}(w, rows=None):\n${lines.map(line => `    ${line}`).join('\n')}`;
  }

  #needed(reads: readonly Expression[], into = new Set<string>()): Set<string> {
    for (const node of reads) {
      if (node.kind === 'symbol' && node.role === 'definition' && !into.has(node.name)) {
        into.add(node.name);
        const definition = this.#definitions.get(node.name);
        if (definition) this.#needed([definition.expression], into);
      }
      this.#needed(children(node), into);
    }
    return into;
  }

  #partial(node: Expression): string {
    return this.#python(node, { partial: true });
  }

  #python(node: Expression, purpose: Purpose = {}): string {
    const { everyRow, partial } = purpose;
    const options: PythonOptions = {
      dialect: this.dialect,
      overLengths: partial,
      symbol: ({ name, role }) => {
        if (!everyRow) return this.#names.of(name);
        if (role === 'column') return this.#column(name);
        const definition = this.#definitions.get(name);
        // What a definition is over all rows differs from what it is over the batch: it is written out.
        return role === 'definition' && definition
          ? this.#python(definition.expression, { everyRow: true })
          : this.#names.of(name);
      },
      reduction: reduction => this.#reduction(reduction, purpose),
      definition:
        this.dialect === 'pytorch' ? name => this.#definitions.get(name)?.expression : undefined,
    };
    return toPython(node, options);
  }

  #reduction({ op, body, over }: Reduction, purpose: Purpose): string {
    const all = purpose.everyRow === true || over === 'all';
    const [column] = this.program.columns.keys();
    const first = column === undefined ? '0' : all ? this.#column(column) : this.#names.of(column);
    const text = this.#python(body, { ...purpose, everyRow: all });
    // One value for all rows stands for each of them.
    const perRow = this.#isPerRow(body) ? text : `(${text} + 0 * ${first})`;
    return functionEntry(op)[this.dialect]([perRow]);
  }

  #isPerRow(node: Expression): boolean {
    if (node.kind === 'reduction') return false;
    if (node.kind === 'symbol')
      return (
        node.role === 'column' ||
        (node.role === 'definition' && this.#definitions.get(node.name)?.shape === 'rows')
      );
    return children(node).some(child => this.#isPerRow(child));
  }

  #column(name: string): string {
    return `data_${this.#names.of(name)}`;
  }
}
