// What holds for all runs, the fairness contract: start, steps, seed and batch (with data), schedule.

import type { BatchView, Result } from '../../src/shared/protocol';
import { formatCount } from '../../src/shared/numbers';
import { change } from '../asks-override';
import { send, useSelect } from '../store';
import { useChosen } from './chosen';
import { NumberField } from './field';
import { ScheduleRows } from './schedule';
import { Tex } from './tex';
import { useAsked } from './use-asked';

export function AllRuns(): preact.JSX.Element | null {
  const result = useSelect(state => state.result);
  if (result === null) return null;
  return (
    <section class="all-runs" aria-label="All runs">
      <div class="section-head">
        <h2>All runs</h2>
      </div>
      <StartRow result={result} />
      <div class="form-row">
        <span class="name">Steps</span>
        <span class="fields">
          <NumberField
            label="Steps"
            value={result.steps}
            format={formatCount}
            whole
            least={1}
            onApply={steps => send({ kind: 'setSteps', steps })}
          />
          {result.batch !== undefined && (
            <>
              <span class="secondary">Seed</span>
              <NumberField
                label="Seed"
                value={result.seed}
                format={String}
                whole
                onApply={seed => send({ kind: 'setSeed', seed })}
              />
            </>
          )}
        </span>
      </div>
      {result.batch !== undefined && (
        <BatchRow batch={result.batch} rows={result.data?.rows ?? 0} />
      )}
      <ScheduleRows result={result} />
    </section>
  );
}

/** More parameters than this are edited in the document. */
const mostStarts = 12;
/** Names longer than this have a line each. */
const longName = 6;

function StartRow({ result }: { readonly result: Result }): preact.JSX.Element {
  const { parameters, start, startChosen } = result;
  const shown = parameters.slice(0, mostStarts);
  const long = shown.some(({ name }) => name.length > longName);
  const [word, reason] = useChosen('Start', startChosen);
  const set = useAsked(start, next => change({ kind: 'setStart', start: next }));
  return (
    <>
      <div class="form-row">
        <span class="name">
          Start
          {word}
        </span>
        <span
          class={long || shown.length > 2 ? 'fields wrap' : 'fields'}
          data-long={long ? '' : undefined}
          title={startChosen}
        >
          {shown.map(({ name, latex }, i) => (
            <span class="start-pair" key={name} title={long ? name : undefined}>
              <Tex latex={latex} />
              <NumberField
                label={`Start ${name}`}
                value={start[i] ?? 0}
                onApply={value => set(last => last.map((old, j) => (j === i ? value : old)))}
              />
            </span>
          ))}
        </span>
      </div>
      {reason}
      {parameters.length > mostStarts && (
        <p class="form-note">and {parameters.length - mostStarts} more, set in the document</p>
      )}
    </>
  );
}

function BatchRow({
  batch,
  rows,
}: {
  readonly batch: BatchView;
  readonly rows: number;
}): preact.JSX.Element {
  const set = useAsked(batch, next => send({ kind: 'setBatch', batch: next }));
  return (
    <div class="form-row">
      <span class="name">Batch</span>
      <span class="fields">
        <NumberField
          label="Rows of a batch"
          value={batch.size ?? rows}
          format={formatCount}
          whole
          least={1}
          onApply={size => set(last => ({ ...last, size: size >= rows ? null : size }))}
        />
        <span class="secondary">of {formatCount(rows)} rows</span>
        <label class="check">
          <input
            type="checkbox"
            checked={batch.shuffle}
            onChange={({ currentTarget: { checked } }) =>
              set(last => ({ ...last, shuffle: checked }))
            }
          />
          Shuffle
        </label>
      </span>
    </div>
  );
}
