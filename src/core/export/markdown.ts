// An experiment as a Markdown report with LaTeX: the loss, its gradient, what was run and how it went, and the first step in full.

import { lossForm } from '../calculus/forms';
import type { Prepared } from '../experiment';
import { gradientForms } from '../calculus/forms';
import { fold } from '../explain/fold';
import { toLatex } from '../explain/latex';
import { nameLatex } from '../explain/names';
import { formatCount, formatNumber, formatSetting } from '../explain/numbers';
import { explainStep } from '../explain/step';
import type { Run } from '../run/types';
import { version } from '../version';

const MOST_ROWS = 12;
const MOST_PARAMETERS = 8;

/** The whole report. */
export function reportText(prepared: Prepared, runs: readonly Run[]): string {
  const { document, program, experiment } = prepared;
  if (!program || !experiment) throw new Error('A document with problems has no report.');
  const parts = [
    '# Gradient descent report',
    display(lossForm(program).latex),
    ...(program.rows > 0
      ? [
          `${formatCount(program.rows)} rows of data: ${[...program.columns.keys()].map(code).join(', ')}.`,
        ]
      : []),
    '## Gradient',
    ...gradientForms(program).map(({ left, latex }) => display(`${left.latex} = ${latex}`)),
    '## Start',
    `${point(program.parameters, experiment.start.value)}.${experiment.start.reason === undefined ? '' : ` ${experiment.start.reason}`}`,
    '## Comparison',
    comparison(runs),
    ...runs.flatMap(run => section(run, program.parameters)),
    '## Document',
    fenced(document.text),
    `Made by Descent ${version}.`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function comparison(runs: readonly Run[]): string {
  const rows = [...runs]
    .sort((a, b) => rank(lastLoss(a)) - rank(lastLoss(b)))
    .map(run => [
      cell(run.plan.title),
      formatSetting(run.plan.hyperparameters.alpha ?? NaN),
      formatCount(run.session.steps),
      formatCount(run.trace.gradientEvaluations),
      formatNumber(lastLoss(run)),
      cell(run.verdict.kind),
    ]);
  return table(['Optimizer', 'α', 'Steps', 'Gradients', 'Final loss', 'Verdict'], rows);
}

const lastLoss = ({ session }: Run): number => session.lossAt(session.steps);
/** What is not a number comes last. */
const rank = (loss: number): number => (Number.isNaN(loss) ? Infinity : loss);

function section(run: Run, parameters: readonly string[]): string[] {
  const { plan, verdict, session } = run;
  const values = Object.entries(plan.hyperparameters).map(
    ([name, value]) => `$${nameLatex(name)} = ${formatSetting(value)}$`,
  );
  const equations = plan.optimizer.equations.map(
    ({ name, expression }) =>
      `${nameLatex(name)} &\\leftarrow ${toLatex(fold(expression, new Map()))}`,
  );
  return [
    `## ${cell(plan.title)}`,
    cell(verdict.message) +
      (verdict.suggestedAlpha === undefined
        ? ''
        : ` A learning rate of ${formatSetting(verdict.suggestedAlpha)} was tried and holds.`),
    `Convention ${plan.convention}; ${values.join(', ')}.${plan.chosen.alpha === undefined ? '' : ` ${plan.chosen.alpha}`}`,
    ...(plan.schedule ? [`Schedule: $\\alpha = ${toLatex(plan.schedule.expression)}$.`] : []),
    display(`\\begin{aligned}\n${equations.join(' \\\\\n')}\n\\end{aligned}`),
    steps(run, parameters),
    ...(session.steps > 0 && parameters.length <= MOST_PARAMETERS
      ? [
          '### The first step',
          cell(explainStep(run, 1).sentence),
          display(explainStep(run, 1).latex),
        ]
      : []),
  ];
}

function steps(run: Run, parameters: readonly string[]): string {
  const shown = parameters.slice(0, MOST_PARAMETERS);
  const last = run.session.steps;
  const stride = Math.max(1, Math.ceil(last / MOST_ROWS));
  const shownSteps = [
    ...new Set([
      ...Array.from({ length: Math.floor(last / stride) + 1 }, (_, k) => k * stride),
      last,
    ]),
  ];
  const rows = shownSteps.map(t => [
    String(t),
    ...shown.map((_, j) => formatNumber(run.trace.w[j]?.[t])),
    formatNumber(run.session.lossAt(t)),
  ]);
  return table(['Step', ...shown.map(name => `$${nameLatex(name)}$`), 'Loss'], rows);
}

const point = (parameters: readonly string[], values: readonly number[]): string =>
  parameters.map((name, j) => `$${nameLatex(name)}$ = ${formatNumber(values[j])}`).join(', ');

const display = (latex: string): string => `$$\n${latex}\n$$`;
const code = (text: string): string => `\`${text}\``;

/** Text with words of the document in a table, heading or sentence: nothing of it is markup. */
const cell = (text: string): string =>
  text.replace(/[\\`*_[\]<>|#~$]/g, '\\$&').replace(/\s+/g, ' ');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map(row => `| ${row.join(' | ')} |`).join('\n');
}

/** A fence longer than any in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}loss\n${text.trimEnd()}\n${fence}`;
}
