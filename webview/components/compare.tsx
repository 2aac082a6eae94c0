// Compare: all runs by final loss, with the steps to a loss that a person sets; under it the contract that makes it fair.

import { useEffect } from 'preact/hooks';
import { formatCount, formatExact, formatNumber, formatSetting } from '../../src/shared/numbers';
import type { Result, RunView } from '../../src/shared/protocol';
import { ask } from '../asks';
import { diverged, isComplete, shownRuns } from '../state/select';
import { arrange, dispatch, useSelect } from '../store';
import { NumberField } from './field';
import { Icon } from './icon';
import { LineSample } from './line-sample';
import { verdictIcon, verdictWords } from './status-line';
import { Tex } from './tex';

export const finalLoss = (run: RunView): number =>
  diverged(run) ? Infinity : (run.points.loss.at(-1) ?? NaN);

/** Something that the runs tell apart: a round number at or below the middle of their final losses. */
export function firstThreshold(runs: readonly RunView[]): number {
  const losses = runs
    .map(finalLoss)
    .filter(loss => Number.isFinite(loss) && loss > 0)
    .sort((a, b) => a - b);
  const middle = losses[Math.floor((losses.length - 1) * 0.75)];
  if (middle === undefined) return 0;
  const power = 10 ** Math.floor(Math.log10(middle));
  const digit = [5, 2, 1].find(times => times * power <= middle * 1.2) ?? 1;
  return Number((digit * power).toPrecision(1));
}

/** -1: never. */
export function stepsTo({ points }: RunView, threshold: number): number {
  const i = points.loss.findIndex(loss => loss <= threshold);
  return i < 0 ? -1 : (points.step[i] ?? -1);
}

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

/** Not a number comes last, after infinity. */
const rank = (loss: number): number =>
  Number.isNaN(loss) ? Number.MAX_VALUE : Math.min(loss, 1e300);

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
