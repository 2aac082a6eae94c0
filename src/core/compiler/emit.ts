// From a checked expression to one JavaScript expression: the code of losses and of optimizer equations alike.
// Knows nothing of loops, shapes or documents; whoever calls it owns the statements around the code.
//
// How to use it (losses: compiler/write.ts; equations: run/):
//
//   const code = emitExpression(equation.expression, s => locals.get(s.name) ?? …, {
//     reduction: node => …,      // code of a sum, norm … over parameters; omitted where there can be none
//     evaluation: node => …,     // code of grad(p), loss(p), solve(…)
//     bind: code => …,           // emit `const t7 = <code>;` and return `t7`; without it $square and $power are called
//   });
//   new Function(...runtimeNames, …, source)(...runtimeFunctions, …)      // names and functions of runtime.ts
//
// - `resolve` gives the code of a symbol: an identifier or an indexed read such as `m[j]`. It is never user text.
// - The result is an atom: an identifier, a literal, a call, or in brackets; it can stand beside any operator.
// - x^2 and other whole powers are products, x^0.5 is a square root, every other power Math.pow.
// - Conditionals are `c ? a : b`, so only the branch taken is evaluated. Comparisons are 1 or 0 as values.
// - For per-parameter lines emit a loop over j and resolve state, g and w to `m[j]`, `g[j]`, `w[j]`; scalars to plain names.

import type { Call, Evaluation, Expression, Reduction, SymbolReference } from '../expression';
import { functionEntry } from '../functions';

export interface EmitOptions {
  readonly reduction?: ((node: Reduction) => string) | undefined;
  readonly evaluation?: ((node: Evaluation) => string) | undefined;
  /** Gives code a name in the surrounding statements and returns that name. Not called inside a branch of a conditional. */
  readonly bind?: ((code: string) => string) | undefined;
}

/** The code of an expression, as an atom. Throws where a reduction or evaluation is met without its option. */
export function emitExpression(
  expression: Expression,
  resolve: (symbol: SymbolReference) => string,
  options: EmitOptions = {},
): string {
  const emit = (node: Expression, opts: EmitOptions): string => {
    switch (node.kind) {
      case 'number':
        return literal(node.value);
      case 'symbol':
        return node.role === 'constant' ? literal(constantValue(node.name)) : resolve(node);
      case 'reduction':
        if (!opts.reduction) throw new Error(`A reduction (${node.op}) cannot stand here.`);
        return opts.reduction(node);
      case 'evaluation':
        if (!opts.evaluation) throw new Error(`An evaluation (${node.what}) cannot stand here.`);
        return opts.evaluation(node);
      case 'call':
        return emitCall(node, opts);
    }
  };

  const emitCall = (node: Call, opts: EmitOptions): string => {
    const [condition, then, otherwise] = node.args;
    if (node.fn === 'conditional' && condition && then && otherwise) {
      // Nothing inside a branch may be given a name outside it: it would be evaluated always.
      const lazy = { ...opts, bind: undefined };
      return `(${truth(condition, opts)} ? ${emit(then, lazy)} : ${emit(otherwise, lazy)})`;
    }
    if (isLogical(node.fn)) return `(${truth(node, opts)} ? 1 : 0)`;
    return callCode(
      node.fn,
      node.args.map(arg => emit(arg, opts)),
      {
        constants: node.args.map(constantOf),
        bind: opts.bind,
      },
    );
  };

  const truth = (node: Expression, opts: EmitOptions): string =>
    node.kind === 'call' && isLogical(node.fn)
      ? conditionCode(
          node.fn,
          node.args.map(arg => (isJunction(node.fn) ? truth(arg, opts) : emit(arg, opts))),
        )
      : emit(node, opts);

  return emit(expression, options);
}

const comparisons: Readonly<Record<string, string>> = {
  smaller: '<',
  smallerEq: '<=',
  larger: '>',
  largerEq: '>=',
  equal: '===',
  unequal: '!==',
};
const junctions: Readonly<Record<string, string>> = { and: '&&', or: '||', not: '!' };

/** A comparison, and, or, not: code that is naturally true or false. */
export const isLogical = (fn: string): boolean => fn in comparisons || fn in junctions;
/** and, or, not: their arguments are conditions themselves. */
export const isJunction = (fn: string): boolean => fn in junctions;

