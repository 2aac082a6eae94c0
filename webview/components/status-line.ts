// What the status line says, in order of precedence: error while typing, progress, a changed document, the verdict. Pure.

import { problemSentence } from '../../src/shared/problem-words';
import { formatCount } from '../../src/shared/numbers';
import type { IconKind, RunView, StatusAction } from '../../src/shared/protocol';
import type { Problem, Progress } from '../state/state';

export interface StatusLine {
  readonly kind: 'problem' | 'progress' | 'stale' | 'verdict' | 'none';
  readonly icon: string;
  readonly iconClass: string;
  readonly head: string;
  readonly rest: string;
  readonly short: string;
  readonly shortRest: string;
  /** The sentence from its whole to its shortest form; the strip shows the first that fits. */
  readonly forms: readonly StatusForm[];
  /** For screen readers: without the count that changes ten times a second. */
  readonly spoken: string;
  readonly action?: StatusAction | undefined;
}

export interface StatusForm {
  readonly head: string;
  readonly rest: string;
  /** The words of the link, where there is one. */
  readonly link: string;
}

type Said = Omit<StatusLine, 'forms'>;

/** Whole with either form of the link, then its first clause alone, then the host's short form, then up to its colon. */
function formsOf({ head, rest, short, shortRest, action }: Said): readonly StatusForm[] {
  const { label = '', short: link = '' } = action ?? {};
  const [figure = ''] = rest.split(/; |, (?!but )/);
  return [
    { head, rest, link: label },
    { head, rest, link },
    { head, rest: figure, link },
    { head: short, rest: shortRest, link },
    ...(shortRest === '' ? [] : [{ head: short.replace(/:$/, ''), rest: '', link }]),
  ];
}

export const verdictIcon: Readonly<Record<IconKind, readonly [string, string]>> = {
  pass: ['pass', 'pass'],
  warning: ['warning', 'warning'],
  error: ['error', 'error'],
  descending: ['arrow-down', ''],
};

export interface StatusInput {
  readonly problem: Problem | null;
  readonly progress: Progress | null;
  readonly stale: boolean;
  readonly run: RunView | undefined;
}

export function statusLine(input: StatusInput): StatusLine {
  const line = saidOf(input);
  return { ...line, forms: formsOf(line) };
}

function saidOf({ problem, progress, stale, run }: StatusInput): Said {
  if (problem !== null) return problemLine(problem);
  if (progress !== null) return progressLine(progress);
  if (stale) return staleLine;
  return run === undefined ? nothing : verdictLine(run);
}

const nothing: Said = {
  kind: 'none',
  icon: 'blank',
  iconClass: '',
  head: '',
  rest: '',
  short: '',
  shortRest: '',
  spoken: '',
};

function problemLine(problem: Problem): Said {
  const { line, column } = problem;
  const head = problemSentence(problem);
  const rest = 'The picture is the last one that was right.';
  const label = `Go to line ${line}`;
  return {
    kind: 'problem',
    icon: 'error',
    iconClass: 'error',
    head: `${head} ${rest}`,
    rest: '',
    short: head,
    shortRest: 'Last right picture shown.',
    spoken: `${head} ${rest}`,
    action: { label, short: `Line ${line}`, message: { kind: 'goTo', line, column } },
  };
}

function progressLine({ label, step, steps, secondsLeft }: Progress): Said {
  const count = `step ${formatCount(step)} of ${formatCount(steps)}`;
  const left =
    secondsLeft === null
      ? ''
      : `· about ${formatCount(Math.max(1, Math.round(secondsLeft)))} s left`;
  return {
    kind: 'progress',
    icon: 'loading',
    iconClass: 'spin',
    head: `Computing ${label}: ${count}`,
    rest: left,
    short: `${label}: ${count}`,
    shortRest: '',
    spoken: `Computing ${label}.`,
    action: { label: 'Cancel', short: 'Cancel', message: { kind: 'cancel' } },
  };
}

const staleLine: Said = {
  kind: 'stale',
  icon: 'sync',
  iconClass: '',
  head: 'Changed:',
  rest: 'the picture shows the document as it was last run.',
  short: 'Changed',
  shortRest: '',
  spoken: 'The document has changed. Run shows it.',
  action: { label: 'Run', short: 'Run', message: { kind: 'run' } },
};

function verdictLine({ verdict }: RunView): Said {
  const [icon, iconClass] = verdictIcon[verdict.icon];
  const { short } = verdict;
  const colon = short?.indexOf(':') ?? -1;
  return {
    kind: 'verdict',
    icon,
    iconClass,
    head: verdict.head,
    rest: verdict.rest,
    short: short === undefined ? verdict.head.replace(/:$/, '') : short.slice(0, colon + 1),
    shortRest: short === undefined ? '' : short.slice(colon + 1).trim(),
    spoken: `${verdict.head} ${verdict.rest}`.trim(),
    action: verdict.action,
  };
}
