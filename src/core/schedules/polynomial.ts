// Polynomial decay: its equation and keys. Data only; index.ts checks it.

import type { ScheduleSource } from './types';

export const polynomial: ScheduleSource = {
  name: 'polynomial',
  title: 'Polynomial decay',
  description: 'Falls from alpha0 to its end over the whole run; power 1 is a straight line.',
  equation: 'end + (alpha0 - end) * max(0, 1 - batch / steps)^power',
  keys: {
    power: {
      default: 1,
      min: 0,
      exclusive: true,
      meaning: '1 is a straight line; above, it falls faster at first.',
    },
    end: { default: 0, min: 0, meaning: 'What alpha falls to.' },
  },
};
