// From nodes to the source of one JavaScript function: scalars before, between and after the loops over the rows, each loop
// with all reductions of one level. Knows the graph and the shape of the code, nothing of losses or documents.

import { functions } from '../functions';
import { isPass, reachable, type Node } from './graph';
import { writeScope, type ScopeOptions, type Store } from './scope';

/** How a function walks the rows: all of them, those listed in `rows`, or either in chunks with a yield between. */
export type Walk = 'all' | 'listed' | 'chunked';

/** Rows between two yields. A multiple of four, so that chunks and unrolled loops fall together. */
export const chunkRows = 4096;
/** Loops whose body calls a transcendental do four rows at a time; up to this size, or the code outgrows the optimizer. */
const unrolledRows = 4;
const greatestUnrolledBody = 120;

export interface FunctionSource {
  readonly name: string;
  readonly parameters: string;
  /** First statements, e.g. a hand-over to another function. */
  readonly opening?: string | undefined;
  /** What is computed and where it goes, e.g. `g[0]`. */
  readonly stores: readonly Store[];
  /** Last statements before the return, e.g. a check of what was stored. */
  readonly closing?: string | undefined;
  readonly returns?: Node | undefined;
  readonly walk: Walk;
  /** Rows of the data. */
  readonly rows: number;
  /** Code of leaves that are data of all rows at `index`: columns and derived columns. */
  readonly rowLeaf: (node: Node, index: string) => string | undefined;
  readonly masked: boolean;
}

/** The source of the function (a generator function where it walks in chunks). */
export function writeFunction(source: FunctionSource): string {
  const { stores, returns, walk } = source;
  let names = 0;
  const options: ScopeOptions = { fresh: () => `t${names++}`, masked: source.masked };
  const roots = [...stores.map(({ node }) => node), ...(returns ? [returns] : [])];
  const known = new Map<Node, string>();
  const lines: string[] = [];

  const all = reachable(roots);
  const hasLoops = all.some(isPass);
  for (const node of all) {
    if (node.op === 'count') known.set(node, walk === 'all' ? String(source.rows) : 'n');
    // Loops need them before; without any they are read where their turn comes.
    if (hasLoops && (node.op === 'parameter' || node.op === 'direction')) {
      const name = `${node.op === 'parameter' ? 'w' : 'v'}${node.value}`;
      lines.push(`const ${name} = ${node.op === 'parameter' ? 'w' : 'v'}[${node.value}];`);
      known.set(node, name);
    }
  }
  if (walk === 'listed') lines.push('const n = rows.length;');
  if (walk === 'chunked') lines.push(`const n = rows === null ? ${source.rows} : rows.length;`);

  for (const passes of passLevels(all)) {
    const scalars = scalarsOf(passes);
    const scope = writeScope(scalars, known, options);
    lines.push(...scope.lines);
    // A scalar that is written in place elsewhere gets a name here, or each row would compute it.
    for (const scalar of scalars) {
      if (known.has(scalar) || scalar.op === 'constant') continue;
      const name = options.fresh();
      lines.push(`const ${name} = ${scope.code(scalar)};`);
      known.set(scalar, name);
    }
    lines.push(...writeLoop(passes, known, options, source));
  }

  const scope = writeScope(returns ? [returns] : [], known, options, stores);
  lines.push(...scope.lines);
  if (source.closing !== undefined) lines.push(source.closing);
  if (returns) lines.push(`return ${scope.code(returns)};`);
  const star = walk === 'chunked' ? '*' : '';
  return [
    `function${star} ${source.name}(${source.parameters}) {`,
    ...(source.opening === undefined ? [] : [source.opening]),
    ...lines,
    '}',
  ].join('\n');
}

/** The reductions by level: those of the first need none, those of each next only earlier ones. */
function passLevels(nodes: readonly Node[]): readonly (readonly Node[])[] {
  const level = new Map<Node, number>();
  const passes: Node[][] = [];
  for (const node of nodes) {
    let inner = 0;
    for (const arg of node.args) inner = Math.max(inner, level.get(arg) ?? 0);
    level.set(node, isPass(node) ? inner + 1 : inner);
    if (isPass(node)) (passes[inner] ??= []).push(node);
  }
  return passes;
}

/** The scalars that the bodies of these reductions read. */
function scalarsOf(passes: readonly Node[]): readonly Node[] {
  const bodies = passes.flatMap(({ args }) => args);
  return reachable(bodies, node => !node.rows).filter(node => !node.rows);
}

