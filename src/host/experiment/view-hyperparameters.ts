// A run's hyperparameters as sliders: scale and ends by what the letter stands for. Pure.
import type { RunPlan } from '../../core/run/types';
import type { HyperparameterView, SliderScale } from '../../shared/protocol';

interface Slider {
  readonly scale: SliderScale;
  readonly min: number;
  readonly max: number;
}

const decay: Slider = { scale: 'complement', min: 0, max: 0.9999 };

const sliders: Readonly<Record<string, Slider>> = {
  alpha: { scale: 'log', min: 1e-4, max: 1 },
  epsilon: { scale: 'log', min: 1e-12, max: 1 },
  beta: decay,
  beta1: decay,
  beta2: decay,
  rho: decay,
  lambda: { scale: 'linear', min: 0, max: 0.1 },
  psi: { scale: 'log', min: 1e-4, max: 1 },
};

/** One of a document's own optimizer may mean anything: from 0 to twice what it is. */
const other = (value: number): Slider => {
  const size = Math.max(1, 2 * Math.abs(value));
  return { scale: 'linear', min: value < 0 ? -size : 0, max: size };
};

export function viewHyperparameters(
  plan: RunPlan,
  latexOf: (name: string) => string,
): readonly HyperparameterView[] {
  return Object.entries(plan.hyperparameters).map(([name, value]) => {
    const meaning = plan.optimizer.hyperparameters[name]?.meaning ?? '';
    return {
      name,
      latex: latexOf(name),
      title: name === 'alpha' ? 'Learning rate' : firstWords(meaning),
      meaning,
      value,
      ...(sliders[name] ?? other(value)),
      chosen: plan.chosen[name],
    };
  });
}

/** Up to the first comma, colon or full stop. */
function firstWords(meaning: string): string {
  return /^[^,:.]*/.exec(meaning)?.[0].trim() ?? '';
}
