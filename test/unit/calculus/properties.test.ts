// Properties of random losses: the compiled gradient equals dual numbers and central differences wherever the loss is smooth,
// the Hessian is symmetric and the derivative of the gradient, and what is shown parses back to the same function.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dualGradient } from '../../../src/core/calculus/dual';
import { Evaluator } from '../../../src/core/calculus/evaluate';
import { gradientForms } from '../../../src/core/calculus/forms';
import { withHidden } from '../../../src/core/calculus/substitute';
import type { Expression } from '../../../src/core/expression';
import { kinksMet } from '../../../src/core/calculus/kinks';
import { compileObjective } from '../../../src/core/compiler/objective';
import { toText } from '../../../src/core/explain/text';
import type { Program } from '../../../src/core/document/types';
import type { Objective } from '../../../src/core/run/types';
import { columns, dataLoss, plainLoss, point } from './expressions';
import { programOf } from './programs';

const runs = Number(process.env.PROPERTY_RUNS ?? 40);
const settings = { numRuns: runs, interruptAfterTimeLimit: 25_000, maxSkipsPerRun: 1000 } as const;

const families = [
  { name: 'without data', loss: plainLoss, read: (text: string) => programOf(text) },
  { name: 'over data', loss: dataLoss, read: (text: string) => programOf(text, { columns }) },
];

interface Tameness {
  /** A kink, jump, pole or edge closer than this does not count as smooth. */
  readonly near: number;
  /** Numbers beyond this have lost their digits, or swing faster than differences can follow. */
  readonly bound: number;
}

/** Enough for two exact ways to be compared. */
const smooth: Tameness = { near: 1e-3, bound: 1e8 };
/** Enough for differences of some width to be worth anything. */
const tame: Tameness = { near: 0.02, bound: 1000 };

/** Functions with a kink, jump, pole or edge where an argument is 0 (or arguments are equal). */
const bent = new Set([
  'abs', 'sign', 'relu', 'sqrt', 'cbrt', 'nthRoot', 'log', 'ln', 'log2', 'log10', 'acot', 'csch', 'coth', 'cot', 'csc', 'acsch',
  'hypot', 'norm', 'smaller', 'smallerEq', 'larger', 'largerEq', 'min', 'max', 'atan2', 'asech',
]); // prettier-ignore

/** Where comparing makes sense: finite, no number so large that its digits are gone, and no kink, jump or edge near. */
function smoothAt(program: Program, w: Float64Array, { near, bound } = smooth): boolean {
  if (kinksMet(program, w, null).length > 0) return false;
  const seen = { wild: false };
  const evaluator = new Evaluator(program, w, null, (node, values, args) => {
    if (values.some(value => !Number.isFinite(value) || Math.abs(value) > bound)) seen.wild = true;
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
        const again = read(`${definitions}\n${written(program.loss)}`);
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

const widths = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8];

/** A difference quotient, and how much of it may be rounding. */
interface Quotient {
  readonly values: readonly number[];
  readonly rounding: number;
}

const greatest = (values: readonly number[]): number => Math.max(1, ...values.map(Math.abs));

/**
 * How far the derivative is from the difference quotients, over and above what these are worth. They are worth most at
 * the width where two neighbours agree best, and then as much as these two agree: a loss that is wilder than any width
 * can follow, or all rounding, is so told from a wrong derivative.
 */
function distance(derivative: readonly number[], quotients: readonly Quotient[]): number {
  let [doubt, least, share] = [0, 0, Infinity];
  quotients.slice(1).forEach(({ values, rounding }, i) => {
    const before = quotients[i]!;
    const apart = Math.max(...values.map((value, k) => Math.abs(value - before.values[k]!)));
    const unsure = 10 * apart + Math.max(rounding, before.rounding);
    // Of their own size: quotients over a width much too great are small, and so agree in absolute terms.
    const unsureShare = unsure / Math.max(...values.map(Math.abs), 1e-6);
    if (!(unsureShare < share)) return;
    [doubt, share] = [unsure, unsureShare];
    least = Math.max(...values.map((value, k) => Math.abs(value - derivative[k]!)));
  });
  return Math.max(0, least - doubt);
}

/** Distance of the partial from central differences of the loss, and its scale. */
function centralDifference(
  objective: Objective,
  w: Float64Array,
  j: number,
  partial: number,
): { best: number; scale: number } {
  const quotients = widths.map(h => {
    const [above, below] = [h, -h].map(step => objective.loss(moved(w, j, step), null));
    const rounding = (64 * Number.EPSILON * (Math.abs(above!) + Math.abs(below!))) / h;
    return { values: [(above! - below!) / (2 * h)], rounding };
  });
  return { best: distance([partial], quotients), scale: greatest([partial]) };
}

/** Distance of a column of the Hessian from central differences of the gradient, and its scale. */
function gradientDifference(
  objective: Objective,
  w: Float64Array,
  j: number,
  column: Float64Array,
): { best: number; scale: number } {
  const quotients = widths.map(h => {
    const [above, below] = [h, -h].map(step => gradient(objective, moved(w, j, step)));
    const rounding = (256 * Number.EPSILON * (greatest([...above!]) + greatest([...below!]))) / h;
    return { values: [...column].map((_, i) => (above![i]! - below![i]!) / (2 * h)), rounding };
  });
  return { best: distance([...column], quotients), scale: greatest([...column]) };
}

function moved(w: Float64Array, j: number, step: number): Float64Array {
  return w.map((x, k) => (k === j ? x + step : x));
}
