// Cosine: its equation and keys. Data only; index.ts checks it.

import type { ScheduleSource } from './types';

export const cosine: ScheduleSource = {
  name: 'cosine',
  title: 'Cosine',
  description:
    'Half a cosine wave from alpha0 down to its end over the whole run: slow at both ends.',
  equation: 'end + (alpha0 - end) * (1 + cos(pi * min(1, batch / steps))) / 2',
  keys: {
    end: { default: 0, min: 0, meaning: 'What alpha falls to.' },
  },
};
