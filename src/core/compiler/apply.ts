// Any function of the table at numbers: its code, compiled once per number of arguments. For folding and interpreting.

import { callCode, conditionCode, isLogical } from './emit';
import { generated } from './generated';

type Numeric = (...args: readonly number[]) => number;

const compiled = new Map<string, Numeric>();

/**
 * The value of a function or operator of the language at the given arguments.
 * @param exponent of a power whose exponent is written as a number: it decides how the power is computed
 */
export function applyFunction(fn: string, args: readonly number[], exponent?: number): number {
  const key = `${fn}/${args.length}/${exponent}`;
  let apply = compiled.get(key);
  if (!apply) {
    const names = args.map((_, i) => `a${i}`);
    const code = isLogical(fn)
      ? `${conditionCode(fn, names)} ? 1 : 0`
      : callCode(fn, names, { constants: [undefined, exponent] });
    apply = generated<Numeric>(`return (${names.join(', ')}) => ${code};`);
    compiled.set(key, apply);
  }
  return apply(...args);
}
