// Second derivatives of losses whose first ones are too long to show: told at once, where deriving them took up to half a minute.

import { expect, test } from 'vitest';
import { hessianForms } from '../../../src/core/calculus/forms';
import { programOf } from './programs';

const numbers = Array.from({ length: 300 }, (_, k) => k);

test.each([
  ['a max of 300 arguments', `max(${numbers.map(k => `x*${k}+y`).join(', ')})`],
  ['100 tangents in one another', numbers.slice(0, 100).reduce(inner => `tan(x*${inner})`, 'y')],
])('%s', (_, loss) => {
  const before = performance.now();
  const forms = hessianForms(programOf(loss));
  expect(performance.now() - before).toBeLessThan(4_000);
  expect(forms?.flat().map(({ text }) => text)).toEqual(Array(4).fill('(too long to show)'));
});

test('what can be shown still is: the second derivatives of x³y', () => {
  const forms = hessianForms(programOf('x^3*y'));
  expect(forms?.map(row => row.map(({ text }) => text))).toEqual([
    ['6 * x * y', '3 * x^2'],
    ['3 * x^2', '0'],
  ]);
});
