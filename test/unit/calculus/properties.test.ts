// Properties of random losses: the compiled gradient equals dual numbers and central differences wherever the loss is smooth,
// the Hessian is symmetric and the derivative of the gradient, and what is shown parses back to the same function.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dualGradient } from '../../../src/core/calculus/dual';
import { Evaluator } from '../../../src/core/calculus/evaluate';
import { gradientForms } from '../../../src/core/calculus/forms';
import { withHidden } from '../../../src/core/calculus/substitute';
import type { Expression } from '../../../src/core/expression';
import { compileObjective } from '../../../src/core/compiler/objective';
import { toText } from '../../../src/core/explain/text';
import type { Program } from '../../../src/core/document/types';
import { centralDifference, gradient, gradientDifference, greatest } from './differences';
import { columns, dataLoss, plainLoss, point } from './expressions';
import { programOf } from './programs';
import { smoothAt, tame } from './smooth';

const runs = Number(process.env.PROPERTY_RUNS ?? 40);
const settings = { numRuns: runs, interruptAfterTimeLimit: 25_000, maxSkipsPerRun: 1000 } as const;

const families = [
  { name: 'without data', loss: plainLoss, read: (text: string) => programOf(text) },
  { name: 'over data', loss: dataLoss, read: (text: string) => programOf(text, { columns }) },
];

/** |a - b| against the size of the greatest (terms that cancel are of that size) and what a few roundings of w do to b. */
function agree(a: Float64Array, b: Float64Array, noise: Float64Array, tolerance: number): boolean {
  const size = greatest([...b].filter(Number.isFinite));
  return a.every((value, j) => {
    const [other, nearby] = [b[j]!, noise[j]!];
    if (value === other || (Number.isNaN(value) && Number.isNaN(other))) return true;
    return Math.abs(value - other) <= tolerance * size + 64 * Math.abs(nearby - other);
  });
}

const nudged = (w: Float64Array): Float64Array => w.map(x => x * (1 + 2 ** -46));

function pointOf(program: Program, p: Float64Array): Float64Array {
  return p.slice(0, program.parameters.length);
}

/** Undefined where a text is nested deeper than any document may be: written out, a function of a function of a function is. */
function withinLimits(readText: () => Program): Program | undefined {
  try {
    return readText();
  } catch (error) {
    if (String(error).includes('use definitions for the parts')) return undefined;
    throw error;
  }
}

