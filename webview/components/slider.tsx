// One hyperparameter: its letter, a slider on its natural scale, and a field that takes any value. A change runs again at once.

import { useEffect, useMemo, useState } from 'preact/hooks';
import { formatSetting } from '../../src/shared/numbers';
import type { HyperparameterView } from '../../src/shared/protocol';
import { change } from '../asks-override';
import { decade, shareOf, tickShares, valueOf } from '../figures/slider-scale';
import { NumberField } from './field';
import { Tex } from './tex';

export interface SliderProps {
  readonly run: string;
  readonly runLabel: string;
  readonly hyperparameter: HyperparameterView;
  /** Narrow: the title stands before the letter. */
  readonly titled: boolean;
}

const resolution = 1000;

export function Slider({ run, runLabel, hyperparameter, titled }: SliderProps): preact.JSX.Element {
  const { name, latex, title, meaning, value, chosen } = hyperparameter;
  // While a hand is on the slider, it shows the hand's value, not the last result's.
  const [draft, setDraft] = useState<number | null>(null);
  useEffect(() => setDraft(null), [value]);
  const shown = draft ?? value;
  const share = shareOf(hyperparameter, shown);
  const marks = useMemo(() => tickShares(hyperparameter), [hyperparameter]);

  const apply = (next: number): void => {
    setDraft(next);
    change({ kind: 'setHyperparameter', run, name, value: next });
  };
  const move = (event: KeyboardEvent): void => {
    const hundredth = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    const pages = { PageDown: -1, PageUp: 1 }[event.key];
    const by = hundredth === undefined ? (pages ?? 0) * decade(hyperparameter) : hundredth / 100;
    if (by === 0) return;
    event.preventDefault();
    apply(valueOf(hyperparameter, share + by));
  };
  return (
    <div class="slider-row" title={chosen === undefined ? meaning : `${meaning}\n${chosen}`}>
      <span class="label">
        {titled && <span class="secondary">{title} </span>}
        <Tex latex={latex} />
      </span>
      <div class="range" style={{ '--at': String(share) }}>
        <input
          type="range"
          aria-label={`${title} ${name} of ${runLabel}`}
          aria-valuetext={formatSetting(shown)}
          min={0}
          max={resolution}
          step={1}
          value={Math.round(share * resolution)}
          onInput={event =>
            apply(valueOf(hyperparameter, Number(event.currentTarget.value) / resolution))
          }
          onKeyDown={move}
        />
        <span class="ticks" aria-hidden="true">
          {marks.map(mark => (
            <i key={mark} style={{ left: `${mark * 100}%` }} />
          ))}
        </span>
      </div>
      <NumberField label={`${title} ${name} of ${runLabel}, value`} value={shown} onApply={apply} />
    </div>
  );
}
