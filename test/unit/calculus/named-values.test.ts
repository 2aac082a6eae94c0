// The values a hover shows of columns and definitions.

import { expect, test } from 'vitest';
import { namedValues } from '../../../src/core/calculus/named-values';
import { programOf } from './programs';

test('columns, definitions of rows and scalar definitions have values; other names have none', () => {
  const program = programOf('h = 3*x\nm = mean(h) + w\nsum((w - h)^2) + m^2', {
    columns: { x: [1, 2, 3] },
  });
  const valuesOf = (name: string): number[] | undefined => {
    const found = namedValues(program, Float64Array.of(2), name);
    return found && Array.from(found);
  };
  expect(valuesOf('x')).toEqual([1, 2, 3]);
  expect(valuesOf('h')).toEqual([3, 6, 9]);
  expect(valuesOf('m')).toEqual([8]);
  expect(valuesOf('w')).toBeUndefined();
  expect(valuesOf('nothing')).toBeUndefined();
});
