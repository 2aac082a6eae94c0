// What the tests of explained steps share: printed arithmetic, recomputed by the language itself at full precision.
import { expect } from 'vitest';
import { checkSchedule } from '../../../src/core/document/equations';
import type { StepLine } from '../../../src/core/explain/step';
import { optimizers } from '../../../src/core/optimizers';
import { interpret } from '../../../src/core/run/interpret';
import { eliminate } from '../../../src/core/run/solve';

/** Every optimizer with each convention that has it. */
export const pairs = [...optimizers.values()].flatMap(source =>
  Object.keys(source.conventions).map(convention => [source.id, convention] as const),
);

/** The value of printed arithmetic: parsed by the language itself, so that it is also valid text. */
export function valueOf(text: string, j: number): number {
  const solve = /^solve\((\[\[.*\]\]), (\[.*\])\)$/.exec(text);
  if (solve) {
    const matrix = (JSON.parse(solve[1]!) as number[][]).map(row => Float64Array.from(row));
    const x = Float64Array.from(JSON.parse(solve[2]!) as number[]);
    eliminate(matrix, x);
    return x[j]!;
  }
  const { expression, problems } = checkSchedule(text, [], []);
  if (!expression) throw new Error(`${text}: ${problems.map(({ message }) => message).join(' ')}`);
  return interpret(expression, {
    name: name => {
      throw new Error(`${name} is left in ${text}`);
    },
  });
}

export function check(lines: readonly StepLine[]): void {
  for (const { cells, rule } of lines) {
    cells.forEach(({ substitutedExact, exact, because }, j) => {
      if (because) expect(valueOf(because.exact, j), `${rule.text}: as ${because.exact}`).toBe(1);
      const value = valueOf(substitutedExact, j);
      const expected = Number(exact);
      const close =
        Object.is(value, expected) ||
        Math.abs(value - expected) <= 1e-12 * Math.max(1, Math.abs(expected));
      expect(close, `${rule.text}: ${substitutedExact} = ${value}, printed ${exact}`).toBe(true);
    });
  }
}
