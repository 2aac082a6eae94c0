// A figure on the page: draws it when it changes, reports moves of its window, frees it when it leaves. Knows the adapter, not Plotly.

import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Figure } from '../figures/types';
import { draw, forget, whenPlotly, type GraphDiv } from './adapter';

export interface PlotProps {
  readonly name: 'map' | 'curves' | 'data';
  readonly figure: Figure | null;
  readonly scrollZoom?: boolean;
  /** While and after a person moves the window: Plotly's changes by key. */
  readonly onMove?: (change: Readonly<Record<string, unknown>>, done: boolean) => void;
  readonly onDrawn?: (div: HTMLElement) => void;
}

interface Drawing {
  busy: boolean;
  again: boolean;
  wired: boolean;
  drawn: Figure | null;
}

const visible = ({ data }: Figure): Figure['data'] =>
  data.filter(trace => trace.visible !== 'legendonly');

/** Only what Plotly keeps without drawing it has changed: the paths, while a slider or the start is dragged. Its contour need not be drawn again. */
function sameDrawing(a: Figure, b: Figure): boolean {
  const [seenA, seenB] = [visible(a), visible(b)];
  return (
    seenA.length === seenB.length &&
    seenA.every((trace, i) => trace === seenB[i]) &&
    JSON.stringify(a.layout) === JSON.stringify(b.layout)
  );
}

function isGraph(div: HTMLElement): div is GraphDiv {
  return 'on' in div && typeof div.on === 'function';
}

export function Plot({
  name,
  figure,
  scrollZoom = false,
  onMove,
  onDrawn,
}: PlotProps): preact.JSX.Element {
  const div = useRef<HTMLDivElement>(null);
  const latest = useRef({ figure, onMove, onDrawn });
  latest.current = { figure, onMove, onDrawn };
  const drawing = useRef<Drawing>({ busy: false, again: false, wired: false, drawn: null });

  const drawLatest = async (): Promise<void> => {
    const state = drawing.current;
    if (state.busy) {
      state.again = true;
      return;
    }
    state.busy = true;
    try {
      for (;;) {
        state.again = false;
        const { figure: wanted } = latest.current;
        const target = div.current;
        if (wanted === null || target === null) return;
        if (state.drawn !== null && isGraph(target) && sameDrawing(state.drawn, wanted))
          target.data = wanted.data;
        else await draw(target, wanted, scrollZoom);
        state.drawn = wanted;
        if (!state.wired && isGraph(target)) {
          state.wired = true;
          target.on('plotly_relayouting', change => latest.current.onMove?.(change, false));
          target.on('plotly_relayout', change => latest.current.onMove?.(change, true));
        }
        latest.current.onDrawn?.(target);
        // Set by a call that came while Plotly drew.
        if (!(state.again as boolean)) return;
      }
    } finally {
      state.busy = false;
    }
  };

  useLayoutEffect(() => {
    if (figure === null) return undefined;
    return whenPlotly(() => void drawLatest());
  }, [figure]);

  useEffect(() => {
    const target = div.current;
    return () => {
      if (target !== null) forget(target);
    };
  }, []);

  return <div ref={div} class="plot" data-plot={name} aria-hidden="true" />;
}
