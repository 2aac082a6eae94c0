// Rounding, which schedules with stairs are made of.

import { entry } from './entry';

export const rounding = [
  entry({
    name: 'floor',
    meaning: 'The greatest whole number that is not above x.',
    derivative: ['0'],
    kink: 'where x is whole, where it jumps; 0 is used there',
    side: (_, value) => value,
    latex: ([x = '']) => `\\left\\lfloor ${x} \\right\\rfloor`,
  }),
];
