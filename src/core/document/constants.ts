// Constant expressions: what may stand for a number in settings and literal columns, such as 1/3, pi/2 or sqrt(2).

import type { Range } from '../expression';
import { parseExpression } from './parse';
import { Problems } from './problems';
import type { Raw } from './raw';
import { scan, type Token } from './tokens';

const named: Readonly<Record<string, number>> = {
  pi: Math.PI,
  π: Math.PI,
  e: Math.E,
  tau: 2 * Math.PI,
};

const binary: Readonly<Record<string, (x: number, y: number) => number>> = {
  add: (x, y) => x + y,
  subtract: (x, y) => x - y,
  multiply: (x, y) => x * y,
  divide: (x, y) => x / y,
  pow: (x, y) => Math.pow(x, y),
  min: (x, y) => Math.min(x, y),
  max: (x, y) => Math.max(x, y),
};

const unary: Readonly<Record<string, (x: number) => number>> = {
  unaryMinus: x => -x,
  sqrt: x => Math.sqrt(x),
  cbrt: x => Math.cbrt(x),
  exp: x => Math.exp(x),
  log: x => Math.log(x),
  ln: x => Math.log(x),
  log2: x => Math.log2(x),
  log10: x => Math.log10(x),
  abs: x => Math.abs(x),
  sin: x => Math.sin(x),
  cos: x => Math.cos(x),
  tan: x => Math.tan(x),
};

/** The value of a tree of numbers, constants and plain functions; undefined where it holds anything else. */
export function evaluateConstant(raw: Raw): number | undefined {
  if (raw.kind === 'number') return raw.value;
  if (raw.kind === 'name') return Object.hasOwn(named, raw.name) ? named[raw.name] : undefined;
  const values: number[] = [];
  for (const arg of raw.args) {
    const value = evaluateConstant(arg);
    if (value === undefined) return undefined;
    values.push(value);
  }
  const fn = raw.kind === 'operator' ? raw.fn : raw.name;
  const [x = NaN, y = NaN] = values;
  if (values.length === 1 && Object.hasOwn(unary, fn)) return unary[fn]?.(x);
  if (values.length === 2 && Object.hasOwn(binary, fn)) return binary[fn]?.(x, y);
  return undefined;
}

/** The value of some tokens, which are told to be wrong where they are. */
export function constantOf(
  tokens: readonly Token[],
  after: Range,
  problems: Problems,
): number | undefined {
  const [first, second] = tokens;
  if (tokens.length === 1 && first?.kind === 'number') return Number(first.text);
  if (tokens.length === 2 && first?.text === '-' && second?.kind === 'number')
    return -Number(second.text);
  const raw = parseExpression(tokens, after, problems);
  if (raw === undefined) return undefined;
  const value = evaluateConstant(raw);
  const range = { start: first?.start ?? after.start, end: tokens.at(-1)?.end ?? after.end };
  if (value === undefined)
    problems.error(
      range,
      'not-constant',
      'A number is wanted here, or an expression of numbers such as 1/3 or pi/2.',
    );
  else if (!Number.isFinite(value))
    problems.error(range, 'not-finite', 'This number is not finite; write one that is.');
  else return value;
  return undefined;
}

/** The value of a short text such as `1/3`; undefined where it is none. Tells nothing. */
export function constantText(text: string): number | undefined {
  if (text.length > 200) return undefined;
  const silent = new Problems();
  const tokens = scan(text, 0, text.length, silent);
  if (silent.errors > 0 || tokens.some(token => token.kind === 'newline')) return undefined;
  return constantOf(tokens, { start: 0, end: 0 }, silent);
}
