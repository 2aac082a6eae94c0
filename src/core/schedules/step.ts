// Step decay: its equation and keys. Data only; index.ts checks it.

import type { ScheduleSource } from './types';

export const step: ScheduleSource = {
  name: 'step',
  title: 'Step decay',
  description: 'Multiplies alpha by a factor every so many batches, and keeps it in between.',
  equation: 'alpha0 * factor^floor(batch / every)',
  keys: {
    factor: {
      default: 0.5,
      min: 0,
      exclusive: true,
      meaning: 'What alpha is multiplied by at each stair.',
    },
    every: { default: 50, min: 1, meaning: 'Batches from one stair to the next.' },
  },
};
