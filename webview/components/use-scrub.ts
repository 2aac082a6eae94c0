// Pressing or dragging on the curves chooses the step under the pointer.

import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Result } from '../../src/shared/protocol';
import type { CurveScene } from '../draw/curve-layers';
import { perStep } from '../figures/curves-figure';
import { dataX } from '../figures/frame';
import { lastStep, selectedRun } from '../state/select';
import type { Axis } from '../state/state';
import { currentState, dispatch } from '../store';

/** The step under the pointer, while it is pressed. */
export function useScrub(
  area: RefObject<HTMLDivElement | null>,
  scene: { readonly current: CurveScene },
  result: Result,
  axis: Axis,
): void {
  const latest = useRef({ result, axis });
  latest.current = { result, axis };
  useEffect(() => {
    const target = area.current;
    if (target === null) return undefined;
    const choose = (event: PointerEvent): void => {
      const { frame } = scene.current;
      const at = dataX(frame, event.clientX - target.getBoundingClientRect().left);
      const run = selectedRun(currentState()) ?? latest.current.result.runs[0];
      if (run === undefined) return;
      const step = at / perStep(latest.current.axis, run, latest.current.result);
      dispatch({
        kind: 'choose',
        step: Math.min(lastStep(latest.current.result), Math.max(0, step)),
      });
    };
    const press = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      target.setPointerCapture(event.pointerId);
      choose(event);
    };
    const move = (event: PointerEvent): void => {
      if (target.hasPointerCapture(event.pointerId)) choose(event);
    };
    target.addEventListener('pointerdown', press);
    target.addEventListener('pointermove', move);
    return () => {
      target.removeEventListener('pointerdown', press);
      target.removeEventListener('pointermove', move);
    };
  }, []);
}
