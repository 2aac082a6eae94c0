// Where a value stands on a slider and what a place on it means: decades of the value, decades of one minus it, or even. Pure.

import { formatSetting } from '../../src/shared/numbers';
import type { HyperparameterView } from '../../src/shared/protocol';

type Scale = Pick<HyperparameterView, 'scale' | 'min' | 'max'>;

const bounded = (share: number): number => Math.min(1, Math.max(0, share));

/** In the slider's own even units. */
function units(scale: HyperparameterView['scale'], value: number): number {
  if (scale === 'log') return Math.log10(Math.max(value, 1e-300));
  if (scale === 'complement') return -Math.log10(Math.max(1 - value, 1e-16));
  return value;
}

function ends({ scale, min, max }: Scale): readonly [number, number] {
  const low = units(scale, scale === 'log' ? Math.max(min, 1e-300) : min);
  const high = units(scale, scale === 'complement' ? Math.min(max, 1 - 1e-12) : max);
  return low < high ? [low, high] : [low, low + 1];
}

/** From 0 to 1; values outside rest at the end. */
export function shareOf(range: Scale, value: number): number {
  const [low, high] = ends(range);
  return bounded((units(range.scale, value) - low) / (high - low));
}

/** Two digits are as fine as a hand moves; betas keep two digits of their distance from 1. */
export function valueOf(range: Scale, share: number): number {
  const [low, high] = ends(range);
  const at = low + bounded(share) * (high - low);
  if (range.scale === 'log') return Number((10 ** at).toPrecision(2));
  if (range.scale === 'complement')
    return Number((1 - Number((10 ** -at).toPrecision(2))).toPrecision(12));
  const step = 10 ** Math.floor(Math.log10((high - low) / 100));
  return Number((Math.round(at / step) * step).toPrecision(12));
}

/** How far PageUp goes: one decade. */
export function decade(range: Scale): number {
  const [low, high] = ends(range);
  return range.scale === 'linear' ? 0.1 : 1 / (high - low);
}

/** Shares of the whole decades, thinned to at most seven. */
export function tickShares(range: Scale): readonly number[] {
  const [low, high] = ends(range);
  if (range.scale === 'linear') return [0, 0.25, 0.5, 0.75, 1];
  const first = Math.ceil(low - 1e-9);
  const last = Math.floor(high + 1e-9);
  const every = Math.ceil((last - first + 1) / 7);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
    .filter(at => (at - first) % every === 0)
    .map(at => (at - low) / (high - low));
}

export const spoken = (value: number): string => formatSetting(value);
