// The derivatives of the table of functions as trees, parsed once and on first use.

import { symbol, type Expression } from '../expression';
import { functionEntry } from '../functions';
import { parseOwn } from './bridge';

const parsed = new Map<string, readonly Expression[]>();

/**
 * The partials of a function, one per argument of the table's row, in symbols of role `argument` that carry the row's
 * names. Undefined for the variadic ones (min, max, hypot, logsumexp), whose rule is in code.
 */
export function tableDerivatives(fn: string): readonly Expression[] | undefined {
  const known = parsed.get(fn);
  if (known) return known;
  const { derivative, parameters } = functionEntry(fn);
  if (derivative === 'variadic') return undefined;
  const trees = derivative.map(text =>
    parseOwn(text, name => symbol(name, parameters.includes(name) ? 'argument' : 'constant')),
  );
  parsed.set(fn, trees);
  return trees;
}

/** The default of an argument left out, e.g. e for log's base. */
export function defaultArgument(fn: string, index: number): Expression | undefined {
  const { defaults, parameters } = functionEntry(fn);
  const text = defaults?.[parameters[index] ?? ''];
  return text === undefined ? undefined : parseOwn(text, name => symbol(name, 'constant'));
}
