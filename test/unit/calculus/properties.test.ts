// Properties of random losses: the compiled gradient equals dual numbers and central differences wherever the loss is smooth,
// the Hessian is symmetric and the derivative of the gradient, and what is shown parses back to the same function.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dualGradient } from '../../../src/core/calculus/dual';
import { Evaluator } from '../../../src/core/calculus/evaluate';
import { gradientForms } from '../../../src/core/calculus/forms';
import { kinksMet } from '../../../src/core/calculus/kinks';
import { compileObjective } from '../../../src/core/compiler/objective';
import { toText } from '../../../src/core/explain/text';
import type { Program } from '../../../src/core/document/types';
import type { Objective } from '../../../src/core/run/types';
import { columns, dataLoss, plainLoss, point } from './expressions';
import { programOf } from './programs';

const runs = Number(process.env.PROPERTY_RUNS ?? 40);
const settings = { numRuns: runs, interruptAfterTimeLimit: 25_000 } as const;

const families = [
  { name: 'without data', loss: plainLoss, read: (text: string) => programOf(text) },
  { name: 'over data', loss: dataLoss, read: (text: string) => programOf(text, { columns }) },
];

/** A kink, jump or edge closer than this is inside the reach of the differences. */
const near = 1e-3;

/** Functions with a kink, jump, pole or edge where an argument is 0 (or arguments are equal). */
const bent = new Set([
  'abs', 'sign', 'relu', 'sqrt', 'cbrt', 'nthRoot', 'log', 'ln', 'log2', 'log10', 'acot', 'csch', 'coth', 'cot', 'csc', 'acsch',
  'hypot', 'norm', 'smaller', 'smallerEq', 'larger', 'largerEq', 'min', 'max', 'atan2', 'asech',
]); // prettier-ignore

/** Where comparing makes sense: finite, no number so large that its digits are gone, and no kink, jump or edge near. */
function smoothAt(program: Program, w: Float64Array): boolean {
  if (kinksMet(program, w, null).length > 0) return false;
  const seen = { wild: false };
  const evaluator = new Evaluator(program, w, null, (node, values, args) => {
    if (values.some(value => !Number.isFinite(value) || Math.abs(value) > 1e8)) seen.wild = true;
    const fn = node.kind === 'call' ? node.fn : node.kind === 'reduction' ? node.op : '';
    const at = (i: number, k: number): number => args[i]![args[i]!.length === 1 ? 0 : k]!;
    values.forEach((value, k) => {
      if (fn === 'divide' && Math.abs(at(1, k)) < near) seen.wild = true;
      // A negative base with a moving exponent is real at isolated points only.
      if (
        fn === 'pow' &&
        (node.kind !== 'call' || node.args[1]?.kind !== 'number' ? at(0, k) : Math.abs(at(0, k))) <
          near
      )
        seen.wild = true;
      if (
        [
          'tan',
          'sec',
          'asec',
          'acsc',
          'acosh',
          'atanh',
          'acoth',
          'asin',
          'acos',
          'huber',
          'log1p',
        ].includes(fn)
      ) {
        const edge = fn === 'huber' && args.length > 1 ? Math.abs(at(1, k)) : 1;
        if (Math.abs(Math.abs(at(0, k)) - edge) < near || Math.abs(value) > 1e4) seen.wild = true;
      }
      if (
        ['floor', 'ceil', 'round'].includes(fn) &&
        Math.abs(2 * at(0, k) - Math.round(2 * at(0, k))) < near
      )
        seen.wild = true;
      if (!bent.has(fn) || node.kind === 'reduction') return;
      const inputs = args.map((_, i) => at(i, k));
      const gaps = inputs.flatMap((x, i) => (i === 0 ? [x] : [x, x - inputs[0]!]));
      if (gaps.some(gap => Math.abs(gap) < near * Math.max(1, Math.abs(inputs[0]!))))
        seen.wild = true;
    });
    if (node.kind === 'reduction' && (fn === 'min' || fn === 'max')) {
      const sorted = [...args[0]!].sort((a, b) => a - b);
      if (sorted.some((x, i) => i > 0 && x - sorted[i - 1]! < near)) seen.wild = true;
    }
    if (node.kind === 'reduction' && ['norm', 'std'].includes(fn) && values[0]! < near)
      seen.wild = true;
  });
  const [value] = evaluator.values(program.loss);
  return !seen.wild && Number.isFinite(value);
}

