// The sentences of the verdicts (UI 6), each with its evidence in numbers. Decides nothing.

import { formatCount, formatNumber, formatSetting } from '../explain/numbers';
import type { Range } from '../expression';
import type { Verdict, VerdictKind } from './types';
import { apart, falling, threeDigits, twoDigits } from './verdict-numbers';

type Evidence = Record<string, number | string | readonly number[]>;

/** The evidence that is known. */
function known(
  evidence: Readonly<Record<string, number | string | readonly number[] | undefined>>,
): Evidence {
  const entries = Object.entries(evidence).filter(
    (entry): entry is [string, number | string | readonly number[]] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}

export interface DomainFault {
  /** The sub-expression as text: `log(x)`. */
  readonly text: string;
  /** What was wrong with it, in words: `with x = −0.04`. */
  readonly with: string;
  readonly range?: Range | undefined;
  /** Row from 0, where there are columns. */
  readonly row?: number | undefined;
  /** Line of the data file from 1. */
  readonly line?: number | undefined;
}

/** `log(x) with x = −0.04, in row 3`. */
export function faultWords({ text, with: wrong, row, line }: DomainFault): string {
  if (row === undefined) return `${text} ${wrong}`;
  const file = line === undefined ? '' : ` (line ${line} of the file)`;
  return `${text} ${wrong}, in row ${row + 1}${file}`;
}

export function domain(title: string, step: number, fault: DomainFault): Verdict {
  return {
    kind: 'domain',
    step,
    words: 'Left the domain',
    message: `${title} left the domain at step ${formatCount(step)}: ${faultWords(fault)}.`,
    evidence: known({ expression: fault.text, fault: fault.with, row: fault.row }),
    ...(fault.range ? { range: fault.range } : {}),
  };
}

export interface Divergence {
  readonly first: number;
  readonly loss: number;
  readonly lambdaMax?: number | undefined;
  readonly suggestedAlpha?: number | undefined;
  /** alpha·λmax at the start and what it must stay below, where it does not. */
  readonly cause?: { readonly product: number; readonly limit: number } | undefined;
  /** True where the step's linear system had no solution. */
  readonly singular: boolean;
}

export function diverged(
  title: string,
  step: number,
  { first, loss, lambdaMax, suggestedAlpha, cause, singular }: Divergence,
): Verdict {
  const risen =
    loss > first
      ? `the loss rose from ${formatNumber(first)} to ${formatNumber(loss)}.`
      : 'the next step is no longer finite.';
  const why = cause
    ? `α·λmax = ${threeDigits(cause.product)} at the start, above ${formatSetting(Number(cause.limit.toPrecision(3)))}.`
    : singular
      ? 'the Hessian is singular there, so the step has no solution.'
      : risen;
  return {
    kind: 'diverged',
    step,
    words: `Diverged at step ${formatCount(step)}`,
    message: `${title} diverged at step ${formatCount(step)}: ${why}`,
    evidence: known({
      startLoss: first,
      lastFiniteLoss: loss,
      lambdaMax,
      alphaTimesLambdaMax: cause?.product,
      limit: cause?.limit,
      suggestedAlpha,
    }),
    ...(suggestedAlpha === undefined ? {} : { suggestedAlpha }),
  };
}

export interface BadRate {
  /** ∞, −∞ or NaN. */
  readonly alpha: number;
  /** The schedule's name or its expression. */
  readonly schedule: string;
  readonly at: number;
}

/** A schedule whose learning rate is no finite number. */
export function badRate(title: string, step: number, { alpha, schedule, at }: BadRate): Verdict {
  return {
    kind: 'diverged',
    step,
    words: `Diverged at step ${formatCount(step)}`,
    message: `${title} diverged at step ${formatCount(step)}: the schedule ${schedule} makes the learning rate ${formatNumber(alpha)} at step ${formatCount(at)}.`,
    evidence: { learningRate: formatNumber(alpha), schedule, scheduleStep: at },
  };
}

export function cancelled(step: number, steps: number): Verdict {
  return {
    kind: 'cancelled',
    step,
    words: 'Cancelled',
    message: `Cancelled at step ${formatCount(step)} of ${formatCount(steps)}.`,
    evidence: { steps },
  };
}

export interface Kink {
  /** `abs(x)`. */
  readonly text: string;
  /** `abs(x) has no derivative at 0, and 0 was used`. */
  readonly sentence: string;
  readonly range?: Range | undefined;
  readonly row?: number | undefined;
}

export function kink(title: string, step: number, { text, sentence, range, row }: Kink): Verdict {
  return {
    kind: 'kink',
    step,
    words: 'At a kink',
    message: `${title} stopped at a kink: ${sentence}.`,
    evidence: known({ expression: text, row }),
    ...(range ? { range } : {}),
  };
}

export type StationaryKind =
  Extract<VerdictKind, 'flat' | 'converged' | 'saddle' | 'maximum'> | 'unknown';

export interface Stationary {
  readonly title: string;
  readonly step: number;
  readonly loss: number;
  readonly norm: number;
  /** Absent above 100 parameters. */
  readonly eigenvalues?: readonly number[] | undefined;
  readonly since?: number | undefined;
  readonly parameters: number;
}

export function stationary(kind: StationaryKind, at: Stationary): Verdict {
  const evidence = known({
    gradientNorm: at.norm,
    loss: at.loss,
    eigenvalues: at.eigenvalues,
    firstSmallGradientStep: at.since,
    hessian: at.eigenvalues ? undefined : 'not looked at',
  });
  return {
    kind: kind === 'unknown' ? 'converged' : kind,
    step: at.step,
    words: stationaryWords(kind, at),
    message: stationaryMessage(kind, at),
    evidence,
  };
}

function stationaryWords(kind: StationaryKind, { step, since }: Stationary): string {
  switch (kind) {
    case 'converged':
    case 'unknown':
      return `Converged at step ${formatCount(since ?? step)}`;
    case 'saddle':
      return 'At a saddle point';
    case 'maximum':
      return 'At a maximum';
    case 'flat':
      return 'On flat ground';
  }
}

function stationaryMessage(
  kind: StationaryKind,
  { title, step, loss, norm, eigenvalues, since, parameters }: Stationary,
): string {
  const numbers = `loss ${twoDigits(loss)}, gradient ${twoDigits(norm)}`;
  const lead = `${title} converged at step ${formatCount(since ?? step)}:`;
  switch (kind) {
    case 'converged':
      return `${lead} a minimum, ${numbers}.`;
    case 'unknown':
      return `${lead} ${numbers}; with ${formatCount(parameters)} parameters the Hessian was not looked at, so it may be a minimum or a saddle.`;
    case 'saddle':
      return `${title} stopped at a saddle point: the gradient is zero, but the Hessian has a negative eigenvalue (${threeDigits(Math.min(...(eigenvalues ?? [])))}).`;
    case 'maximum':
      return `${title} stopped at a maximum: the gradient is zero, but the Hessian has only negative eigenvalues (${threeDigits(Math.min(...(eigenvalues ?? [])))}).`;
    case 'flat':
      return `${title} stopped on flat ground: the gradient is zero and the Hessian does not tell a minimum from a plateau.`;
  }
}

export function stopped(
  title: string,
  step: number,
  reason: 'gradient' | 'loss' | 'change',
  limit: number,
  norm: number,
): Verdict {
  const what = {
    loss: `reached loss ≤ ${formatSetting(limit)}`,
    gradient: `reached |g| ≤ ${formatSetting(limit)}`,
    change: `changed the loss by no more than ${formatSetting(limit)}`,
  }[reason];
  return {
    kind: 'stopped',
    step,
    words: `Stopped at step ${formatCount(step)}`,
    message: `${title} ${what} at step ${formatCount(step)}, as the document asks.`,
    evidence: { stop: reason, limit, gradientNorm: norm },
  };
}

export function oscillating(
  title: string,
  step: number,
  { low, high, since }: { readonly low: number; readonly high: number; readonly since: number },
  norm: number,
  suggestedAlpha: number | undefined,
): Verdict {
  const [a, b] = apart(low, high);
  return {
    kind: 'oscillating',
    step,
    words: 'Oscillates',
    message: `${title} oscillates between ${a} and ${b} since step ${formatCount(since)}.`,
    evidence: known({ low, high, since, gradientNorm: norm, suggestedAlpha }),
    ...(suggestedAlpha === undefined ? {} : { suggestedAlpha }),
  };
}

export interface Budget {
  readonly loss: number;
  readonly norm: number;
  /** Mean relative fall per step. */
  readonly fall: number | undefined;
  /** True where the loss is no lower than ten steps before. */
  readonly stands: boolean;
  /** True where nothing speaks for a minimum. */
  readonly unbounded: boolean;
  /** Known for quadratic losses. */
  readonly least: number | undefined;
  readonly batches: boolean;
}

const noMinimum = '; the gradient is no smaller than at the start, so there may be no minimum';

export function budget(
  title: string,
  step: number,
  { loss, norm, fall, stands, unbounded, least, batches }: Budget,
): Verdict {
  if (step === 0)
    return {
      kind: 'budget',
      step,
      words: 'Took no step',
      message: `${title} took no step: loss ${formatNumber(loss)}.`,
      evidence: { loss, gradientNorm: norm },
    };
  const steps = `${formatCount(step)} ${step === 1 ? 'step' : 'steps'}`;
  const now = `loss ${formatNumber(loss)}`;
  const stopped = batches || stands;
  const head = stopped ? `${title} stopped` : `${title} is still descending`;
  const after = stopped ? `at the budget of ${steps}` : `after ${steps}`;
  const rest = batches
    ? least === undefined
      ? ''
      : `; the least possible is ${formatNumber(least)}`
    : stands
      ? ', which no longer falls'
      : `${fall === undefined ? '' : `, falling ${falling(fall)} a step`}${unbounded ? noMinimum : ''}`;
  return {
    kind: 'budget',
    step,
    words: stopped ? 'Stopped at the budget' : 'Still descending',
    message: `${head} ${after}: ${now}${rest}.`,
    short: `${head}: ${now}`,
    evidence: known({ loss, gradientNorm: norm, fallPerStep: fall, leastLoss: least }),
  };
}
