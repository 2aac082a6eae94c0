// A verdict as the status line shows it: its sentence in two parts, its icon, and the one action that helps.
import type { Verdict, VerdictKind } from '../../core/run/types';
import { formatCount, formatSetting } from '../../shared/numbers';
import type { IconKind, StatusAction, VerdictView } from '../../shared/protocol';

const icons: Readonly<Record<VerdictKind, IconKind>> = {
  converged: 'pass',
  stopped: 'pass',
  budget: 'descending',
  saddle: 'warning',
  maximum: 'warning',
  flat: 'warning',
  kink: 'warning',
  oscillating: 'warning',
  cancelled: 'warning',
  diverged: 'error',
  domain: 'error',
};

/** How many steps “Add 200 steps” adds to a run that was asked for none. */
const fallback = 200;

export interface VerdictPlace {
  readonly run: string;
  /** The run's budget: as many again are offered. */
  readonly steps: number;
  /** 1-based, in the document; for a verdict that points at a sub-expression. */
  readonly at?: { readonly line: number; readonly column: number } | undefined;
}

export function viewVerdict(verdict: Verdict, place: VerdictPlace): VerdictView {
  const colon = verdict.message.indexOf(': ');
  return {
    kind: verdict.kind,
    words: verdict.words,
    icon: icons[verdict.kind],
    head: colon < 0 ? verdict.message : verdict.message.slice(0, colon + 1),
    rest: colon < 0 ? '' : verdict.message.slice(colon + 1).trimStart(),
    short: verdict.short,
    action: action(verdict, place),
  };
}

function action(verdict: Verdict, { run, steps, at }: VerdictPlace): StatusAction | undefined {
  const { kind, suggestedAlpha } = verdict;
  if (suggestedAlpha !== undefined) {
    // What is written is what is set.
    const value = Number(suggestedAlpha.toPrecision(2));
    const label = `Use α = ${formatSetting(value)}`;
    const message = { kind: 'setHyperparameter', run, name: 'alpha', value } as const;
    return { label, short: label, message };
  }
  if (kind === 'budget') {
    const more = steps || fallback;
    const count = `${formatCount(more)} ${more === 1 ? 'step' : 'steps'}`;
    return { label: `Add ${count}`, short: `+${count}`, message: { kind: 'extend', steps: more } };
  }
  if (kind === 'cancelled')
    return { label: 'Continue', short: 'Continue', message: { kind: 'continue' } };
  if (at !== undefined)
    return {
      label: `Go to line ${at.line}`,
      short: `Line ${at.line}`,
      message: { kind: 'goTo', ...at },
    };
  return undefined;
}
