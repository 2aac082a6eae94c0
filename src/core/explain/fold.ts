// Constants 0 and 1 folded away before an equation is shown (LANGUAGE 4): `w - alpha * 0 * w` becomes `w`. Pure; for showing only.

import { call, number } from '../expression';
import type { Expression } from '../expression';

/** The expression with `constants` (names whose value is exactly 0 or 1) put in and folded. */
export function fold(node: Expression, constants: ReadonlyMap<string, number>): Expression {
  switch (node.kind) {
    case 'number':
      return node;
    case 'symbol': {
      const value = constants.get(node.name);
      return value === undefined ? node : number(value);
    }
    case 'reduction':
      return { ...node, body: fold(node.body, constants) };
    case 'evaluation':
      // An evaluation stays the very node that was taken: its point has a line of its own.
      return node;
    case 'call':
      return foldCall(
        node.fn,
        node.args.map(arg => fold(arg, constants)),
      );
  }
}

const is = (node: Expression | undefined, value: number): boolean =>
  node?.kind === 'number' && node.value === value;

function foldCall(fn: string, args: readonly Expression[]): Expression {
  const [x, y] = args;
  if (!x) return call(fn, args);
  if (!y) return fn === 'unaryMinus' && is(x, 0) ? x : call(fn, args);
  switch (fn) {
    case 'add':
      if (is(x, 0)) return y;
      return is(y, 0) ? x : call(fn, args);
    case 'subtract':
      if (is(y, 0)) return x;
      if (is(x, 0)) return call('unaryMinus', [y]);
      return is(x, 1) && is(y, 1) ? number(0) : call(fn, args);
    case 'multiply':
      if (is(x, 0) || is(y, 0)) return number(0);
      if (is(x, 1)) return y;
      return is(y, 1) ? x : call(fn, args);
    case 'divide':
      if (is(x, 0)) return x;
      return is(y, 1) ? x : call(fn, args);
    case 'pow':
      if (is(y, 1)) return x;
      return is(y, 0) || is(x, 1) ? number(1) : call(fn, args);
    default:
      return call(fn, args);
  }
}
