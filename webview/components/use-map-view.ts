// The map's window: fitted to start and finite paths at first, then put; a person's own window is kept. Reshaped with the panel.

import { useMemo, useRef } from 'preact/hooks';
import type { Result, RunView } from '../../src/shared/protocol';
import { fitLine, fitPlane, outside, reshape } from '../figures/fit';
import { sameView } from '../figures/frame';
import type { View } from '../state/state';

/** A window as it was made, and the shape of the plot it was made for: every later shape starts from it, so that nothing drifts. */
interface Kept {
  readonly made: View;
  readonly ratio: number;
  /** As last given out. */
  readonly view: View;
  readonly key: string;
  readonly result: number;
  readonly fits: number;
}

export interface MapViewInput {
  readonly result: Result;
  readonly runs: readonly RunView[];
  readonly axes: readonly number[];
  readonly ratio: number;
  /** A person's window, where one was made. */
  readonly chosen: View | null;
  /** Grows with each wish to see all paths. */
  readonly fits: number;
  readonly dragging: boolean;
}

export function useMapView({
  result,
  runs,
  axes,
  ratio,
  chosen,
  fits,
  dragging,
}: MapViewInput): View {
  const kept = useRef<Kept | null>(null);
  return useMemo(() => {
    const key = `${result.parameters.map(({ name }) => name).join()} ${axes.join()}`;
    const last = kept.current;
    const keep = (made: View, madeFor: number): View => {
      const shaped = axes.length > 1 ? reshape(made, madeFor, ratio) : made;
      const view = last !== null && sameView(last.view, shaped) ? last.view : shaped;
      kept.current = { made, ratio: madeFor, view, key, result: result.id, fits };
      return view;
    };
    const fit = (): View =>
      keep(
        axes.length > 1
          ? fitPlane(result, runs, [axes[0] ?? 0, axes[1] ?? 1], ratio)
          : { x: fitLine(result, runs), y: [0, 1] },
        ratio,
      );
    if (chosen !== null) {
      if (last !== null && sameView(last.made, chosen)) return keep(chosen, last.ratio);
      return keep(chosen, last === null ? spanRatio(chosen) : ratio);
    }
    if (last?.key !== key || last.fits !== fits) return fit();
    const fresh = last.result !== result.id;
    const lost = fresh && (result.cause === 'command' || outside(last.view, result, runs, axes));
    return lost && !dragging ? fit() : keep(last.made, last.ratio);
  }, [result, runs, axes.join(), ratio, chosen, fits, dragging]);
}

const spanRatio = ({ x, y }: View): number => (x[1] - x[0]) / (y[1] - y[0]);
