// For those who do not see a plot: the same numbers as a table. Read on demand, never spoken unasked.

import { formatCount, formatNumber } from '../../src/shared/numbers';
import type { Result, RunView } from '../../src/shared/protocol';
import type { Curve } from '../figures/curves-figure';
import { lossAt, valueAt } from '../state/select';
import { currentState, useSelect } from '../store';

interface MapTableProps {
  readonly result: Result;
  readonly runs: readonly RunView[];
}

/** While playing the table waits: nobody reads sixty tables a second. */
const useRestingStep = (): number => useSelect(state => (state.playing ? -1 : state.step));

export function MapTable({ result, runs }: MapTableProps): preact.JSX.Element {
  const resting = useRestingStep();
  const step = resting < 0 ? currentState().step : resting;
  return (
    <table class="sr-only">
      <caption>Where the runs stand at step {step}</caption>
      <thead>
        <tr>
          <th scope="col">run</th>
          {result.parameters.map(({ name }) => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
          <th scope="col">loss</th>
        </tr>
      </thead>
      <tbody>
        {runs.map(run => (
          <tr key={run.id}>
            <th scope="row">{run.label}</th>
            {result.parameters.map(({ name }, i) => (
              <td key={name}>
                {formatNumber(
                  valueAt(
                    run.points,
                    run.points.w[i] ?? new Float64Array(),
                    Math.min(step, run.steps),
                  ),
                )}
              </td>
            ))}
            <td>{formatNumber(lossAt(currentState(), run, step))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CurvesTableProps {
  readonly name: string;
  readonly curves: readonly Curve[];
}

const samples = 10;

export function CurvesTable({ name, curves }: CurvesTableProps): preact.JSX.Element {
  const last = Math.max(0, ...curves.map(({ run }) => run.steps));
  const steps = [
    ...new Set(Array.from({ length: samples + 1 }, (_, i) => Math.round((last * i) / samples))),
  ];
  return (
    <table class="sr-only">
      <caption>{name} of each run</caption>
      <thead>
        <tr>
          <th scope="col">step</th>
          {curves.map(({ run }) => (
            <th scope="col" key={run.id}>
              {run.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {steps.map(step => (
          <tr key={step}>
            <th scope="row">{formatCount(step)}</th>
            {curves.map(({ run, y }) => (
              <td key={run.id}>
                {step > run.steps ? '—' : formatNumber(valueAt(run.points, y, step))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
