// Programs for tests, read from text as a user would write it.

import { compileObjective } from '../../../src/core/compiler/objective';
import { readDocument } from '../../../src/core/document/read';
import type { Program } from '../../../src/core/document/types';
import type { Objective } from '../../../src/core/run/types';

interface Given {
  readonly columns?: Readonly<Record<string, readonly number[]>> | undefined;
  /** Names that are parameters whatever else they could be, e.g. e. */
  readonly start?: Readonly<Record<string, number>> | undefined;
}

/** The checked program of a loss; fails the test with the problem's sentence where there is one. */
export function programOf(loss: string, { columns, start }: Given = {}): Program {
  const settings = { ...(columns ? { data: columns } : {}), ...(start ? { start } : {}) };
  const front =
    Object.keys(settings).length === 0
      ? ''
      : `---\n${JSON.stringify(settings)
          .slice(1, -1)
          .replace(/"(\w+)":/g, '$1: ')
          .replace(/},(\w+: )/g, '}\n$1')}\n---\n`;
  const { program, problems } = readDocument(front + loss);
  if (!program)
    throw new Error(`${front}${loss}: ${problems.map(({ message }) => message).join(' ')}`);
  return program;
}

export function objectiveOf(
  loss: string,
  given: Given = {},
): { readonly program: Program; readonly objective: Objective } {
  const program = programOf(loss, given);
  return { program, objective: compileObjective(program) };
}

/** The compiled gradient of a loss without columns, by parameter. */
export function gradientAt(
  loss: string,
  at: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const { objective } = objectiveOf(loss);
  const w = Float64Array.from(objective.parameters, name => at[name]!);
  const g = new Float64Array(w.length);
  objective.lossAndGradient(w, g, null);
  return Object.fromEntries(objective.parameters.map((name, j) => [name, g[j]!]));
}
