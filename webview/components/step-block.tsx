// The Step view as a block of its own, for wide panels: head with the step's number, the run and its copy.

import { formatCount } from '../../src/shared/numbers';
import { useSelect } from '../store';
import { StepView } from './step-view';
import { RunSelect, ToolButtons } from './tab-tools';

export function StepBlock(): preact.JSX.Element | null {
  const result = useSelect(state => state.result);
  const step = useSelect(state => state.step);
  if (result === null) return null;
  return (
    <section class="block step-block" aria-label="Step">
      <div class="section-head step-head">
        <h2>Step {formatCount(step)}</h2>
        <RunSelect />
        <ToolButtons tab="step" />
      </div>
      <div class="step-scroll" tabIndex={0} role="group" aria-label="Equations of the step">
        <StepView result={result} />
      </div>
    </section>
  );
}
