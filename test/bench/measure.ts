// CPU time of small functions: candidates in turn, the order reversed every other round, medians of the ratios within a round.

import { generated } from '../../src/core/compiler/generated';
import type { LossAndGradient } from './candidates';

/** A timed thing: runs n evaluations and returns CPU nanoseconds per evaluation. */
export interface Timed {
  readonly name: string;
  readonly sample: () => number | Promise<number>;
}

/** Points in a ring, so that nothing of an evaluation can be hoisted out of the loop. */
const ringSize = 64;

/** Times a function over nearby points; each has a loop of its own text, or V8 would share what it learns among them. */
export function timedLoop(
  name: string,
  f: LossAndGradient,
  start: readonly number[],
  milliseconds: number,
): Timed {
  const ring = Array.from({ length: ringSize }, (_, k) =>
    Float64Array.from(start, (x, j) => x + 1e-3 * Math.sin(7 * k + j)),
  );
  const g = new Float64Array(start.length);
  const run = generated<(n: number) => number>(
    `return function (n) { let s = 0; for (let i = 0; i < n; i++) s += f(ring[i & ${ringSize - 1}], g, null) + g[0]; return s; };`,
    { f, ring, g },
  );
  const count = warmUp(run, milliseconds);
  return {
    name,
    sample: () => {
      const before = process.cpuUsage();
      run(count);
      return cpuNanoseconds(before) / count;
    },
  };
}

/** Runs until the function is compiled, and tells how many evaluations take the given time. */
function warmUp(run: (n: number) => number, milliseconds: number): number {
  let count = 1;
  for (let rounds = 0; rounds < 60; rounds++) {
    const before = process.cpuUsage();
    run(count);
    const spent = cpuNanoseconds(before) / 1e6;
    if (spent > milliseconds && rounds > 3) {
      const settled = Math.max(1, Math.round((count * milliseconds) / spent));
      for (let again = 0; again < 3; again++) run(settled);
      return settled;
    }
    if (spent < milliseconds) count *= 2;
  }
  return count;
}

/** Times whole runs of so many steps, per step; what `prepare` does before a run is not counted. */
export function timedRun<T>(
  name: string,
  steps: number,
  prepare: () => T,
  run: (prepared: T) => void,
): Timed {
  for (let again = 0; again < 2; again++) run(prepare());
  return {
    name,
    sample: () => {
      const prepared = prepare();
      const before = process.cpuUsage();
      run(prepared);
      return cpuNanoseconds(before) / steps;
    },
  };
}

export function cpuNanoseconds(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) * 1000;
}

export interface Figure {
  readonly name: string;
  /** Median of nanoseconds. */
  readonly time: number;
  /** Median over rounds of the ratio to the first candidate of the same round. */
  readonly ratio: number;
}

/** Measures all candidates in interleaved rounds; the first is what the others are held against. */
export async function compare(
  candidates: readonly Timed[],
  rounds: number,
): Promise<readonly Figure[]> {
  const times = candidates.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    const order = candidates.map((_, i) => i);
    if (round % 2 === 1) order.reverse();
    for (const i of order) times[i]!.push(await candidates[i]!.sample());
  }
  return candidates.map(({ name }, i) => ({
    name,
    time: median(times[i]!),
    ratio: median(times[i]!.map((time, round) => time / times[0]![round]!)),
  }));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export const geometricMean = (values: readonly number[]): number =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
