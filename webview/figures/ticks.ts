// Tick marks that read well: steps of 1, 2 or 5 times a power of ten; decades on a logarithmic axis. Pure.

import { formatCount, formatNumber, superscript } from '../../src/shared/numbers';
import type { Range } from '../state/state';

export interface Ticks {
  readonly at: readonly number[];
  readonly labels: readonly string[];
}

export function niceStep(span: number, most: number): number {
  const rough = span / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find(times => times * power >= rough) ?? 10;
  return factor * power;
}

export function linearTicks([low, high]: Range, most: number): Ticks {
  const span = high - low;
  if (!(span > 0) || !Number.isFinite(span)) return { at: [], labels: [] };
  const step = niceStep(span, most);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  const at = Array.from({ length: Math.min(100, last - first + 1) }, (_, i) => (first + i) * step);
  return { at, labels: at.map(value => tickLabel(value, step)) };
}

export function tickLabel(value: number, step: number): string {
  if (Math.abs(value) < step * 1e-6) return '0';
  const size = Math.abs(value);
  if (size >= 1e6 || size < 1e-4) return formatNumber(value, 3).replace(/\.?0+(?=×)/, '');
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  if (digits === 0) return formatCount(value);
  return String(Number(value.toFixed(Math.min(digits, 12)))).replace('-', '−');
}

const decadeLabel = (exponent: number): string =>
  exponent >= -3 && exponent <= 4 ? String(Number(`1e${exponent}`)) : `10${superscript(exponent)}`;

/** On an axis of decades: whole ones, thinned to fit; 2 and 5 between them where there are fewer than two. */
export function logTicks([low, high]: Range, most: number): Ticks {
  const first = Math.ceil(low - 1e-9);
  const last = Math.floor(high + 1e-9);
  const whole = last - first + 1;
  if (whole < 2) return closeLogTicks([low, high], most);
  const every = Math.ceil(whole / Math.max(1, most));
  const at = Array.from({ length: whole }, (_, i) => first + i).filter(
    exponent => exponent % every === 0,
  );
  return { at, labels: at.map(decadeLabel) };
}

function closeLogTicks([low, high]: Range, most: number): Ticks {
  const { at } = linearTicks([10 ** low, 10 ** high], most);
  const positive = at.filter(value => value > 0);
  const step = (positive[1] ?? 1) - (positive[0] ?? 0);
  return { at: positive.map(Math.log10), labels: positive.map(value => tickLabel(value, step)) };
}
