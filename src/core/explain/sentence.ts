// What a step did, in one sentence (UI 6): where the parameters went and what the loss did. Words only.

import { nameText } from './names';
import { formatCount, formatNumber, formatPercent, formatSetting } from './numbers';

/** More parameters than this are told as one length. */
const MOST_NAMED = 4;

export interface Moved {
  readonly title: string;
  readonly step: number;
  readonly parameters: readonly string[];
  readonly before: Float64Array;
  readonly after: Float64Array;
  /** On all rows, before and after. */
  readonly lossBefore: number;
  readonly lossAfter: number;
}

/** "Adam moved x by +0.007233 and y by −0.01100. The loss fell from 2.594 to 2.572 (−0.86 %)." */
export function stepSentence(moved: Moved): string {
  return `${movedSentence(moved)} ${lossSentence(moved.lossBefore, moved.lossAfter)}`;
}

/** The same for step 0. */
export function startSentence(
  parameters: readonly string[],
  start: Float64Array,
  loss: number,
): string {
  const values = parameters
    .slice(0, MOST_NAMED)
    .map((name, j) => `${nameText(name)} = ${formatNumber(start[j])}`);
  const rest =
    parameters.length > MOST_NAMED
      ? `, and ${formatCount(parameters.length - MOST_NAMED)} more parameters`
      : '';
  return `The start: ${listed(values)}${rest}. The loss is ${formatNumber(loss)}.`;
}

function movedSentence({ title, parameters, before, after }: Moved): string {
  const change = after.map((value, j) => value - (before[j] ?? NaN));
  if (change.every(value => value === 0)) return `${title} did not move.`;
  if (parameters.length > MOST_NAMED) {
    return `${title} moved ${formatCount(parameters.length)} parameters, by ${formatNumber(Math.hypot(...change))} in all.`;
  }
  const parts = parameters.map((typed, j) => {
    const name = nameText(typed);
    const by = change[j] ?? NaN;
    return by === 0 ? `${name} not at all` : `${name} by ${by > 0 ? '+' : ''}${formatNumber(by)}`;
  });
  return `${title} moved ${listed(parts)}.`;
}

function lossSentence(before: number, after: number): string {
  if (!Number.isFinite(after)) return `The loss is ${formatNumber(after)} now.`;
  if (after === before) return `The loss stayed at ${formatNumber(after)}.`;
  const direction = after < before ? 'fell' : 'rose';
  return `The loss ${direction} from ${formatNumber(before)} to ${formatNumber(after)}${relative(before, after)}.`;
}

function relative(before: number, after: number): string {
  if (!(before > 0) || !Number.isFinite(before)) return '';
  const change = (after - before) / before;
  return change >= 1
    ? ` (${formatSetting(Number((after / before).toPrecision(2)))} times as high)`
    : ` (${formatPercent(change)})`;
}

function listed(parts: readonly string[]): string {
  return parts.length < 2
    ? parts.join('')
    : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}
