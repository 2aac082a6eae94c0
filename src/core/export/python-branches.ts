// A conditional for PyTorch's autograd. torch.where evaluates both branches, and a branch not taken that has no finite
// derivative there makes the gradient NaN (0 · ∞); such branches are given as functions, of which only the one taken is called.

import { functionEntry } from '../functions';
import { children } from '../expression';
import type { Call, Expression } from '../expression';
import type { PythonOptions } from './python-expression';

type Write = (node: Expression, options: PythonOptions) => string;

/** The conditional as a call of `choose`; undefined where torch.where does. */
export function chosenBranch(
  { args: [condition, ...branches] }: Call,
  options: PythonOptions,
  write: Write,
): string | undefined {
  const { definition } = options;
  const isRisky = (node: Expression): boolean => {
    if (node.kind === 'symbol') {
      const meant = node.role === 'definition' ? definition?.(node.name) : undefined;
      return meant !== undefined && isRisky(meant);
    }
    return (node.kind === 'call' && mayBeEndless(node)) || children(node).some(isRisky);
  };
  if (!definition || !condition || !branches.some(isRisky)) return undefined;
  const given = new Map<string, string>();
  const name = (outside: string): string => {
    const known = given.get(outside) ?? (isName.test(outside) ? outside : inner(given.size + 1));
    given.set(outside, known);
    return known;
  };
  const within: PythonOptions = {
    ...options,
    // What has no finite value there must stay within the branch as well.
    symbol: node => {
      const meant = node.role === 'definition' && isRisky(node) ? definition(node.name) : undefined;
      return meant ? write(meant, within) : name(options.symbol(node));
    },
    reduction: options.reduction && (node => name(options.reduction?.(node) ?? '')),
  };
  const texts = branches.map(branch => write(branch, within));
  const names = [...given.values()].join(', ');
  const functions = texts.map(text => `lambda${names === '' ? '' : ` ${names}`}: ${text}`);
  const holds = `torch.as_tensor(${write(condition, options)})`;
  return `choose(${[holds, ...functions, ...given.keys()].join(', ')})`;
}

/** A name no document has: a hidden definition is `_1`. */
const inner = (number: number): string => `_of${number}_`;

const isName = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** Whether a function may have no finite value or derivative somewhere. */
function mayBeEndless({ fn, args }: Call): boolean {
  if (fn === 'pow') {
    const [, power] = args;
    return !(power?.kind === 'number' && Number.isInteger(power.value) && power.value > 0);
  }
  const { domain, transcendental } = functionEntry(fn);
  return domain !== undefined || transcendental;
}
