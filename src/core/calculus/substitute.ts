// Names for trees and trees for names: hidden definitions written out, and sub-trees that a definition already names given that name.

import type { Program } from '../document/types';
import { call, number, symbol, type Expression } from '../expression';
import { toText } from '../explain/text';

/** The tree with every definition the document did not name itself written out. */
export function withHidden(program: Program, expression: Expression): Expression {
  const hidden = new Map(
    program.definitions
      .filter(({ name }) => name.startsWith('#'))
      .map(({ name, expression }) => [name, expression]),
  );
  if (hidden.size === 0) return expression;
  return rewritten(expression, node =>
    node.kind === 'symbol' && node.role === 'definition' ? hidden.get(node.name) : undefined,
  );
}

/** An expression of a program as a reader of the document knows it. */
export const shownText = (program: Program, expression: Expression): string =>
  toText(withHidden(program, expression));

/** A rewriting of trees: sech² as 1 - tanh², and every sub-tree that is a definition's own under its name. */
export function naming(program: Program): (expression: Expression) => Expression {
  const names = new Map(
    program.definitions
      .filter(({ name, expression }) => !name.startsWith('#') && expression.kind === 'call')
      .map(({ name, expression }) => [toText(expression), name]),
  );
  const nameOf = (node: Expression): Expression | undefined => {
    const name = names.size === 0 ? undefined : names.get(toText(node));
    return name === undefined ? undefined : symbol(name, 'definition');
  };
  return expression =>
    rewritten(expression, node => {
      if (node.kind !== 'call') return undefined;
      const squared = sechSquared(node);
      if (!squared) return nameOf(node);
      const tanh = call('tanh', [squared]);
      return call('subtract', [number(1), call('pow', [nameOf(tanh) ?? tanh, number(2)])]);
    });
}

/** u where the node is sech(u)^2. */
function sechSquared(node: Expression): Expression | undefined {
  if (node.kind !== 'call' || node.fn !== 'pow') return undefined;
  const [base, exponent] = node.args;
  const isSquare = exponent?.kind === 'number' && exponent.value === 2;
  return isSquare && base?.kind === 'call' && base.fn === 'sech' ? base.args[0] : undefined;
}

/** Replaces from the root down; what a replacement holds is rewritten in turn. */
function rewritten(
  node: Expression,
  replace: (node: Expression) => Expression | undefined,
): Expression {
  const replaced = replace(node);
  if (replaced) return replaced.kind === 'symbol' ? replaced : rewritten(replaced, replace);
  if (node.kind === 'call') {
    const args = node.args.map(arg => rewritten(arg, replace));
    return args.every((arg, i) => arg === node.args[i]) ? node : { ...node, args };
  }
  if (node.kind !== 'reduction') return node;
  const body = rewritten(node.body, replace);
  return body === node.body ? node : { ...node, body };
}
