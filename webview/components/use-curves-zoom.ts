// The wheel over the curves: zooms the steps about the pointer, moves along them with Shift or a sideways wheel; a double click shows all.

import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { CurveScene } from '../draw/curve-layers';
import { curvesEnd, zoomedSpan } from '../figures/curves-figure';
import { dataX, inside } from '../figures/frame';
import { arrange, currentState } from '../store';

/** A notch of a mouse's wheel is 100 to 120. */
const perPixel = 1 / 500;
/** No fewer pieces of a curve than this are worth a whole picture. */
const fewestPoints = 4;

export function useCurvesZoom(
  area: RefObject<HTMLDivElement | null>,
  scene: { readonly current: CurveScene },
): void {
  useEffect(() => {
    const target = area.current;
    if (target === null) return undefined;
    const wheel = (event: WheelEvent): void => {
      const { frame, curves } = scene.current;
      const box = target.getBoundingClientRect();
      const x = event.clientX - box.left;
      // A narrow panel scrolls by the wheel; there, as on a map, Ctrl zooms.
      const scrolls = currentState().layout === 'narrow' && !event.ctrlKey;
      if (scrolls || !inside(frame, x, event.clientY - box.top)) return;
      event.preventDefault();
      const end = curvesEnd(curves);
      const [low, high] = frame.view.x;
      const along = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
      if (Math.abs(along) > Math.abs(event.deltaY) || event.shiftKey) {
        const by = Math.min(end - high, Math.max(-low, (along / frame.width) * (high - low)));
        if (by !== 0) arrange({ curvesSpan: [low + by, high + by] });
        return;
      }
      const longest = Math.max(1, ...curves.map(({ x: all }) => all.length - 1));
      arrange({
        curvesSpan: zoomedSpan([low, high], dataX(frame, x), Math.exp(event.deltaY * perPixel), {
          least: (end / longest) * fewestPoints,
          end,
        }),
      });
    };
    const all = (): void => arrange({ curvesSpan: null });
    target.addEventListener('wheel', wheel, { passive: false });
    target.addEventListener('dblclick', all);
    return () => {
      target.removeEventListener('wheel', wheel);
      target.removeEventListener('dblclick', all);
    };
  }, []);
}
