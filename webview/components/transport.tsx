// The second strip: run and pause, moves by one step, the scrubber, the step as a number, the speed.

import { dispatch, arrange, useSelect, send } from '../store';
import { formatCount } from '../../src/shared/numbers';
import { lastStep } from '../state/select';
import { NumberField } from './field';
import { Icon, IconButton } from './icon';
import { Scrubber } from './scrubber';
import { Select, type Choice } from './select';

const speeds: readonly Choice<string>[] = ['0.25', '0.5', '1', '2', '4'].map(times => ({
  value: times,
  label: `${times}×`,
}));

export function Transport({ tiny }: { readonly tiny: boolean }): preact.JSX.Element {
  const narrow = useSelect(state => state.layout === 'narrow');
  return (
    <div class="transport" role="group" aria-label="Playback">
      <PlayButton />
      <Moves narrow={narrow} />
      <Scrubber />
      <StepNumber tiny={tiny} />
      {!tiny && <Speed />}
    </div>
  );
}

function PlayButton(): preact.JSX.Element {
  const playing = useSelect(state => state.playing);
  const stale = useSelect(state => state.stale);
  return (
    <button
      type="button"
      class="button primary play"
      title={playing ? 'Pause (Space)' : 'Run (Space)'}
      onClick={() => {
        if (stale && !playing) send({ kind: 'run' });
        else dispatch({ kind: 'play', playing: !playing });
      }}
    >
      <Icon name={playing ? 'debug-pause' : 'play'} />
      {playing ? 'Pause' : 'Run'}
    </button>
  );
}

function Moves({ narrow }: { readonly narrow: boolean }): preact.JSX.Element {
  const step = useSelect(state => state.step);
  const last = useSelect(state => lastStep(state.result));
  const go = (to: number) => (): void => dispatch({ kind: 'choose', step: to });
  return (
    <span class="moves">
      {!narrow && (
        <IconButton
          icon="debug-reverse-continue"
          title="Go to start (Home)"
          onClick={go(0)}
          disabled={step === 0}
        />
      )}
      <IconButton
        icon="chevron-left"
        title="One step back (←)"
        onClick={go(step - 1)}
        disabled={step === 0}
      />
      <IconButton
        icon="chevron-right"
        title="One step forward (→)"
        onClick={go(step + 1)}
        disabled={step >= last}
      />
      {!narrow && (
        <IconButton
          icon="debug-continue"
          title="Go to end (End)"
          onClick={go(last)}
          disabled={step >= last}
        />
      )}
    </span>
  );
}

function StepNumber({ tiny }: { readonly tiny: boolean }): preact.JSX.Element {
  const step = useSelect(state => state.step);
  const last = useSelect(state => lastStep(state.result));
  const count = formatCount(last);
  return (
    <span class="pair">
      <span aria-hidden="true">Step</span>
      <NumberField
        class="step-field"
        width={Math.max(48, 16 + count.length * 8.5)}
        label="Step"
        value={step}
        format={formatCount}
        whole
        least={0}
        onApply={value => dispatch({ kind: 'choose', step: value })}
      />
      {!tiny && (
        <span class="secondary" data-long={count.includes(',') ? '' : undefined}>
          of {count}
        </span>
      )}
    </span>
  );
}

function Speed(): preact.JSX.Element {
  const speed = useSelect(state => state.arranged.speed);
  return (
    <Select
      class="speed"
      label="Speed"
      value={String(speed)}
      choices={speeds}
      onChoose={times => arrange({ speed: Number(times) })}
    />
  );
}
