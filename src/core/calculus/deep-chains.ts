// Definitions nested deeper than a walk by recursion can follow: which to evaluate first, and in what order, so that none goes deep.

import type { Definition, Program } from '../document/types';
import { children, type Expression } from '../expression';

/** Levels of trees within trees that recursion follows with ease; the document allows many times more. */
const easyLevels = 500;

const deep = new WeakMap<Program, boolean>();

/** Whether the program's definitions, one put into the other, make a deeper tree than recursion should walk. */
export function isDeep(program: Program): boolean {
  let known = deep.get(program);
  if (known === undefined) {
    const levels = new Map<string, number>();
    const levelsOf = (node: Expression): number =>
      node.kind === 'symbol'
        ? (levels.get(node.name) ?? 1)
        : 1 + Math.max(0, ...children(node).map(levelsOf));
    // Each stands after those it uses.
    for (const { name, expression } of program.definitions) levels.set(name, levelsOf(expression));
    known = Math.max(0, ...levels.values()) > easyLevels;
    deep.set(program, known);
  }
  return known;
}

/**
 * The definitions that an expression is sure to need, each after those it uses itself: what may stand in a branch not taken is
 * none of them, nor is what has one value per row but is used only inside a reduction, which has rows of its own.
 * @param has what is known already
 */
export function surelyNeeded(
  program: Program,
  expression: Expression,
  has: (name: string) => boolean,
): readonly Definition[] {
  const definitions = new Map(program.definitions.map(one => [one.name, one]));
  const needed = new Set<string>();
  const seen = [new Set<Expression>(), new Set<Expression>()] as const;
  const open = [{ node: expression, reduced: false }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, reduced } = next;
    const met = seen[reduced ? 1 : 0];
    if (met.has(node)) continue;
    met.add(node);
    if (node.kind === 'symbol') {
      const definition = node.role === 'definition' ? definitions.get(node.name) : undefined;
      if (!definition || has(node.name)) continue;
      if (!reduced || definition.shape !== 'rows') needed.add(node.name);
      open.push({ node: definition.expression, reduced });
    } else {
      const [condition] = children(node);
      const sure = node.kind === 'call' && node.fn === 'conditional' ? [condition] : children(node);
      for (const child of sure)
        if (child) open.push({ node: child, reduced: reduced || node.kind === 'reduction' });
    }
  }
  return program.definitions.filter(({ name }) => needed.has(name));
}
