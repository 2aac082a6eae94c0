// An experiment as a Markdown report: the loss, its gradient, what was run on what terms and how it went, and the first step in full.

import { gradientForms, lossForm } from '../calculus/forms';
import type { Prepared } from '../experiment';
import { contractOf } from '../explain/contract';
import { fold } from '../explain/fold';
import { toLatex } from '../explain/latex';
import { nameLatex } from '../explain/names';
import { formatCount, formatNumber, formatSetting, shortSetting } from '../explain/numbers';
import { explainStep } from '../explain/step';
import { linesText } from '../explain/step-texts';
import { toText } from '../explain/text';
import type { CheckedOptimizer } from '../optimizers/types';
import type { Run, RunPlan } from '../run/types';
import { version } from '../version';
import { checkSentence } from './gradient';
import { code, fenced, plain, table, typeset, words, type Dialect } from './markdown-parts';

const MOST_ROWS = 12;
const MOST_PARAMETERS = 8;
const MOST_FORMULAS = 12;

/** The whole report: typeset, or for a reader who sees the source itself. */
export function reportText(
  prepared: Prepared,
  runs: readonly Run[],
  how: 'typeset' | 'plain' = 'typeset',
): string {
  const { document, program, experiment } = prepared;
  if (!program || !experiment) throw new Error('A document with problems has no report.');
  const dialect = how === 'plain' ? plain : typeset;
  const { parameters, rows, columns } = program;
  const loss = lossForm(program);
  const { reason } = experiment.start;
  const parts = [
    '# Descent report',
    dialect.display(loss.latex, loss.text),
    ...(rows > 0
      ? [`${formatCount(rows)} rows of data: ${[...columns.keys()].map(code).join(', ')}.`]
      : []),
    runs.length > 1 ? '## Comparison' : '## Result',
    comparison(runs),
    words(contractOf(experiment, runs, rows)),
    '## Gradient',
    ...gradient(prepared, runs, dialect),
    '## Start',
    `${start(parameters, experiment.start.value, dialect)}.${reason === undefined ? '' : ` ${reason}`}`,
    ...runs.flatMap(run => section(run, parameters, dialect)),
    '## Document',
    fenced(document.text),
    `Made by Descent ${version}.`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function gradient(prepared: Prepared, runs: readonly Run[], dialect: Dialect): string[] {
  const forms = prepared.program ? gradientForms(prepared.program) : [];
  const shown = forms
    .slice(0, MOST_FORMULAS)
    .map(({ left, latex, text }) =>
      dialect.display(`${left.latex} = ${latex}`, `${left.text} = ${text}`),
    );
  const ends = runs.map(({ session }) => session.pointAt(session.steps));
  return [
    ...shown,
    ...andMore(forms.length - shown.length).map(more => `${more}.`),
    words(checkSentence(prepared, ends)),
  ];
}

const andMore = (count: number): string[] => (count > 0 ? [`And ${formatCount(count)} more`] : []);

function start(parameters: readonly string[], w: readonly number[], { name }: Dialect): string {
  const shown = parameters.slice(0, MOST_FORMULAS);
  return [
    ...shown.map((parameter, j) => `${name(parameter)} = ${shortSetting(w[j] ?? NaN)}`),
    ...andMore(parameters.length - shown.length),
  ].join(', ');
}

function comparison(runs: readonly Run[]): string {
  const rows = [...runs]
    .sort((a, b) => rank(lastLoss(a)) - rank(lastLoss(b)))
    .map(run => [
      words(run.plan.title),
      formatSetting(run.plan.hyperparameters.alpha ?? NaN),
      formatCount(run.session.steps),
      formatCount(run.trace.gradientEvaluations),
      formatNumber(lastLoss(run)),
      words(run.verdict.words),
    ]);
  const numbers = true;
  return table(
    [
      { head: 'Optimizer' },
      { head: 'α', numbers },
      { head: 'Steps', numbers },
      { head: 'Gradients', numbers },
      { head: 'Final loss', numbers },
      { head: 'Verdict' },
    ],
    rows,
  );
}

const lastLoss = ({ session }: Run): number => session.lossAt(session.steps);
/** What is not a number comes last. */
const rank = (loss: number): number => (Number.isNaN(loss) ? Infinity : loss);

function section(run: Run, parameters: readonly string[], dialect: Dialect): string[] {
  const { plan, verdict, session } = run;
  return [
    `## ${words(plan.title)}`,
    words(verdict.message) +
      (verdict.suggestedAlpha === undefined
        ? ''
        : ` A learning rate of ${formatSetting(verdict.suggestedAlpha)} was tried and holds.`),
    `${plan.convention === 'own' ? 'Equations of the document' : `Convention ${plan.convention}`}; ${settings(plan.hyperparameters, dialect)}.${plan.chosen.alpha === undefined ? '' : ` ${plan.chosen.alpha}`}`,
    ...schedule(plan, dialect),
    dialect.aligned(equations(plan.optimizer)),
    steps(run, parameters, dialect),
    ...(session.steps > 0 && parameters.length <= MOST_PARAMETERS ? firstStep(run, dialect) : []),
  ];
}

const settings = (values: Readonly<Record<string, number>>, { setting }: Dialect): string =>
  Object.entries(values)
    .map(([name, value]) => setting(name, value))
    .join(', ');

function schedule({ schedule: planned }: RunPlan, dialect: Dialect): string[] {
  if (planned === null) return [];
  const { expression, constants } = planned;
  const formula = dialect.inline(
    `\\alpha = ${toLatex(expression)}`,
    `alpha = ${toText(expression)}`,
  );
  const where = Object.keys(constants).length === 0 ? '' : ` with ${settings(constants, dialect)}`;
  return [`Schedule: ${formula}${where}.`];
}

const equations = ({ equations: lines }: CheckedOptimizer): { latex: string; text: string }[] =>
  lines.map(({ name, expression }) => {
    const shown = fold(expression, new Map());
    return {
      latex: `${nameLatex(name)} &\\leftarrow ${toLatex(shown)}`,
      text: `${name} = ${toText(shown)}`,
    };
  });

function firstStep(run: Run, dialect: Dialect): string[] {
  const { sentence, latex, lines } = explainStep(run, 1);
  const { parameters } = run.session.program;
  const numbers = linesText({ lines, parameters }, false);
  return ['### The first step', words(sentence), dialect.display(latex, numbers)];
}

function steps(run: Run, parameters: readonly string[], { name }: Dialect): string {
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
    formatCount(t),
    ...shown.map((_, j) => formatNumber(run.trace.w[j]?.[t])),
    formatNumber(run.session.lossAt(t)),
  ]);
  const heads = ['Step', ...shown.map(name), 'Loss'];
  return table(
    heads.map(head => ({ head, numbers: true })),
    rows,
  );
}
