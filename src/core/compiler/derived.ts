// Data that generated code would compute anew at every evaluation though no parameter enters: computed once, as further columns.

import { generated, type Generate, type Scope } from './generated';
import { isPass, reachable, type Node } from './graph';
import { writeScope } from './scope';
import { writeFunction } from './write';

/** Fewer operations than this are cheaper to repeat than to read from memory. */
const leastOperations = 3;
/** Numbers that all derived columns together may hold (32 MB). */
const greatestSize = 4_000_000;

/** The code of a column's value in a row; derived columns follow the document's own. */
const columnCode = (index: number, row: string): string => `c${index}[${row}]`;

export const ownLeaf = (node: Node, row: string): string | undefined =>
  node.op === 'column' ? columnCode(node.value, row) : undefined;

export interface Derived {
  readonly columns: readonly Float64Array[];
  readonly leaf: (node: Node, row: string) => string | undefined;
}

/** Finds and computes the row values that depend on data alone and cost more than a look-up. */
export function deriveColumns(
  roots: readonly Node[],
  columns: readonly Float64Array[],
  rows: number,
): Derived {
  const found = new Map<Node, number>();
  const all = [...columns];
  const users = reachable(roots).filter(node => node.varies || isPass(node));
  for (const node of users.flatMap(({ args }) => args)) {
    if (found.has(node) || !node.rows || node.varies || !isWorthwhile(node)) continue;
    if ((found.size + 1) * rows > greatestSize) break;
    found.set(node, all.length);
    all.push(rowValues(node, columns, rows));
  }
  return {
    columns: all,
    leaf: (node, row) => {
      const index = found.get(node);
      return index === undefined ? ownLeaf(node, row) : columnCode(index, row);
    },
  };
}

function isWorthwhile(node: Node): boolean {
  const inner = reachable([node]);
  return (
    inner.filter(({ args }) => args.length > 0).length >= leastOperations &&
    inner.every(part => !isPass(part) && part.op !== 'count')
  );
}

/** The values of a node of data alone on all rows. */
function rowValues(node: Node, columns: readonly Float64Array[], rows: number): Float64Array {
  let names = 0;
  const known = new Map<Node, string>();
  for (const leaf of reachable([node])) {
    const code = ownLeaf(leaf, 'i');
    if (code !== undefined) known.set(leaf, code);
  }
  const scope = writeScope([node], known, { fresh: () => `t${names++}`, masked: false });
  const body = [...scope.lines, `out[i] = ${scope.code(node)};`].join('\n');
  const out = new Float64Array(rows);
  overColumns(generated, `for (let i = 0; i < ${rows}; i++) {\n${body}\n}`, columns, { out });
  return out;
}

/** The value of a scalar node of data alone, over all rows. */
export function dataValue(node: Node, columns: readonly Float64Array[], rows: number): number {
  const source = writeFunction({
    name: 'value',
    parameters: '',
    stores: [],
    returns: node,
    walk: 'all',
    rows,
    rowLeaf: ownLeaf,
    masked: false,
  });
  return overColumns(generated<number>, `return (${source})();`, columns);
}

/** Generates from source that knows the columns as c0, c1 … beside the values in scope. */
export function overColumns<T>(
  generate: Generate<T>,
  source: string,
  columns: readonly Float64Array[],
  scope: Scope = {},
): T {
  const declared = columns.map((_, i) => `const c${i} = columns[${i}];`).join(' ');
  return generate(`${declared}\n${source}`, { ...scope, columns });
}
