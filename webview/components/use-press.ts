// A press on the map without a move: on a path it chooses the step, elsewhere all runs start there.

import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Result, RunView } from '../../src/shared/protocol';
import { change } from '../asks-override';
import { project } from '../draw/scene';
import { dataX, dataY, inside, type Frame } from '../figures/frame';
import { selectedRun } from '../state/select';
import { currentState, dispatch } from '../store';

const stillness = 4;
const nearPath = 8;

export function usePress(
  area: RefObject<HTMLDivElement | null>,
  frame: Frame,
  result: Result,
  axes: readonly number[],
  runs: readonly RunView[],
): void {
  const latest = useRef({ frame, result, axes, runs });
  latest.current = { frame, result, axes, runs };
  useEffect(() => {
    const target = area.current;
    if (target === null) return undefined;
    let down: { readonly x: number; readonly y: number } | null = null;
    const press = (event: PointerEvent): void => {
      const onHandle =
        event.target instanceof Element && event.target.closest('.start-ring') !== null;
      down = onHandle || event.button !== 0 ? null : { x: event.clientX, y: event.clientY };
    };
    const release = (event: PointerEvent): void => {
      if (down === null || Math.hypot(event.clientX - down.x, event.clientY - down.y) > stillness)
        return;
      down = null;
      const box = target.getBoundingClientRect();
      pressed(event.clientX - box.left, event.clientY - box.top, latest.current);
    };
    target.addEventListener('pointerdown', press, true);
    window.addEventListener('pointerup', release, true);
    return () => {
      target.removeEventListener('pointerdown', press, true);
      window.removeEventListener('pointerup', release, true);
    };
  }, []);
}

interface Pressed {
  readonly frame: Frame;
  readonly result: Result;
  readonly axes: readonly number[];
  readonly runs: readonly RunView[];
}

function pressed(x: number, y: number, { frame, result, axes, runs }: Pressed): void {
  if (!inside(frame, x, y)) return;
  const near = nearest(x, y, frame, axes, runs);
  if (near !== undefined) {
    dispatch({ kind: 'choose', ...near });
    return;
  }
  const place = [dataX(frame, x), dataY(frame, y)];
  change({
    kind: 'setStart',
    start: result.start
      .map((value, i) => (axes.includes(i) ? (place[axes.indexOf(i)] ?? value) : value))
      .map(rounded),
  });
}

/** A click is no finer than six digits. */
const rounded = (value: number): number => Number(value.toPrecision(6));

function nearest(
  x: number,
  y: number,
  frame: Frame,
  axes: readonly number[],
  runs: readonly RunView[],
): { readonly step: number; readonly run: string } | undefined {
  const selected = selectedRun(currentState())?.id;
  let found: { readonly step: number; readonly run: string } | undefined;
  let least = nearPath;
  for (const run of [...runs].sort(
    (a, b) => Number(b.id === selected) - Number(a.id === selected),
  )) {
    const line = project(frame, run, axes);
    for (let i = 0; i < line.x.length; i++) {
      const away = Math.hypot((line.x[i] ?? NaN) - x, (line.y[i] ?? NaN) - y);
      if (away < least) {
        least = away;
        found = { step: line.step[i] ?? 0, run: run.id };
      }
    }
  }
  return found;
}
