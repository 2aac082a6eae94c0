// Exponential decay: its equation and keys. Data only; index.ts checks it.

import type { ScheduleSource } from './types';

export const exponential: ScheduleSource = {
  name: 'exponential',
  title: 'Exponential decay',
  description: 'Multiplies alpha by the same rate again and again: a straight line on a log scale.',
  equation: 'alpha0 * rate^(batch / every)',
  keys: {
    rate: {
      default: 0.99,
      min: 0,
      exclusive: true,
      meaning: 'What alpha is multiplied by in `every` batches.',
    },
    every: {
      default: 1,
      min: 0,
      exclusive: true,
      meaning: 'Batches for one multiplication by the rate.',
    },
  },
};
