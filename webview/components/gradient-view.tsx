// Gradient: the formulas as a lecturer writes them, how they were checked, the Hessian where it is small.

import type { Formula, ParameterView, Result } from '../../src/shared/protocol';
import { Badge } from './title';
import { WideFormula } from './wide-formula';

/** Fractions and sums of one row would touch those of the next. */
const high = (rows: readonly (readonly Formula[])[]): boolean =>
  rows.flat().some(({ latex }) => /\\(frac|sum|prod)/.test(latex));

const matrix = (rows: readonly (readonly Formula[])[]): string =>
  `\\begin{pmatrix}${rows.map(row => row.map(({ latex }) => latex).join(' & ')).join(` \\\\[${high(rows) ? 7 : 2}pt] `)}\\end{pmatrix}`;

/** Longer gradients are read in the record; thousands of formulas would be typeset for nobody. */
const mostShown = 60;

export function GradientView({ result }: { readonly result: Result }): preact.JSX.Element {
  const { gradient, hessian, check, parameters } = result;
  return (
    <div class="formulas">
      {gradient.slice(0, mostShown).map((part, i) => (
        <WideFormula
          key={i}
          latex={`\\displaystyle ${part.left.latex} = ${part.latex}`}
          title={`${part.left.text} = ${part.text}`}
        />
      ))}
      {gradient.length > mostShown && (
        <p class="note">and {gradient.length - mostShown} more; the record has them all.</p>
      )}
      <p class="note checked">
        <Badge check={check} short={false} /> <span>{check.tooltip}.</span>
      </p>
      {hessian !== undefined && hessian.length > 0 && (
        <Hessian hessian={hessian} parameters={parameters} />
      )}
    </div>
  );
}

interface HessianProps {
  readonly hessian: readonly (readonly Formula[])[];
  readonly parameters: readonly ParameterView[];
}

function Hessian({ hessian, parameters }: HessianProps): preact.JSX.Element {
  const entries = (): preact.JSX.Element => (
    <>
      {hessian.flatMap((row, i) =>
        row
          .slice(i)
          .map((entry, k) => (
            <WideFormula
              key={`${i} ${k}`}
              latex={`\\displaystyle ${second(parameters, i, i + k)} = ${entry.latex}`}
              title={entry.text}
            />
          )),
      )}
    </>
  );
  if (hessian.length === 1)
    return (
      <>
        <h3>Second derivative</h3>
        {entries()}
      </>
    );
  return (
    <>
      <h3>Hessian</h3>
      <WideFormula latex={`\\displaystyle \\nabla^2 f = ${matrix(hessian)}`} instead={entries} />
    </>
  );
}

/** ∂²f/∂x², ∂²f/∂x∂y; d²f/dx² of a single parameter. */
function second(parameters: readonly ParameterView[], i: number, j: number): string {
  const d = parameters.length === 1 ? 'd' : '\\partial';
  const a = parameters[i]?.latex ?? '';
  const b = parameters[j]?.latex ?? '';
  return `\\frac{${d}^2 f}{${i === j ? `${d} ${a}^2` : `${d} ${a}\\,${d} ${b}`}}`;
}
