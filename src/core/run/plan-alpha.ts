// The learning rate where the document leaves it out and the curvature at the start decides (LANGUAGE 1).

import { formatNumber, formatSetting } from '../explain/numbers';

/** With no positive curvature there is nothing to go by. */
const WITHOUT_CURVATURE = 0.1;

/** The largest of 1, 0.5, 0.2, 0.1, 0.05 … that is at most half of 1/λmax, and why. */
export function alphaByCurvature(lambdaMax: number): {
  readonly value: number;
  readonly reason: string;
} {
  if (!(lambdaMax > 0) || !Number.isFinite(lambdaMax)) {
    return {
      value: WITHOUT_CURVATURE,
      reason: `No learning rate is given, and no curvature at the start is positive; ${WITHOUT_CURVATURE}.`,
    };
  }
  const value = roundDown(0.5 / lambdaMax);
  return {
    value,
    reason: `No learning rate is given; ${formatSetting(value)} is the largest of 1, 0.5, 0.2, 0.1, … that is at most half of 1/λmax, where λmax = ${formatNumber(lambdaMax)} is the greatest curvature at the start.`,
  };
}

/** The largest of 1, 0.5, 0.2, 0.1, 0.05 … that is at most `limit`. */
function roundDown(limit: number): number {
  for (let exponent = 0; exponent > -300; exponent--) {
    for (const digit of [10, 5, 2]) {
      const value = Number(`${digit}e${exponent - 1}`);
      if (value <= 1 && value <= limit) return value;
    }
  }
  return 0;
}
