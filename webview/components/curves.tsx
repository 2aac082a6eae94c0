// The curves: Plotly's axes, the runs' lines and the cursor over them. Pressing or dragging chooses the step.

import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { formatCount } from '../../src/shared/numbers';
import type { Result } from '../../src/shared/protocol';
import { cursorX, drawCurves, drawCursor, endHeight, type CurveScene } from '../draw/curve-layers';
import { curveName } from '../figures/curve-names';
import { curves, curvesFigure, fitCurves, scaleOf, type Curve } from '../figures/curves-figure';
import { frameOf, px, type Margin } from '../figures/frame';
import { pushApart } from '../figures/labels';
import { textWidth } from '../draw/canvas';
import type { Figure } from '../figures/types';
import { Plot } from '../plot/plot';
import { hideTicksUnder, readTicks, type TickLabel } from '../plot/tick-labels';
import { diverged, selectedRun } from '../state/select';
import type { Axis, Quantity, Scale } from '../state/state';
import { currentState, subscribe, useSelect } from '../store';
import { AfterWords } from './after-words';
import { CurvesHead } from './curves-head';
import { useShown } from './map-block';
import { EndLabels } from './end-labels';
import { CurvesTable } from './plot-table';
import { useCurvesZoom } from './use-curves-zoom';
import { useScrub } from './use-scrub';
import { useSize, type Size } from './use-size';

/** With names at the line ends, in a column as wide as the longest. */
const named = { l: 60, r: 140, t: 6, b: 40 } as const;
const widestNames = 208;
const unnamed: Margin = { l: 50, r: 24, t: 6, b: 40 };
const rowHeight = 16;

/** The axis's words (UI pictures): an epoch of more than one step is named. */
const axisTitle = (axis: Axis, { stepsPerEpoch }: Result): string =>
  axis === 'epoch'
    ? 'epoch'
    : axis === 'evaluations'
      ? 'gradient evaluations'
      : stepsPerEpoch > 1
        ? `step (epoch = ${stepsPerEpoch} steps)`
        : 'step';

export function CurvesBlock({
  headless = false,
}: {
  readonly headless?: boolean;
}): preact.JSX.Element | null {
  const result = useSelect(state => state.result);
  if (result === null) return null;
  return (
    <section
      class={headless ? 'tab-panel fixed curves-block' : 'block curves-block'}
      aria-label="Curves"
    >
      <CurvesHead result={result} headless={headless} />
      <AfterWords>
        <CurvesPlot result={result} />
      </AfterWords>
    </section>
  );
}

function useCurves(result: Result): {
  readonly all: readonly Curve[];
  readonly scale: Scale;
  readonly quantity: Quantity;
  readonly axis: Axis;
  readonly parameter: number;
} {
  const { runs } = useShown();
  const quantity = useSelect(state => state.arranged.quantity);
  const axis = useSelect(state => state.arranged.axis);
  const wished = useSelect(state => state.arranged.scale);
  const parameter = useSelect(state => state.arranged.stepParameter);
  const all = useMemo(
    () => curves({ result, runs, quantity, axis, parameter }),
    [result, runs, quantity, axis, parameter],
  );
  return { all, scale: scaleOf(all, wished, quantity), quantity, axis, parameter };
}