/** Code that is true or false, in brackets. */
export function conditionCode(fn: string, args: readonly string[]): string {
  const [x = '', y = ''] = args;
  return fn === 'not' ? `(!${x})` : `(${x} ${comparisons[fn] ?? junctions[fn] ?? ''} ${y})`;
}

interface CallContext {
  /** The arguments' values where they are constant. */
  readonly constants?: readonly (number | undefined)[] | undefined;
  readonly bind?: ((code: string) => string) | undefined;
}

/** The code of one operator or function on atoms. */
export function callCode(fn: string, args: readonly string[], context: CallContext = {}): string {
  const [x = '', y = ''] = args;
  switch (fn) {
    case 'square':
      return wholePower(x, 2, context);
    case 'cube':
      return wholePower(x, 3, context);
    case 'pow':
      return power(x, y, context);
    case 'logcosh':
      // Not in the language: stable.ts puts it for log(cosh(x)).
      return `$logcosh(${x})`;
    case 'held':
      // Nor this: exponentials.ts puts it around a value that derivatives pass over.
      return x;
    default:
      return functionEntry(fn).code(args);
  }
}

function power(x: string, y: string, context: CallContext): string {
  const exponent = context.constants?.[1];
  if (exponent === 0.5) return `Math.sqrt(${x})`;
  if (exponent === -0.5) return `(1 / Math.sqrt(${x}))`;
  if (exponent === undefined || !isSmallWhole(exponent)) return `Math.pow(${x}, ${y})`;
  return exponent < 0
    ? `(1 / ${wholePower(x, -exponent, context)})`
    : wholePower(x, exponent, context);
}

/** Up to here a power is written as products; beyond, Math.pow costs less than the products. */
const greatestWritten = 64;
export const isSmallWhole = (n: number): boolean =>
  Number.isInteger(n) && Math.abs(n) <= greatestWritten;

/** x^n as products by repeated squaring, in the order of runtime.ts's $power. */
function wholePower(x: string, n: number, { bind }: CallContext): string {
  if (n === 0) return '1';
  if (n === 1) return x;
  const simple = isName(x);
  if (!simple && !bind)
    return n === 2 ? `$square(${x})` : n === 3 ? `$cube(${x})` : `$power(${x}, ${n})`;
  const base = simple ? x : (bind?.(x) ?? x);
  if (n === 2) return `(${base} * ${base})`;
  if (n === 3) return `(${base} * ${base} * ${base})`;
  if (!bind) return `$power(${base}, ${n})`;
  const factors: string[] = [];
  let square = base;
  for (let rest = n; rest > 0; rest >>= 1) {
    if (rest & 1) factors.push(square);
    if (rest > 1) square = bind(`${square} * ${square}`);
  }
  return factors.length === 1 ? (factors[0] ?? '1') : `(${factors.join(' * ')})`;
}

/** An identifier or an indexed read: cheap to write twice. */
const isName = (code: string): boolean => /^[\w$]+(\[[\w$]+\])?$/.test(code);

/** A number as JavaScript, negative ones in brackets. */
export function literal(value: number): string {
  if (Object.is(value, -0)) return '(-0)';
  return value < 0 ? `(${String(value)})` : String(value);
}

const constants: Readonly<Record<string, number>> = { pi: Math.PI, e: Math.E, tau: 2 * Math.PI };

/** The value of pi, e or tau. */
export function constantValue(name: string): number {
  const value = constants[name];
  if (value === undefined) throw new Error(`${name} is no constant.`);
  return value;
}

/** The value of numbers and constants and of what + − × ÷ make of them (an exponent such as 1/2). */
function constantOf(node: Expression): number | undefined {
  if (node.kind === 'number') return node.value;
  if (node.kind === 'symbol')
    return node.role === 'constant' ? constantValue(node.name) : undefined;
  if (node.kind !== 'call') return undefined;
  const [x, y] = node.args.map(constantOf);
  if (x === undefined) return undefined;
  if (node.fn === 'unaryMinus') return -x;
  if (y === undefined) return undefined;
  switch (node.fn) {
    case 'add':
      return x + y;
    case 'subtract':
      return x - y;
    case 'multiply':
      return x * y;
    case 'divide':
      return x / y;
    default:
      return undefined;
  }
}
