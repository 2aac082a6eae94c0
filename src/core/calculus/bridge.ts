// The bridge to mathjs's trees: a checked expression as mathjs's nodes, and back. Nothing else touches mathjs's node classes.

import { call, number, type Expression, type SymbolReference } from '../expression';
import { math, type MathNode } from '../mathjs';

/** The parts of mathjs's nodes that are read here. */
interface Tree {
  readonly type: string;
  readonly value?: unknown;
  readonly name?: string;
  readonly fn?: string | { readonly name: string };
  readonly args?: readonly Tree[];
  readonly content?: Tree;
  readonly condition?: Tree;
  readonly trueExpr?: Tree;
  readonly falseExpr?: Tree;
}

/**
 * A mathjs tree as an expression without ranges.
 * @param symbol what a name stands for
 * @throws Error on a node that the language has no form for
 */
export function fromMathjs(node: MathNode, symbol: (name: string) => Expression): Expression {
  const convert = (tree: Tree): Expression => {
    switch (tree.type) {
      case 'ConstantNode':
        return number(Number(tree.value));
      case 'SymbolNode':
        return symbol(tree.name ?? '');
      case 'ParenthesisNode':
        if (tree.content) return convert(tree.content);
        break;
      case 'ConditionalNode':
        if (tree.condition && tree.trueExpr && tree.falseExpr) {
          return call('conditional', [tree.condition, tree.trueExpr, tree.falseExpr].map(convert));
        }
        break;
      case 'OperatorNode':
      case 'FunctionNode': {
        const fn = typeof tree.fn === 'string' ? tree.fn : (tree.fn?.name ?? '');
        const args = (tree.args ?? []).map(convert);
        const [first] = args;
        if (fn === 'unaryPlus' && first) return first;
        // simplify writes sums and products of several terms as one node.
        if ((fn === 'add' || fn === 'multiply') && args.length > 2) {
          return args.reduce((left, right) => call(fn, [left, right]));
        }
        return call(fn, args);
      }
    }
    throw new Error(`A ${tree.type} has no form in the language.`);
  };
  return convert(node);
}

/** Parses text of ours (never a user's), e.g. a derivative in the table of functions. */
export const parseOwn = (text: string, symbol: (name: string) => Expression): Expression =>
  fromMathjs(math.parse(text), symbol);

const signs: Readonly<Record<string, string>> = {
  add: '+',
  subtract: '-',
  multiply: '*',
  divide: '/',
  pow: '^',
};

/**
 * An expression as text that mathjs parses, each symbol under the name given; built as text because parsing is mathjs's
 * one stable door and costs microseconds.
 * @throws Error on reductions, evaluations and conditionals, which the caller cuts out first
 */
export function toMathjs(
  expression: Expression,
  nameOf: (node: SymbolReference) => string,
): MathNode {
  const write = (node: Expression): string => {
    if (node.kind === 'number') return node.value < 0 ? `(${node.value})` : String(node.value);
    if (node.kind === 'symbol') return nameOf(node);
    if (node.kind !== 'call') throw new Error(`A ${node.kind} has no form in mathjs.`);
    const args = node.args.map(write);
    const sign = signs[node.fn];
    if (sign !== undefined) return `(${args.join(sign)})`;
    return node.fn === 'unaryMinus' ? `(-${args.join('')})` : `${node.fn}(${args.join(',')})`;
  };
  return math.parse(write(expression));
}
