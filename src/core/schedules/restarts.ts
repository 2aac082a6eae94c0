// Cosine with restarts: its equation and keys. Data only; index.ts checks it.

import type { ScheduleSource } from './types';

export const restarts: ScheduleSource = {
  name: 'restarts',
  title: 'Cosine with restarts',
  description:
    'Cosine waves, each from alpha0 down to the end, then back to alpha0 at once (SGDR, Loshchilov & Hutter 2017).',
  equation: 'end + (alpha0 - end) * (1 + cos(pi * (batch / period - floor(batch / period)))) / 2',
  keys: {
    period: { default: 50, min: 1, meaning: 'Batches from one restart to the next.' },
    end: { default: 0, min: 0, meaning: 'What alpha falls to.' },
  },
};
