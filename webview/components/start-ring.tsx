// The start as a ring on the map: dragged by hand, moved by arrow keys; the paths follow while it moves.

import { useMemo, useRef, useState } from 'preact/hooks';
import { formatSetting } from '../../src/shared/numbers';
import type { Result } from '../../src/shared/protocol';
import { change } from '../asks-override';
import { labelPlace } from '../draw/free-place';
import type { MapScene } from '../draw/scene';
import { dataX, dataY, inside } from '../figures/frame';

export interface StartRingProps {
  readonly result: Result;
  readonly scene: MapScene;
  readonly onDragging: (dragging: boolean) => void;
}

type Point = readonly [number, number];

/** Share of the window that an arrow key moves the ring by; with Shift ten times as much. */
const keyShare = 0.01;

export function StartRing({
  result,
  scene,
  onDragging,
}: StartRingProps): preact.JSX.Element | null {
  // Under the hand the ring is where the hand is, ahead of the answer.
  const [held, setHeld] = useState<Point | null>(null);
  const grip = useRef<Point | null>(null);
  const at = held ?? scene.start;
  const label = useMemo(() => (at === undefined ? [0, 0] : labelPlace(scene, at)), [scene, held]);
  if (at === undefined || !inside(scene.frame, at[0], at[1], 1)) return null;

  const send = (x: number, y: number): void => {
    const { frame, axes } = scene;
    const place = [rounded(dataX(frame, x), frame.view.x), rounded(dataY(frame, y), frame.view.y)];
    change({
      kind: 'setStart',
      start: result.start.map((value, i) =>
        axes.includes(i) ? (place[axes.indexOf(i)] ?? value) : value,
      ),
    });
  };
  const within = ([x, y]: Point): Point => {
    const { left, right, top, bottom } = scene.box;
    return [
      Math.min(right, Math.max(left, x)),
      scene.axes.length > 1 ? Math.min(bottom, Math.max(top, y)) : y,
    ];
  };
  const byKey = (event: KeyboardEvent): void => {
    const direction = directions[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const share = keyShare * (event.shiftKey ? 10 : 1);
    const [x, y] = within([
      at[0] + direction[0] * share * scene.frame.width,
      at[1] + direction[1] * share * scene.frame.height,
    ]);
    send(x, y);
  };
  const where = result.parameters
    .map(({ name }, i) => `${name} ${formatSetting(result.start[i] ?? NaN)}`)
    .join(', ');
  return (
    <>
      <span
        class="start-label"
        aria-hidden="true"
        style={{ left: `${label[0]}px`, top: `${label[1]}px` }}
      >
        start
      </span>
      <button
        type="button"
        class="start-ring own-keys"
        style={{ left: `${at[0]}px`, top: `${at[1]}px` }}
        title={`Start: ${where}. Drag it, or move it with the arrow keys.`}
        aria-label={`Start of all runs, ${where}. Arrow keys move it.`}
        onKeyDown={byKey}
        onPointerDown={event => {
          event.currentTarget.setPointerCapture(event.pointerId);
          grip.current = [at[0] - event.clientX, at[1] - event.clientY];
          onDragging(true);
        }}
        onPointerMove={event => {
          if (grip.current === null) return;
          const place = within([event.clientX + grip.current[0], event.clientY + grip.current[1]]);
          setHeld(place);
          send(...place);
        }}
        onLostPointerCapture={() => {
          grip.current = null;
          setHeld(null);
          onDragging(false);
        }}
      />
    </>
  );
}

const directions: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** No finer than a thousandth of the window: a hand does not mean more. */
function rounded(value: number, [low, high]: readonly [number, number]): number {
  const unit = 10 ** Math.floor(Math.log10((high - low) / 1000));
  return Number((Math.round(value / unit) * unit).toPrecision(12));
}
