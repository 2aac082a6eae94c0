// The map's window: fitted to start and finite paths at first, then put; a person's own window is kept. Reshaped with the panel.

import { useMemo, useRef } from 'preact/hooks';
import type { Result, RunView } from '../../src/shared/protocol';
import { fitLine, fitPlane, outside, reshape } from '../figures/fit';
import { sameView } from '../figures/frame';
import type { View } from '../state/state';

interface Kept {
  readonly view: View;
  readonly ratio: number;
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
    const keep = (view: View): View => {
      const same = last !== null && sameView(last.view, view) ? last.view : view;
      kept.current = { view: same, ratio, key, result: result.id, fits };
      return same;
    };
    const fit = (): View =>
      keep(
        axes.length > 1
          ? fitPlane(result, runs, [axes[0] ?? 0, axes[1] ?? 1], ratio)
          : { x: fitLine(result, runs), y: [0, 1] },
      );
    if (chosen !== null) {
      const before = last !== null && sameView(last.view, chosen) ? last.ratio : spanRatio(chosen);
      return keep(axes.length > 1 ? reshape(chosen, before, ratio) : chosen);
    }
    if (last?.key !== key || last.fits !== fits) return fit();
    const fresh = last.result !== result.id;
    if (
      fresh &&
      !dragging &&
      (result.cause === 'command' || outside(last.view, result, runs, axes))
    )
      return fit();
    return keep(axes.length > 1 ? reshape(last.view, last.ratio, ratio) : last.view);
  }, [result, runs, axes.join(), ratio, chosen, fits, dragging]);
}

const spanRatio = ({ x, y }: View): number => (x[1] - x[0]) / (y[1] - y[0]);
