// Gradient: the formulas as a lecturer writes them, how they were checked, the Hessian where it is small.

import type { Formula, Result } from '../../src/shared/protocol';
import { Tex } from './tex';
import { Badge } from './title';

const matrix = (rows: readonly (readonly Formula[])[]): string =>
  `\\begin{pmatrix}${rows.map(row => row.map(({ latex }) => latex).join(' & ')).join(' \\\\[2pt] ')}\\end{pmatrix}`;

/** Longer gradients are read in the record; thousands of formulas would be typeset for nobody. */
const mostShown = 60;

export function GradientView({ result }: { readonly result: Result }): preact.JSX.Element {
  const { gradient, hessian, check } = result;
  return (
    <div class="formulas">
      {gradient.slice(0, mostShown).map((part, i) => (
        <div class="formula" key={i} title={`${part.left.text} = ${part.text}`}>
          <Tex latex={`\\displaystyle ${part.left.latex} = ${part.latex}`} />
        </div>
      ))}
      {gradient.length > mostShown && (
        <p class="note">and {gradient.length - mostShown} more; the record has them all.</p>
      )}
      <p class="note checked">
        <Badge check={check} short={false} /> <span>{check.tooltip}.</span>
      </p>
      {hessian !== undefined && hessian.length > 0 && (
        <>
          <h3>Hessian</h3>
          <div class="formula">
            <Tex latex={`\\displaystyle \\nabla^2 f = ${matrix(hessian)}`} />
          </div>
        </>
      )}
    </div>
  );
}