/** |a - b| against their size and what a few roundings of w do to b. */
function agree(a: Float64Array, b: Float64Array, noise: Float64Array, tolerance: number): boolean {
  return a.every((value, j) => {
    const [other, moved] = [b[j]!, noise[j]!];
    if (value === other || (Number.isNaN(value) && Number.isNaN(other))) return true;
    return (
      Math.abs(value - other) <=
      tolerance * Math.max(1, Math.abs(value), Math.abs(other)) + 64 * Math.abs(moved - other)
    );
  });
}

const nudged = (w: Float64Array): Float64Array => w.map(x => x * (1 + 2 ** -46));

function gradient(objective: Objective, w: Float64Array): Float64Array {
  const g = new Float64Array(w.length);
  objective.lossAndGradient(w, g, null);
  return g;
}

function pointOf(program: Program, p: Float64Array): Float64Array {
  return p.slice(0, program.parameters.length);
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
        fc.pre(smoothAt(program, w));
        const objective = compileObjective(program);
        const g = gradient(objective, w);
        g.forEach((partial, j) => {
          const { best, scale } = centralDifference(objective, w, j, partial);
          // Where even the best of the widths is far off, the loss must be wilder than differences can follow.
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
        fc.pre(smoothAt(program, w));
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
        const definitions = program.definitions
          .map(({ name, expression }) => `${name} = ${toText(expression)}`)
          .join('\n');
        const anchor = `0 * (${program.parameters.join(' + ')}) + 0 * ${program.definitions.map(({ name }) => name).join(' * ')}`;
        const again = read(`${definitions}\n${toText(program.loss)}`);
        expect(again.parameters).toEqual(program.parameters);
        const [value] = new Evaluator(program, w, null).values(program.loss);
        const [other] = new Evaluator(again, w, null).values(again.loss);
        if (Math.abs(value! - other!) > 1e-9 * Math.max(1, Math.abs(value!)))
          throw new Error(`${value!} became ${other!}`);

        const g = dualGradient(program, w, null);
        fc.pre(!g.singular);
        const noise = dualGradient(program, nudged(w), null).gradient;
        gradientForms(program).forEach((form, j) => {
          if (form.text.startsWith('(too long')) return;
          const wrap = program.rows > 0 ? `mean(0 * u)` : '0';
          const shown = read(
            `${definitions}\n${form.text} + ${wrap} + ${program.rows > 0 ? anchor.replace('0 * r', '0 * mean(r)') : anchor}`,
          );
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

const widths = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7];

/** The least distance of the partial from central differences over a few widths, less the loss's own rounding. */
function centralDifference(
  objective: Objective,
  w: Float64Array,
  j: number,
  partial: number,
): { best: number; scale: number } {
  let best = Infinity;
  for (const h of widths) {
    const [above, below] = [h, -h].map(step =>
      objective.loss(
        w.map((x, k) => (k === j ? x + step : x)),
        null,
      ),
    );
    const difference = (above! - below!) / (2 * h);
    if (!Number.isFinite(difference)) return { best: 0, scale: 1 };
    const rounding = (64 * Number.EPSILON * (Math.abs(above!) + Math.abs(below!))) / h;
    best = Math.min(best, Math.max(0, Math.abs(difference - partial) - rounding));
  }
  return { best, scale: Math.max(1, Math.abs(partial)) };
}

function gradientDifference(
  objective: Objective,
  w: Float64Array,
  j: number,
  column: Float64Array,
): { best: number; scale: number } {
  let best = Infinity;
  for (const h of widths) {
    const [above, below] = [h, -h].map(step =>
      gradient(
        objective,
        w.map((x, k) => (k === j ? x + step : x)),
      ),
    );
    const errors = [...column].map((value, i) => {
      const rounding =
        (256 * Number.EPSILON * (Math.abs(above![i]!) + Math.abs(below![i]!) + 1)) / h;
      return Math.max(0, Math.abs((above![i]! - below![i]!) / (2 * h) - value) - rounding);
    });
    if (errors.some(error => !Number.isFinite(error))) return { best: 0, scale: 1 };
    best = Math.min(best, Math.max(...errors));
  }
  return { best, scale: Math.max(1, ...column.map(Math.abs)) };
}
