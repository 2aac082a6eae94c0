// Long chains of definitions, each using the one before: no walk through them runs out of stack.

import { expect, test } from 'vitest';
import { prepare } from '../../../src/core/experiment';
import { checkGradient } from '../../../src/core/calculus/check';
import { dualGradient } from '../../../src/core/calculus/dual';
import { evaluate } from '../../../src/core/calculus/evaluate';
import { objectiveOf } from './programs';

const chain = (
  first: string,
  link: (before: string, k: number) => string,
  last: string,
  links = 1_900,
): string =>
  [
    `d0 = ${first}`,
    ...Array.from({ length: links }, (_, k) => `d${k + 1} = ${link(`d${k}`, k)}`),
    last.replace('d', `d${links}`),
  ].join('\n');

const columns = { x: [0.5, -1, 2] };
const cases: readonly (readonly [string, string, Parameters<typeof objectiveOf>[1], number])[] = [
  // w · (1 + 0 + 1 + … + 1899), by Gauss 1 + 1899 · 1900 / 2
  ['sums', chain('w', (before, k) => `${before} + w*${k}`, 'd'), {}, 1 + (1899 * 1900) / 2],
  // per row w · x · 1901, over the rows 1.5 · 1901
  ['rows', chain('w*x', before => `${before} + w*x`, 'sum(d)'), { columns }, 1.5 * 1901],
  // mean(dₖ + w) = dₖ + w
  ['reductions', chain('w', before => `mean(${before} + w + 0*x)`, 'd', 700), { columns }, 701],
];

test.each(cases)('%s', (_, loss, given, slope) => {
  const { program, objective } = objectiveOf(loss, given);
  const w = Float64Array.of(0.5);
  expect(objective.loss(w, null)).toBeCloseTo(slope / 2, 6);
  expect(evaluate(program, program.loss, w)[0]).toBeCloseTo(slope / 2, 6);
  expect(dualGradient(program, w, null).gradient[0]).toBeCloseTo(slope, 6);
  expect(checkGradient(program, objective, [w]).status).toBe('checked');
});

test('branches', () => {
  const loss = chain('w', before => `w > 0 ? ${before} + w : w`, 'd', 900);
  const { program, objective } = objectiveOf(loss);
  expect(checkGradient(program, objective, [Float64Array.of(0.5)]).status).toBe('checked');
});

test('branches within branches have a limit, told by one sentence', () => {
  const loss = chain('w', before => `w > 0 ? ${before} + w : w`, 'd', 1_900);
  expect(prepare(loss).problems.map(({ message }) => message)).toEqual([
    'Conditions (“? :”) stand in the branches of one another more than 1000 deep; write them side by side.',
  ]);
});