function CurvesPlot({ result }: { readonly result: Result }): preact.JSX.Element {
  const area = useRef<HTMLDivElement>(null);
  const size = useSize(area);
  const { theme } = useShown();
  const { all, scale, quantity, axis, parameter } = useCurves(result);
  const selected = useSelect(state => selectedRun(state)?.id);
  const narrow = useSelect(state => state.layout) === 'narrow' || size.width < 460;
  const margin = useMemo(
    () => (narrow ? unnamed : namedMargin(all, theme.font)),
    [narrow, all, theme.font],
  );
  const span = useSelect(state => state.arranged.curvesSpan);
  const view = useMemo(() => fitCurves(all, scale, span), [all, scale, span]);
  const ready = size.width > 1 && size.height > margin.t + margin.b + 10;
  const figure = useMemo(
    () => (ready ? curvesFigure(all, { view, scale, ...size, margin, theme }) : null),
    [ready, all, view, scale, size, margin, theme],
  );
  const scene = useMemo(
    () => curveScene(all, size, margin, { view, log: scale === 'log', theme, selected }),
    [all, size, margin, view, scale, theme, selected],
  );
  const ticks = useRef<readonly TickLabel[]>([]);
  const pill = useRef<HTMLSpanElement>(null);
  const lines = useRef<HTMLCanvasElement>(null);
  const cursor = useRef<HTMLCanvasElement>(null);
  const latest = useRef(scene);
  latest.current = scene;

  const paintStep = (): void => {
    const { step } = currentState();
    const now = latest.current;
    if (cursor.current !== null) drawCursor(cursor.current, now, step);
    if (pill.current !== null) movePill(pill.current, now, step, ticks.current);
  };
  useLayoutEffect(() => {
    if (lines.current !== null) drawCurves(lines.current, scene);
    paintStep();
  }, [scene]);
  useEffect(
    () =>
      subscribe((state, before) => {
        if (state.step !== before.step) paintStep();
      }),
    [],
  );
  useScrub(area, latest, result, axis);
  useCurvesZoom(area, latest);
  const name = curveName(quantity, result, parameter);
  const drawn = all.some(({ y }) => y.some(value => !Number.isNaN(value)));

  return (
    <div class="plot-area" ref={area} role="group" aria-label={`${name} of the runs`}>
      <Plot
        name="curves"
        figure={figure}
        onDrawn={div => {
          ticks.current = readTicks(div);
          paintStep();
        }}
      />
      <canvas ref={lines} data-layer="lines" aria-hidden="true" />
      <canvas ref={cursor} data-layer="cursor" aria-hidden="true" />
      <span
        class="axis-title x"
        style={{ left: `${margin.l + scene.frame.width / 2}px`, top: `${size.height - 19}px` }}
      >
        {axisTitle(axis, result)}
      </span>
      {!narrow && (
        <span
          class="axis-title y"
          style={{
            left: longTicks(figure) ? '10px' : '22px',
            top: `${margin.t + scene.frame.height / 2}px`,
          }}
        >
          {name}
        </span>
      )}
      {scene.labels.size > 0 && <EndLabels scene={scene} />}
      <span class="step-pill" ref={pill} aria-hidden="true" />
      {ready && !drawn && (
        <p class="plot-sentence">There is nothing to draw of {name} yet: no step has stored it.</p>
      )}
      <CurvesTable name={name} curves={all} />
    </div>
  );
}

function namedMargin(all: readonly Curve[], font: string): Margin {
  const widest = all.map(({ run }) =>
    textWidth(diverged(run) ? `${run.label} ✕` : run.label, `600 12px ${font}`),
  );
  return {
    ...named,
    r: Math.min(widestNames, Math.max(named.r, ...widest.map(width => Math.ceil(width) + 31))),
  };
}

/** Whether the tick labels reach to where the axis's name stands. */
const longTicks = (figure: Figure | null): boolean =>
  figure?.layout.yaxis !== undefined &&
  (figure.layout.yaxis as { ticktext: readonly string[] }).ticktext.some(label => label.length > 2);

function curveScene(
  all: readonly Curve[],
  size: Size,
  margin: Margin,
  look: Pick<CurveScene, 'log' | 'theme' | 'selected'> & {
    readonly view: CurveScene['frame']['view'];
  },
): CurveScene {
  const frame = frameOf(look.view, margin, size.width, size.height);
  const bare = {
    curves: all,
    frame,
    width: size.width,
    height: size.height,
    log: look.log,
    theme: look.theme,
    selected: look.selected,
  };
  const wanted =
    margin !== unnamed
      ? all
          .map(curve => ({ id: curve.run.id, y: endHeight(bare, curve) }))
          .filter(({ y }) => !Number.isNaN(y))
      : [];
  return { ...bare, labels: pushApart(wanted, rowHeight, margin.t + 5, margin.t + frame.height) };
}

function movePill(
  pill: HTMLElement,
  scene: CurveScene,
  step: number,
  ticks: readonly TickLabel[],
): void {
  const { frame } = scene;
  const at = px(frame, cursorX(scene, step));
  const visible =
    Number.isFinite(at) && at >= frame.margin.l - 1 && at <= frame.margin.l + frame.width + 1;
  pill.style.visibility = visible ? 'visible' : 'hidden';
  const words = formatCount(step);
  pill.textContent = words;
  // Moved without layout: this happens sixty times a second.
  const top = frame.margin.t + frame.height + 4;
  pill.style.transform = `translate(calc(${at}px - 50%), ${top}px)`;
  hideTicksUnder(ticks, visible ? at : NaN, Math.max(28, 14 + words.length * 7.5));
}
