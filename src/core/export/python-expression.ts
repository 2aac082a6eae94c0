// A checked expression as Python, for NumPy or PyTorch, in the spellings of the table of functions. Knows trees and names, no scripts.

import { children } from '../expression';
import type { Evaluation, Expression, Reduction, SymbolReference } from '../expression';
import { functionEntry } from '../functions';
import { chosenBranch } from './python-branches';

export type Dialect = 'numpy' | 'pytorch';

export interface PythonOptions {
  readonly dialect: Dialect;
  readonly symbol: (node: SymbolReference) => string;
  readonly reduction?: ((node: Reduction) => string) | undefined;
  readonly evaluation?: ((node: Evaluation) => string) | undefined;
  /** Whether a quotient by a length (of rows or of arguments) of zero is 0, as in the derivative of a length. */
  readonly overLengths?: boolean | undefined;
  /** What a definition stands for; given where autograd goes through the text. */
  readonly definition?: ((name: string) => Expression | undefined) | undefined;
}

const operators = new Set(['add', 'subtract', 'multiply', 'divide', 'unaryMinus', 'pow']);

/** Python for an expression; compound results stand in brackets. */
export function toPython(node: Expression, options: PythonOptions): string {
  switch (node.kind) {
    case 'number':
      return numberText(node.value);
    case 'symbol':
      return node.role === 'constant' ? constantText(node.name) : options.symbol(node);
    case 'reduction':
      if (!options.reduction) throw new Error(`A reduction (${node.op}) cannot stand here.`);
      return options.reduction(node);
    case 'evaluation':
      if (!options.evaluation) throw new Error(`An evaluation (${node.what}) cannot stand here.`);
      return options.evaluation(node);
    case 'call': {
      const chosen = node.fn === 'conditional' ? chosenBranch(node, options, toPython) : undefined;
      if (chosen !== undefined) return chosen;
      const args = node.args.map(arg => {
        const text = toPython(arg, options);
        // PyTorch's functions take tensors only, its operators also numbers.
        return options.dialect === 'pytorch' && !operators.has(node.fn) && isConstant(arg)
          ? `tensor(${text})`
          : text;
      });
      if (options.overLengths && node.fn === 'divide' && node.args.slice(1).some(hasLength))
        return `over_length(${args.join(', ')})`;
      return functionEntry(node.fn)[options.dialect](args);
    }
  }
}

const hasLength = (node: Expression): boolean =>
  (node.kind === 'reduction' && (node.op === 'norm' || node.op === 'std')) ||
  (node.kind === 'call' && (node.fn === 'hypot' || node.args.some(hasLength)));

const isConstant = (node: Expression): boolean =>
  node.kind === 'number' ||
  (node.kind === 'symbol'
    ? node.role === 'constant'
    : node.kind === 'call' && children(node).every(isConstant));

function numberText(value: number): string {
  if (Number.isNaN(value)) return 'float("nan")';
  if (!Number.isFinite(value)) return value > 0 ? 'float("inf")' : '(-float("inf"))';
  const text = String(value);
  return value < 0 ? `(${text})` : text;
}

const constantText = (name: string): string =>
  name === 'pi' ? 'math.pi' : name === 'e' ? 'math.e' : 'math.tau';

const reserved = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda ' +
    'nonlocal not or pass raise return try while with yield np torch math len range zip print tensor choose over_length rows w g t loss gradient hessian'
  ).split(' '),
);

/** Gives each name of the document a Python name, the same where it can be. */
export class PythonNames {
  readonly #given = new Map<string, string>();
  readonly #taken = new Set<string>();

  constructor(reservedToo: Iterable<string> = []) {
    for (const name of reservedToo) this.#taken.add(name);
  }

  of(name: string): string {
    const known = this.#given.get(name);
    if (known !== undefined) return known;
    let made = name.normalize('NFKC').replace(/[^\p{L}\p{N}_]/gu, '_');
    if (/^\p{N}/u.test(made) || made === '') made = `_${made}`;
    while (reserved.has(made) || this.#taken.has(made)) made += '_';
    this.#taken.add(made);
    this.#given.set(name, made);
    return made;
  }
}