describe.each(families)('random losses $name', ({ loss, read }) => {
  test('compiled gradient = dual numbers', () => {
    fc.assert(
      fc.property(loss, point, (text, p) => {
        const program = read(text);
        const w = pointOf(program, p);
        fc.pre(smoothAt(program, w));
        const objective = compileObjective(program);
        const dual = dualGradient(program, w, null);
        fc.pre(!dual.singular);
        const value = objective.loss(w, null);
        const noise = dualGradient(program, nudged(w), null);
        if (
          Math.abs(value - dual.loss) >
          1e-9 * Math.max(1, Math.abs(value)) + 64 * Math.abs(noise.loss - dual.loss)
        ) {
          throw new Error(`loss ${value}, dual ${dual.loss}`);
        }
        const g = gradient(objective, w);
        if (!agree(g, dual.gradient, noise.gradient, 1e-9)) {
          throw new Error(`gradient ${g.join()}, dual ${dual.gradient.join()}`);
        }
      }),
      settings,
    );
  });

  test('compiled gradient = central differences', () => {
    fc.assert(
      fc.property(loss, point, (text, p) => {
        const program = read(text);
        const w = pointOf(program, p);
        fc.pre(smoothAt(program, w, tame));
        const objective = compileObjective(program);
        const g = gradient(objective, w);
        g.forEach((partial, j) => {
          const { best, scale } = centralDifference(objective, w, j, partial);
          if (best > 1e-3 * scale)
            throw new Error(`∂/∂${program.parameters[j]!}: ${partial}, off by ${best}`);
        });
      }),
      settings,
    );
  });

  test('Hessian symmetric, and the derivative of the gradient', () => {
    fc.assert(
      fc.property(loss, point, (text, p) => {
        const program = read(text);
        const w = pointOf(program, p);
        fc.pre(smoothAt(program, w, tame));
        const objective = compileObjective(program);
        const n = w.length;
        const columnAt = (at: Float64Array, j: number): Float64Array => {
          const out = new Float64Array(n);
          objective.hessianTimes(
            at,
            Float64Array.from({ length: n }, (_, k) => Number(k === j)),
            out,
            null,
          );
          return out;
        };
        const matrix = Array.from({ length: n }, (_, j) => columnAt(w, j));
        fc.pre(matrix.every(column => column.every(value => Math.abs(value) < 1e8)));
        const again = Array.from({ length: n }, (_, j) => columnAt(nudged(w), j));
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            const [a, b] = [matrix[i]![j]!, matrix[j]![i]!];
            const noise = Math.abs(again[i]![j]! - a) + Math.abs(again[j]![i]! - b);
            if (Math.abs(a - b) > 1e-8 * Math.max(1, Math.abs(a)) + 64 * noise)
              throw new Error(`H[${i}][${j}] = ${b}, transposed ${a}`);
          }
          const { best, scale } = gradientDifference(objective, w, i, matrix[i]!);
          if (best > 1e-3 * scale)
            throw new Error(`column ${i}: ${matrix[i]!.join()}, off by ${best}`);
        }
      }),
      settings,
    );
  });

  test('text and gradients shown parse back to the same function', () => {
    fc.assert(
      fc.property(loss, point, (text, p) => {
        const program = read(text);
        const w = pointOf(program, p);
        fc.pre(smoothAt(program, w));
        // What a function of the document was given has no name of its own; it is written out.
        const named = program.definitions.filter(({ name }) => !name.startsWith('#'));
        const written = (expression: Expression): string => toText(withHidden(program, expression));
        const definitions = named
          .map(({ name, expression }) => `${name} = ${written(expression)}`)
          .join('\n');
        const anchor = `0 * (${program.parameters.join(' + ')}) + 0 * ${named.map(({ name }) => name).join(' * ')}`;
        const again = withinLimits(() => read(`${definitions}\n${written(program.loss)}`));
        fc.pre(again !== undefined);
        expect(again.parameters).toEqual(program.parameters);
        const [value] = new Evaluator(program, w, null).values(program.loss);
        const [other] = new Evaluator(again, w, null).values(again.loss);
        const [nearby] = new Evaluator(program, nudged(w), null).values(program.loss);
        if (
          !agree(Float64Array.of(other!), Float64Array.of(value!), Float64Array.of(nearby!), 1e-9)
        )
          throw new Error(`${value!} became ${other!}`);

        const g = dualGradient(program, w, null);
        fc.pre(!g.singular);
        const noise = dualGradient(program, nudged(w), null).gradient;
        gradientForms(program).forEach((form, j) => {
          if (form.text.startsWith('(too long')) return;
          const wrap = program.rows > 0 ? `mean(0 * u)` : '0';
          const pinned = program.rows > 0 ? anchor.replace('0 * r', '0 * mean(r)') : anchor;
          const shown = withinLimits(() =>
            read(`${definitions}\n${form.text} + ${wrap} + ${pinned}`),
          );
          if (shown === undefined) return;
          const [partial] = new Evaluator(shown, w, null).values(shown.loss);
          if (
            !agree(
              Float64Array.of(partial!),
              Float64Array.of(g.gradient[j]!),
              Float64Array.of(noise[j]!),
              1e-8,
            )
          ) {
            throw new Error(
              `∂/∂${form.parameter}: ${form.text} is ${partial!}, not ${g.gradient[j]!}`,
            );
          }
        });
      }),
      settings,
    );
  });
});
