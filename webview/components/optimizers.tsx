// The list of runs: legend of all pictures, choice of the run that is looked at, its sliders beneath it.

import { formatCount } from '../../src/shared/numbers';
import type { RunView } from '../../src/shared/protocol';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { selectedRun } from '../state/select';
import { send, useSelect } from '../store';
import { AllRuns } from './all-runs';
import { IconButton } from './icon';
import { Overrides } from './overrides';
import { useChosen } from './chosen';
import { RunRow } from './run-row';
import { Slider } from './slider';
import { useSize } from './use-size';

/** Rows of a slider and the head of the section, as styled. */
const sliderHeight = 30;
const headHeight = 32;

export interface OptimizersProps {
  /** Told how high the block is with the sliders of whichever run has most of them, so that choosing another run moves nothing. */
  readonly onHeight: (height: number) => void;
}

export function Optimizers({ onHeight }: OptimizersProps): preact.JSX.Element {
  const runs = useSelect(state => state.result?.runs);
  const selected = useSelect(selectedRun);
  const narrow = useSelect(state => state.layout === 'narrow');
  // Narrow, only the learning rate is at hand; the rest unfolds on demand.
  const [all, setAll] = useState(false);
  const whole = !narrow || all;
  const content = useRef<HTMLDivElement>(null);
  const { height } = useSize(content);
  const sliders = (run: RunView | undefined): number => run?.hyperparameters.length ?? 0;
  const most = Math.max(0, ...(runs?.map(sliders) ?? []));
  const grown = height + headHeight + (most - sliders(selected)) * sliderHeight;
  const told = useRef(false);
  useLayoutEffect(() => {
    if (height === 0) return undefined;
    if (!told.current) {
      told.current = true;
      onHeight(grown);
      return undefined;
    }
    // Later heights come within the observer's own turn, in which nothing above it may change its size.
    const frame = requestAnimationFrame(() => onHeight(grown));
    return () => cancelAnimationFrame(frame);
  }, [grown]);
  return (
    <section class="block optimizers-block" aria-label="Optimizers">
      <div class="section-head">
        <h2>Optimizers</h2>
        <LossHead />
        {narrow && (
          <IconButton
            icon="settings"
            title={all ? 'Fewer settings' : 'All settings'}
            pressed={all}
            onClick={() => setAll(!all)}
          />
        )}
        <IconButton
          icon="add"
          title="Add optimizer"
          onClick={() => send({ kind: 'addOptimizer' })}
        />
      </div>
      <div ref={content}>
        <ul class="runs">
          {runs?.map(run => (
            <li key={run.id}>
              <RunRow run={run} selected={run.id === selected?.id} />
              {run.id === selected?.id && <Settings run={run} narrow={!whole} />}
            </li>
          ))}
        </ul>
        {whole && <AllRuns />}
      </div>
      {whole && <Overrides />}
    </section>
  );
}

function LossHead(): preact.JSX.Element {
  const step = useSelect(state => state.step);
  return <span class="secondary">loss at step {formatCount(step)}</span>;
}

function Settings({
  run,
  narrow,
}: {
  readonly run: RunView;
  readonly narrow: boolean;
}): preact.JSX.Element | null {
  const [first] = run.hyperparameters;
  const [word, reason] = useChosen(
    `Learning rate of ${run.label}`,
    first?.name === 'alpha' ? first.chosen : undefined,
  );
  if (run.pinned)
    return <p class="settings own">Pinned as it ran; later changes leave it alone.</p>;
  const shown = narrow
    ? run.hyperparameters.filter(({ name }) => name === 'alpha')
    : run.hyperparameters;
  if (shown.length === 0) return null;
  return (
    <div class={narrow ? 'settings short' : 'settings'}>
      {!narrow && first?.name === 'alpha' && (
        <div class="title-row">
          {first.title} {word}
        </div>
      )}
      {shown.map(hyperparameter => (
        <Slider
          key={hyperparameter.name}
          run={run.id}
          runLabel={run.label}
          hyperparameter={hyperparameter}
          titled={narrow}
        />
      ))}
      {!narrow && reason}
      {run.own !== undefined && <p class="own">{run.own}</p>}
      {!narrow && run.differs.length > 0 && <Convention run={run} />}
    </div>
  );
}

/** What the run's convention does differently from the lecture's, line by line. */
function Convention({ run }: { readonly run: RunView }): preact.JSX.Element {
  return (
    <details class="convention">
      <summary>{run.convention}’s convention, not the lecture’s</summary>
      <ul>
        {run.differs.map((line, i) => (
          <li key={i} data-sign={line[0]}>
            <span class="sr-only">{line.startsWith('-') ? 'Lecture: ' : 'Here: '}</span>
            {line.slice(2)}
          </li>
        ))}
      </ul>
    </details>
  );
}