function writeLoop(
  passes: readonly Node[],
  known: Map<Node, string>,
  options: ScopeOptions,
  source: FunctionSource,
): readonly string[] {
  const bodies = passes.flatMap(({ args }) => args);
  const isLeaf = (node: Node): boolean => source.rowLeaf(node, 'i') !== undefined;
  const rowNodes = reachable(bodies, node => !node.rows || isLeaf(node)).filter(node => node.rows);
  const copies = isSlow(rowNodes) && rowNodes.length <= greatestUnrolledBody ? unrolledRows : 1;
  const accumulators = passes.map(pass =>
    Array.from({ length: copies }, () => ({ name: options.fresh(), pass })),
  );

  const inner = new Map(known);
  for (const node of rowNodes) {
    const leaf = source.rowLeaf(node, 'i');
    if (leaf !== undefined) inner.set(node, leaf);
  }
  const scope = writeScope(bodies, inner, options);
  const values = passes.map(pass => (pass.args[0] ? scope.code(pass.args[0]) : '0'));

  const shared = scope.lines.join('\n');
  /** The body for row `i`, adding to the copy-th accumulators. Its locals live in a block, so copies share their names. */
  const body = (copy: number): readonly string[] => [
    shared,
    ...passes.map((pass, p) => {
      const name = accumulators[p]?.[copy]?.name ?? '';
      const value = values[p] ?? '0';
      if (pass.op === 'sum') return `${name} += ${value};`;
      return `${name} = Math.${pass.op === 'least' ? 'min' : 'max'}(${name}, ${value});`;
    }),
  ];

  const lines = accumulators
    .flat()
    .map(
      ({ name, pass }) =>
        `let ${name} = ${pass.op === 'sum' ? '0' : pass.op === 'least' ? 'Infinity' : '-Infinity'};`,
    );
  lines.push(...walkRows(source, copies, body));
  passes.forEach((pass, p) => {
    const parts = (accumulators[p] ?? []).map(({ name }) => name);
    const [a = '', b = '', c = '', d = ''] = parts;
    if (copies === 1) {
      known.set(pass, a);
      return;
    }
    const name = options.fresh();
    lines.push(
      pass.op === 'sum'
        ? `const ${name} = (${a} + ${b}) + (${c} + ${d});`
        : `const ${name} = Math.${pass.op === 'least' ? 'min' : 'max'}(${parts.join(', ')});`,
    );
    known.set(pass, name);
  });
  return lines;
}

/** The loop itself in the three ways of walking; `k` counts, `i` is the row. */
function walkRows(
  { walk, rows }: FunctionSource,
  copies: number,
  body: (copy: number) => readonly string[],
): readonly string[] {
  const span = (from: string, to: string, listed: boolean): readonly string[] => {
    const row = (offset: number): string => {
      const k = offset === 0 ? 'k' : `k + ${offset}`;
      return listed ? `rows[${k}]` : k;
    };
    const once = (copy: number): readonly string[] => [
      `{ const i = ${row(copy)};`,
      ...body(copy),
      '}',
    ];
    if (copies === 1) {
      return [`for (let k = ${from}; k < ${to}; k++) {`, ...once(0), '}'];
    }
    const four = [
      `let k = ${from};`,
      `for (; k + ${copies - 1} < ${to}; k += ${copies}) {`,
      ...Array.from({ length: copies }, (_, copy) => once(copy)).flat(),
      '}',
    ];
    // Rows that are known and come out even leave no rest to write.
    if (walk === 'all' && rows % copies === 0) return four;
    return [...four, `for (; k < ${to}; k++) {`, ...once(0), '}'];
  };
  if (walk === 'all') return ['{', ...span('0', String(rows), false), '}'];
  if (walk === 'listed') return ['{', ...span('0', 'n', true), '}'];
  return [
    `for (let from = 0; from < n; from += ${chunkRows}) {`,
    `const to = Math.min(n, from + ${chunkRows});`,
    'if (rows === null) {',
    ...span('from', 'to', false),
    '} else {',
    ...span('from', 'to', true),
    '}',
    'if (to < n) yield;',
    '}',
  ];
}

/** Whether the body calls a transcendental function. */
const isSlow = (nodes: readonly Node[]): boolean =>
  nodes.some(node => functions.get(node.op)?.transcendental === true);
