// Compare: all runs by final loss, with the steps to a loss that a person sets; under it the contract that makes it fair.

import { useEffect } from 'preact/hooks';
import { formatCount, formatExact, formatNumber, formatSetting } from '../../src/shared/numbers';
import type { Result, RunView } from '../../src/shared/protocol';
import { ask } from '../asks';
import { finalLoss, firstThreshold, rank, stepsTo } from '../state/comparison';
import { isComplete, shownRuns } from '../state/select';
import { arrange, dispatch, useSelect } from '../store';
import { NumberField } from './field';
import { Icon } from './icon';
import { LineSample } from './line-sample';
import { verdictIcon, verdictWords } from './status-line';
import { Tex } from './tex';

export function Compare({ result }: { readonly result: Result }): preact.JSX.Element {
  const runs = useSelect(shownRuns);
  const chosen = useSelect(state => state.arranged.threshold);
  const reach = useSelect(state => state.reach);
  const threshold = chosen ?? firstThreshold(result.runs);
  const thinned = runs.some(run => !isComplete(run));
  useEffect(() => {
    if (thinned) ask('reach', { kind: 'reach', result: result.id, threshold });
  }, [thinned, result.id, threshold]);
  const answered =
    reach?.result === result.id && reach.threshold === threshold ? reach.steps : undefined;
  const steps = (run: RunView): number =>
    isComplete(run) ? stepsTo(run, threshold) : (answered?.[run.id] ?? stepsTo(run, threshold));
  const sorted = [...runs].sort((a, b) => rank(finalLoss(a)) - rank(finalLoss(b)));
  return (
    <div class="compare">
      <table>
        <thead>
          <tr>
            <th scope="col">Optimizer</th>
            <th scope="col">
              <Tex latex="\alpha" text="learning rate alpha" />
            </th>
            <th scope="col">
              Steps to loss ≤
              <NumberField
                class="threshold"
                label="Loss to reach"
                value={threshold}
                onApply={value => arrange({ threshold: value })}
              />
            </th>
            <th scope="col">Gradients</th>
            <th scope="col">Final loss</th>
            <th scope="col">Verdict</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(run => (
            <Row key={run.id} run={run} steps={steps(run)} />
          ))}
        </tbody>
      </table>
      <p class="contract">{result.contract}</p>
    </div>
  );
}

function Row({
  run,
  steps,
}: {
  readonly run: RunView;
  readonly steps: number;
}): preact.JSX.Element {
  const alpha = run.hyperparameters.find(({ name }) => name === 'alpha');
  const [icon, colour] = verdictIcon[run.verdict.icon];
  const loss = finalLoss(run);
  return (
    <tr onClick={() => dispatch({ kind: 'select', run: run.id })} title={run.own}>
      <th scope="row">
        <span class="who">
          <LineSample slot={run.slot} />
          {run.label}
          {run.pinned && <Icon name="pinned" />}
        </span>
      </th>
      <td title={alpha?.chosen}>{alpha === undefined ? '—' : formatSetting(alpha.value)}</td>
      <td>{steps < 0 ? '—' : formatCount(steps)}</td>
      <td>{formatCount(run.gradientEvaluations)}</td>
      <td title={formatExact(loss)}>{formatNumber(loss)}</td>
      <td>
        <span class="verdict">
          <Icon name={icon} class={colour} />
          {verdictWords(run)}
        </span>
      </td>
    </tr>
  );
}
