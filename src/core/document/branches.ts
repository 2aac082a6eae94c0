// How many conditionals stand in branches of one another, through the definitions too.

import { children, type Expression } from '../expression';
import type { Definition } from './types';

/** @param definitions each after those it uses */
export function branchLevels(definitions: readonly Definition[], loss: Expression): number {
  const levels = new Map<string, number>();
  const levelsOf = (node: Expression): number => {
    if (node.kind === 'symbol') return levels.get(node.name) ?? 0;
    const own = node.kind === 'call' && node.fn === 'conditional' ? 1 : 0;
    return own + Math.max(0, ...children(node).map(levelsOf));
  };
  for (const { name, expression } of definitions) levels.set(name, levelsOf(expression));
  return levelsOf(loss);
}
