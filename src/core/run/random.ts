// Random numbers that depend on seeds alone: shuffles and random starts are the same on every engine.

import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** The order of `count` rows in one epoch: a Fisher-Yates shuffle that depends on (seed, epoch) alone. */
export function permutation(count: number, seed: number, epoch: number): Int32Array {
  const generator = xoroshiro128plus(mix(seed, epoch));
  const order = Int32Array.from({ length: count }, (_, row) => row);
  for (let last = count - 1; last > 0; last--) {
    const other = uniformInt(generator, 0, last);
    const row = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = row;
  }
  return order;
}

/** Draws passed over: the generator's first ones repeat the seed, and a small seed would put the first number at the edge every time. */
const WARM_UP = 16;

/** `count` numbers, uniform in (−size, size). Depends on the seed alone, and neighbouring seeds have nothing in common. */
export function uniformPoint(count: number, size: number, seed: number): number[] {
  const generator = xoroshiro128plus(mix(seed, -2));
  for (let draw = 0; draw < WARM_UP; draw++) generator.next();
  return Array.from({ length: count }, () => size * (2 * uniformFloat64(generator) - 1));
}

/** One 32-bit seed from two numbers, well stirred (the finalizer of MurmurHash3), so that neighbouring epochs have nothing in common. */
function mix(seed: number, epoch: number): number {
  let hash = (seed | 0) ^ Math.imul(epoch + 1, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
