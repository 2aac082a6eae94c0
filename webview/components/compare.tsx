// Compare: all runs by final loss, with the steps to a loss that a person sets; under it the contract that makes it fair.

import { useEffect, useRef } from 'preact/hooks';
import {
  formatCount,
  formatExact,
  formatNumber,
  formatSetting,
  shortSetting,
} from '../../src/shared/numbers';
import type { Result, RunView } from '../../src/shared/protocol';
import { ask } from '../asks';
import { comparison, type Compared } from '../state/comparison';
import { arrange, dispatch, useSelect } from '../store';
import { NumberField } from './field';
import { Icon } from './icon';
import { LineSample } from './line-sample';
import { verdictIcon } from './status-line';
import { Tex } from './tex';
import { useSize } from './use-size';

/** Under this width name and verdict take a line of their own above the numbers: nothing scrolls sideways. */
const leastForOneLine = 672;
/** Longer words than these ask for as much more as they are longer. */
const usual = { name: 18, verdict: 16, loss: 7 };
const longestName = 34;
const letter = 8;

function oneLineNeeds(rows: readonly Compared[]): number {
  const more = (lengths: readonly number[], most: number): number =>
    letter * Math.max(0, ...lengths.map(length => length - most));
  return (
    leastForOneLine +
    more(
      rows.map(({ run }) => Math.min(longestName, run.label.length)),
      usual.name,
    ) +
    more(
      rows.map(({ run }) => run.verdict.words.length),
      usual.verdict,
    ) +
    more(
      rows.map(({ loss }) => formatNumber(loss).length),
      usual.loss,
    )
  );
}

export function Compare({ result }: { readonly result: Result }): preact.JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const arranged = useSelect(state => state.arranged);
  const reach = useSelect(state => state.reach);
  const { threshold, rows, thinned } = comparison({ result, arranged, reach });
  useEffect(() => {
    if (thinned) ask('reach', { kind: 'reach', result: result.id, threshold });
  }, [thinned, result.id, threshold]);
  const Table = width > 0 && width < oneLineNeeds(rows) ? TwoLines : OneLine;
  return (
    <div class="compare" ref={box}>
      {rows.length === 0 ? (
        <p class="secondary">All runs are hidden.</p>
      ) : (
        <Table rows={rows} threshold={threshold} />
      )}
      <p class="contract">{result.contract}</p>
    </div>
  );
}

interface TableProps {
  readonly rows: readonly Compared[];
  readonly threshold: number;
}

function OneLine({ rows, threshold }: TableProps): preact.JSX.Element {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Optimizer</th>
          <NumberHeads threshold={threshold} />
          <th scope="col" class="words">
            Verdict
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.run.id} title={row.run.own}>
            <th scope="row">
              <Who run={row.run} />
            </th>
            <Numbers row={row} />
            <td class="words">
              <Verdict run={row.run} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function TwoLines({ rows, threshold }: TableProps): preact.JSX.Element {
  return (
    <table class="two-lines">
      <thead>
        <tr>
          <NumberHeads threshold={threshold} />
        </tr>
      </thead>
      {rows.map(row => (
        <tbody key={row.run.id} title={row.run.own}>
          <tr>
            <th scope="rowgroup" colSpan={4}>
              <span class="spread">
                <Who run={row.run} />
                <Verdict run={row.run} />
              </span>
            </th>
          </tr>
          <tr>
            <Numbers row={row} />
          </tr>
        </tbody>
      ))}
    </table>
  );
}

function NumberHeads({ threshold }: { readonly threshold: number }): preact.JSX.Element {
  return (
    <>
      <th scope="col" class="alpha">
        <Tex latex="\alpha" text="learning rate alpha" />
      </th>
      <th scope="col">
        <span class="to-loss">
          <span>Steps to loss{'\u00a0≤'}</span>
          <NumberField
            class="threshold"
            width={Math.max(58, 10 + 8 * shortSetting(threshold).length)}
            label="Loss to reach"
            value={threshold}
            onApply={value => arrange({ threshold: value })}
          />
        </span>
      </th>
      <th scope="col" title="Gradient evaluations">
        Gradients
      </th>
      <th scope="col">Final loss</th>
    </>
  );
}

function Numbers({ row: { run, steps, loss } }: { readonly row: Compared }): preact.JSX.Element {
  const alpha = run.hyperparameters.find(({ name }) => name === 'alpha');
  return (
    <>
      <td class="alpha" title={alpha?.chosen}>
        {alpha === undefined ? '—' : formatSetting(alpha.value)}
      </td>
      <td>{steps === undefined ? '…' : steps < 0 ? '—' : formatCount(steps)}</td>
      <td>{formatCount(run.gradientEvaluations)}</td>
      <td title={formatExact(loss)}>{formatNumber(loss)}</td>
    </>
  );
}

function Who({ run }: { readonly run: RunView }): preact.JSX.Element {
  return (
    <button
      type="button"
      class="who"
      title={`Select ${run.label}`}
      onClick={() => dispatch({ kind: 'select', run: run.id })}
    >
      <LineSample slot={run.slot} />
      <span class="name">{run.label}</span>
      {run.pinned && <Icon name="pinned" />}
    </button>
  );
}

function Verdict({ run }: { readonly run: RunView }): preact.JSX.Element {
  const [icon, colour] = verdictIcon[run.verdict.icon];
  return (
    <span class="verdict">
      <Icon name={icon} class={colour} />
      {run.verdict.words}
    </span>
  );
}
