// The scrubber: the chosen step as a place on the run. It moves everything else.

import { useMemo } from 'preact/hooks';
import { dispatch, useSelect } from '../store';
import { lastStep, ticks } from '../state/select';

export function Scrubber(): preact.JSX.Element {
  const step = useSelect(state => state.step);
  const result = useSelect(state => state.result);
  const last = Math.max(1, lastStep(result));
  const marks = useMemo(() => (result === null ? [] : ticks(result)), [result]);
  return (
    <div class="range scrubber" style={{ '--at': String(step / last) }}>
      <input
        type="range"
        aria-label="Step"
        aria-valuetext={`Step ${step} of ${last}`}
        title={`Step ${step}`}
        min={0}
        max={last}
        step={1}
        value={step}
        onInput={event => dispatch({ kind: 'choose', step: Number(event.currentTarget.value) })}
        onKeyDown={event => {
          const by = { ArrowLeft: -10, ArrowRight: 10 }[event.key];
          if (!event.shiftKey || by === undefined) return;
          event.preventDefault();
          dispatch({ kind: 'choose', step: step + by });
        }}
      />
      <span class="ticks" aria-hidden="true">
        {marks.map(mark => (
          <i key={mark} style={{ left: `${(mark / last) * 100}%` }} />
        ))}
      </span>
    </div>
  );
}
