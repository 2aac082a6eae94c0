// Who uses whom among the statements: the order of work, cycles, and what the loss needs. Walks without recursion.

import type { Names, ParsedStatement } from './names';
import type { Problems } from './problems';
import { walkRaw } from './raw';
import { quote } from './words';

export interface Graph {
  /** Statements that a statement's text names directly. */
  readonly uses: ReadonlyMap<ParsedStatement, readonly ParsedStatement[]>;
  /** Each after what it uses; incomplete where there is a cycle. */
  readonly order: readonly ParsedStatement[];
  readonly cyclic: boolean;
}

/** Builds the graph and tells of cycles. */
export function buildGraph(
  statements: readonly ParsedStatement[],
  names: Names,
  problems: Problems,
): Graph {
  const columns = new Map(statements.filter(s => s.kind === 'column').map(s => [s.name, s]));
  const uses = new Map(statements.map(s => [s, used(s, names, columns)]));
  const order: ParsedStatement[] = [];
  const state = new Map<ParsedStatement, 'open' | 'done'>();
  let cyclic = false;
  for (const root of statements) {
    if (state.has(root)) continue;
    const path: { readonly statement: ParsedStatement; next: number }[] = [
      { statement: root, next: 0 },
    ];
    state.set(root, 'open');
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const child = uses.get(top.statement)?.[top.next];
      top.next += 1;
      if (child === undefined) {
        state.set(top.statement, 'done');
        order.push(top.statement);
        path.pop();
      } else if (!state.has(child)) {
        state.set(child, 'open');
        path.push({ statement: child, next: 0 });
      } else if (state.get(child) === 'open') {
        cyclic = true;
        const from = path.findIndex(entry => entry.statement === child);
        tellCycle(
          path.slice(from).map(entry => entry.statement),
          problems,
        );
      }
    }
  }
  return { uses, order, cyclic };
}

function used(
  statement: ParsedStatement,
  names: Names,
  columns: ReadonlyMap<string | undefined, ParsedStatement>,
): readonly ParsedStatement[] {
  const found = new Set<ParsedStatement>();
  const args = new Set(statement.arguments.map(arg => arg.name));
  if (statement.raw === undefined) return [];
  walkRaw(statement.raw, node => {
    if (node.kind !== 'name' && node.kind !== 'apply') return;
    const target =
      node.kind === 'apply' && names.functions.has(node.name)
        ? names.functions.get(node.name)
        : args.has(node.name)
          ? undefined
          : (names.definitions.get(node.name) ?? columns.get(node.name));
    if (target !== undefined) found.add(target);
  });
  return [...found];
}

function tellCycle(path: readonly ParsedStatement[], problems: Problems): void {
  const first = [...path].sort((a, b) => a.range.start - b.range.start)[0];
  if (first?.name === undefined) return;
  const from = path.indexOf(first);
  const names = [...path.slice(from), ...path.slice(0, from), first].map(s => s.name ?? '');
  const shown = names.length > 6 ? [...names.slice(0, 3), '…', ...names.slice(-2)] : names;
  const message =
    first.kind === 'function' && path.length === 1
      ? `${quote(first.name)} calls itself, and there is nothing to end that; write it without itself.`
      : path.length === 1
        ? `${quote(first.name)} is defined by itself; give the new value another name.`
        : `${quote(first.name)} is defined by itself: ${shown.join(' → ')}; one of them must stand without the others.`;
  problems.error(first.nameRange ?? first.range, 'cycle', message);
}

/** All statements that `root` needs, itself included. */
export function reachable(root: ParsedStatement, graph: Graph): ReadonlySet<ParsedStatement> {
  const found = new Set([root]);
  const stack = [root];
  for (let statement = stack.pop(); statement !== undefined; statement = stack.pop()) {
    for (const next of graph.uses.get(statement) ?? []) {
      if (found.has(next)) continue;
      found.add(next);
      stack.push(next);
    }
  }
  return found;
}
