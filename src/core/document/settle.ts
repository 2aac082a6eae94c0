// Over which rows a reduction runs: one of data alone inside a row expression runs over all rows, every other over the batch's (LANGUAGE 2).

import { children, type Expression } from '../expression';
import type { Resolver } from './resolve';
import type { Definition } from './types';

interface Variants {
  batch: boolean;
  all: boolean;
}

/**
 * Settles every reduction as if definitions stood in place of their names. A scalar definition of data alone that is used
 * both inside and outside of row expressions is kept twice, the second under a hidden name.
 * Gives back the loss and the definitions it needs, each after what it uses.
 */
export function settle(
  loss: Expression,
  resolver: Resolver,
): { loss: Expression; definitions: Definition[] } {
  const known = new Map(resolver.definitions.map(definition => [definition.name, definition]));
  const modal = new Map<string, boolean>();
  for (const { name, expression } of resolver.definitions) modal.set(name, isModal(expression));

  const needed = new Map<string, Variants>();
  walk(loss, false);
  for (const { name, expression, shape } of [...resolver.definitions].reverse()) {
    const variants = needed.get(name);
    if (variants === undefined) continue;
    if (variants.batch) walk(expression, shape === 'rows');
    if (variants.all) walk(expression, true);
  }

  const secondNames = new Map<string, string>();
  const definitions: Definition[] = [];
  for (const definition of resolver.definitions) {
    const variants = needed.get(definition.name);
    if (variants === undefined) continue;
    if (variants.batch)
      definitions.push({
        ...definition,
        expression: rebuild(definition.expression, definition.shape === 'rows'),
      });
    if (!variants.all) continue;
    const name = variants.batch ? resolver.nextHidden() : definition.name;
    secondNames.set(definition.name, name);
    definitions.push({ ...definition, name, expression: rebuild(definition.expression, true) });
  }
  return { loss: rebuild(loss, false), definitions };

  /** Whether a scalar expression means something else inside a row expression than outside. */
  function isModal(node: Expression): boolean {
    const info = resolver.info(node);
    if (info.shape === 'rows') return false;
    if (node.kind === 'reduction') return info.data;
    if (node.kind === 'symbol') return node.role === 'definition' && modal.get(node.name) === true;
    return children(node).some(isModal);
  }

  function usesAll(name: string, inRow: boolean): boolean {
    return inRow && modal.get(name) === true;
  }

  function walk(node: Expression, inRow: boolean): void {
    if (node.kind === 'symbol' && node.role === 'definition' && known.has(node.name)) {
      const variants = needed.get(node.name) ?? { batch: false, all: false };
      if (usesAll(node.name, inRow)) variants.all = true;
      else variants.batch = true;
      needed.set(node.name, variants);
    }
    const within = inRow || node.kind === 'reduction' || resolver.info(node).shape === 'rows';
    for (const child of children(node)) walk(child, within);
  }

  function rebuild(node: Expression, inRow: boolean): Expression {
    const info = resolver.info(node);
    const within = inRow || info.shape === 'rows';
    if (node.kind === 'symbol') {
      const second =
        node.role === 'definition' && usesAll(node.name, inRow)
          ? secondNames.get(node.name)
          : undefined;
      return second === undefined || second === node.name
        ? node
        : resolver.note({ ...node, name: second }, info);
    }
    if (node.kind === 'call')
      return resolver.note({ ...node, args: node.args.map(arg => rebuild(arg, within)) }, info);
    if (node.kind === 'reduction') {
      return resolver.note(
        { ...node, body: rebuild(node.body, true), over: inRow && info.data ? 'all' : 'batch' },
        info,
      );
    }
    return node;
  }
}
