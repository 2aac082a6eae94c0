// The loss, its gradient and the badge that says how the gradient was checked, as the panel's head shows them.
import { checkGradient } from '../../core/calculus/check';
import { ProgramCalculus } from '../../core/calculus/gradient';
import { toLatex } from '../../core/explain/latex';
import { nameLatex } from '../../core/explain/names';
import { formatNumber } from '../../core/explain/numbers';
import { toText } from '../../core/explain/text';
import type { CheckView, Formula, Result } from '../../shared/protocol';
import type { Ready } from './shown';

type Formulas = Pick<Result, 'loss' | 'parameters' | 'gradient' | 'hessian' | 'check'>;

export function viewFormulas(ready: Ready): Formulas {
  const { program } = ready;
  const calculus = new ProgramCalculus(program);
  const names = program.parameters;
  const head: Formula = {
    latex: `f(${names.map(name => nameLatex(name)).join(', ')})`,
    text: `f(${names.join(', ')})`,
  };
  return {
    loss: {
      latex: `${head.latex} = ${toLatex(program.loss)}`,
      text: `${head.text} = ${toText(program.loss)}`,
    },
    parameters: names.map(name => ({ name, latex: nameLatex(name) })),
    gradient: names.map(name => {
      const partial = calculus.partial(name);
      const left = {
        latex: `\\frac{\\partial f}{\\partial ${nameLatex(name)}}`,
        text: `∂f/∂${name}`,
      };
      return { latex: toLatex(partial), text: toText(partial), left };
    }),
    check: viewCheck(ready),
  };
}

function viewCheck({ program, objective, experiment }: Ready): CheckView {
  const start = Float64Array.from(experiment.start.value);
  const { status, error } = checkGradient(program, objective, [start]);
  const labels = {
    checked: 'Gradient checked',
    kink: 'Gradient checked, kink met',
    differs: `Gradient differs by ${formatNumber(error)}`,
  };
  const worst = `worst relative difference ${formatNumber(error)}`;
  return {
    status,
    label: labels[status],
    tooltip: `Checked against automatic differentiation and central differences: ${worst}`,
  };
}
