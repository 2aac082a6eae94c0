// What `run` and `check` say to a reader when no format is asked for.

import type { Prepared } from '../experiment';
import { formatCount, formatNumber, formatSetting } from '../explain/numbers';
import { checkSentence, gradientTexts } from '../export/gradient';
import type { Run, RunPlan } from '../run/types';

const MOST_SHOWN = 12;

/** After a check without problems: the loss, its gradient and what was chosen. */
export function checkedText(file: string, prepared: Prepared): string {
  const lines = [
    `${file}: no problems.`,
    ...head(prepared),
    ...Object.entries(gradientTexts(prepared)).map(([name, text]) => `  ∂/∂${name} = ${text}`),
  ];
  return `${[...lines, checkSentence(prepared), ...chosen(prepared)].join('\n')}\n`;
}

/** After a run: each run's verdict and where it ended. */
export function resultText(prepared: Prepared, runs: readonly Run[]): string {
  const lines = [...head(prepared), ...chosen(prepared), ''];
  for (const run of runs) {
    const { plan, session, verdict } = run;
    lines.push(
      `${plan.title} (${settings(plan)}): ${counted(session.steps, 'step')}, ${counted(run.trace.gradientEvaluations, 'gradient evaluation')}`,
    );
    lines.push(
      `  ${point(session.objective.parameters, session.pointAt(session.steps))}, loss ${formatNumber(session.lossAt(session.steps))}`,
    );
    lines.push(
      `  ${verdict.message}${verdict.suggestedAlpha === undefined ? '' : ` α = ${formatSetting(verdict.suggestedAlpha)} was tried and holds.`}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function head({ document, program, objective, experiment }: Prepared): string[] {
  if (!program || !objective || !experiment) return [];
  const loss = document.text.slice(program.lossRange.start, program.lossRange.end).trim();
  const rows =
    program.rows > 0 ? `, ${formatCount(program.rows)} ${program.rows === 1 ? 'row' : 'rows'}` : '';
  return [
    `Loss ${loss}${rows}`,
    `Start ${point(program.parameters, Float64Array.from(experiment.start.value))}`,
  ];
}

function point(parameters: readonly string[], w: Float64Array): string {
  const shown = parameters.slice(0, MOST_SHOWN).map((name, j) => `${name} = ${formatNumber(w[j])}`);
  return `${shown.join(', ')}${parameters.length > MOST_SHOWN ? `, and ${parameters.length - MOST_SHOWN} more` : ''}`;
}

const settings = ({ hyperparameters, convention }: RunPlan): string =>
  [
    ...Object.entries(hyperparameters).map(([name, value]) => `${name} ${formatSetting(value)}`),
    ...(convention === 'lecture' || convention === 'own' ? [] : [convention]),
  ].join(', ');

/** What was chosen by default and why: the start and learning rates. */
function chosen({ experiment }: Prepared): string[] {
  if (!experiment) return [];
  const alphas = experiment.runs.flatMap(({ title, chosen: { alpha } }) =>
    alpha === undefined ? [] : [`${title}: ${alpha}`],
  );
  return [...(experiment.start.reason === undefined ? [] : [experiment.start.reason]), ...alphas];
}

const counted = (n: number, noun: string): string =>
  `${formatCount(n)} ${noun}${n === 1 ? '' : 's'}`;
