// Garbage and memory in either extension host: collects, waits for what must be gone, counts what is left.
import { ok } from './expect';
import { sleep } from './support';

/** The part of Node's own modules that is needed; there are none in a web worker. */
interface Node {
  readonly env: Readonly<Record<string, string | undefined>>;
  getBuiltinModule?(name: 'node:v8'): { setFlagsFromString(flag: string): void };
  getBuiltinModule?(name: 'node:vm'): { runInNewContext(code: string): unknown };
  memoryUsage(): { readonly heapUsed: number; readonly arrayBuffers: number };
}

const { process: node, gc: given } = globalThis as unknown as {
  readonly process?: Node;
  readonly gc?: () => void;
};

/** `npm run leaks` sets both. */
export const onlySuite = node?.env.DESCENT_SUITE;
export const timesMore = Number(node?.env.DESCENT_LEAKS ?? 1);

function collector(): () => void {
  if (given !== undefined) return given;
  node?.getBuiltinModule?.('node:v8').setFlagsFromString('--expose-gc');
  const made = node?.getBuiltinModule?.('node:vm').runInNewContext('gc');
  ok(typeof made === 'function', 'garbage cannot be collected on demand here');
  return made as () => void;
}

/** All that can be collected is: weak references live on until their turn of the event loop ends. */
export async function collect(): Promise<void> {
  const run = collector();
  for (let i = 0; i < 4; i++) {
    await sleep(30);
    run();
  }
}

/** How many are gone, once all are or patience ends. */
export async function collected(references: readonly WeakRef<object>[]): Promise<number> {
  const gone = (): number => references.filter(one => one.deref() === undefined).length;
  for (let i = 0; i < 40 && gone() < references.length; i++) {
    await sleep(200);
    await collect();
  }
  return gone();
}

/** NaN where it cannot be known, as in a web worker. */
export function heldMegabytes(): number {
  if (node?.memoryUsage === undefined) return NaN;
  const { heapUsed, arrayBuffers } = node.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

/** Says how much more is held, and fails where it is more than allowed. */
export function flat(what: string, grown: number, allowed: number): void {
  if (Number.isNaN(grown)) return;
  const figures = `${what}: ${grown.toFixed(1)} MB more; up to ${allowed.toFixed(1)} are allowed`;
  console.log(`  · ${figures}`);
  ok(grown <= allowed, figures);
}
