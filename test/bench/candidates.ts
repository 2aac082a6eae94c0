// Who is measured: Descent's compiled loss, mathjs's compiled derivatives, and the hand-written function, all as (w, g) => loss.

import {
  all,
  create,
  type EvalFunction,
  type FactoryFunctionMap,
  type MathNode,
} from 'mathjs/number';
import { compileObjective } from '../../src/core/compiler/objective';
import { readDocument } from '../../src/core/document/read';
import type { Program } from '../../src/core/document/types';
import type { BenchLoss } from './loss';

export type LossAndGradient = (w: Float64Array, g: Float64Array, rows: null) => number;

/** The document a user would have: the loss, and its data in a CSV file beside it. */
export function documentFor(
  { text, columns }: BenchLoss,
  settings: readonly string[] = [],
): { readonly text: string; readonly csv: string } {
  const names = Object.keys(columns);
  const front = [...(names.length > 0 ? ['data: bench.csv'] : []), ...settings];
  const whole = front.length > 0 ? `---\n${front.join('\n')}\n---\n${text}` : text;
  if (names.length === 0) return { text: whole, csv: '' };
  const rows = Array.from(columns[names[0]!]!, (_, i) =>
    names.map(name => columns[name]![i]!).join(','),
  );
  return { text: whole, csv: [names.join(','), ...rows].join('\n') };
}

/** The program a user would get from it. */
export function programFor(loss: BenchLoss): Program {
  const { text, csv } = documentFor(loss);
  const { program, problems } = readDocument(text, { data: { path: 'bench.csv', text: csv } });
  if (!program)
    throw new Error(`${loss.name}: ${problems.map(({ message }) => message).join(' ')}`);
  return program;
}

export const ours = (loss: BenchLoss): LossAndGradient =>
  compileObjective(programFor(loss)).lossAndGradient;

/**
 * mathjs by its own means: the loss of one row and its derivatives, parsed, derived and compiled once, evaluated over a Map
 * (its faster kind of scope), row after row where there are data.
 */
export function byMathjs(loss: BenchLoss): LossAndGradient {
  // The typings call the whole list possibly undefined.
  const math = create(all as FactoryFunctionMap);
  const { parameters, rows } = programFor(loss);
  const { body, combine } = rowForm(loss);
  const tree: MathNode = math.parse(body);
  const value: EvalFunction = tree.compile();
  const partials = parameters.map(name =>
    math.derivative(tree, name, { simplify: false }).compile(),
  );
  const columns = Object.entries(loss.columns);
  const scope = new Map<string, number>();
  return (w, g) => {
    parameters.forEach((name, j) => scope.set(name, w[j]!));
    if (rows === 0) {
      partials.forEach((partial, j) => (g[j] = partial.evaluate(scope) as number));
      return value.evaluate(scope) as number;
    }
    let f = 0;
    g.fill(0);
    for (let i = 0; i < rows; i++) {
      for (const [name, values] of columns) scope.set(name, values[i]!);
      f += value.evaluate(scope) as number;
      for (let j = 0; j < partials.length; j++)
        g[j] = g[j]! + (partials[j]!.evaluate(scope) as number);
    }
    const scale = combine === 'mean' ? 1 / rows : 1;
    for (let j = 0; j < g.length; j++) g[j] = g[j]! * scale;
    return f * scale;
  };
}

/** The term of one row as one expression, definitions written in. */
function rowForm({ text }: BenchLoss): {
  readonly body: string;
  readonly combine: 'sum' | 'mean' | 'none';
} {
  const lines = text.split('\n');
  let last = lines.at(-1)!;
  for (const line of lines.slice(0, -1).reverse()) {
    const [name, definition] = line.split(' = ') as [string, string];
    last = last.replace(new RegExp(`\\b${name}\\b`, 'g'), `(${definition})`);
  }
  const [, combine, body] = /^(sum|mean)\((.*)\)$/s.exec(last) ?? [];
  return body === undefined
    ? { body: last, combine: 'none' }
    : { body, combine: combine as 'sum' | 'mean' };
}
