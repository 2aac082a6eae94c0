// The one table of functions: arity, meaning, derivative, code, LaTeX, Python spelling and documentation side by side.

import { exponential } from './exponential';
import { hyperbolic } from './hyperbolic';
import { kinked } from './kinked';
import { logic } from './logic';
import { operators } from './operators';
import { powers } from './powers';
import { rounding } from './rounding';
import { statistics } from './statistics';
import { trigonometric } from './trigonometric';
import type { FunctionEntry } from './types';

export type { FunctionEntry } from './types';

/** Every function and operator of the language by its (mathjs) name. */
export const functions: ReadonlyMap<string, FunctionEntry> = new Map(
  [
    ...operators,
    ...powers,
    ...exponential,
    ...trigonometric,
    ...hyperbolic,
    ...kinked,
    ...statistics,
    ...logic,
    ...rounding,
  ].map(entry => [entry.name, entry]),
);

/** The row of a function that the checked tree is known to use. */
export function functionEntry(name: string): FunctionEntry {
  const found = functions.get(name);
  if (!found) throw new Error(`No function ${name} in the table.`);
  return found;
}
