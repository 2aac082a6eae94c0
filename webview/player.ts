// Playback: turns the clock into steps while the state says "playing". Knows time and steps, nothing of drawings.

import { currentState, dispatch, subscribe } from './store';
import { lastStep } from './state/select';

/** At 1x any run plays in 8 s (UI 3): fewer than 480 steps are then at most 60 a second, each seen in a frame of its own. */
const secondsAtOne = 8;
/** With reduced motion Run jumps ten steps a second. */
const jumpsPerSecond = 10;

export const stepsPerSecond = (steps: number, speed: number): number =>
  (speed * steps) / secondsAtOne;

export const reducesMotion = (): boolean =>
  document.body.classList.contains('vscode-reduce-motion') ||
  matchMedia('(prefers-reduced-motion: reduce)').matches;

let frameTime = 1000 / 60;

/** How long to wait between two typesettings while playing, so that they never take more than a small share of the time. */
export const playingPause = (): number => Math.min(1000, Math.max(100, frameTime * 6));

export function startPlayer(): void {
  let position = 0;
  let last = 0;
  let frame = 0;
  let shown = -1;

  const advance = (now: number): void => {
    const state = currentState();
    if (!state.playing) return;
    // Moved by something else (another result): go on from there.
    if (state.step !== shown) position = state.step;
    frameTime += (now - last - frameTime) * 0.2;
    const seconds = Math.min(0.25, (now - last) / 1000);
    const end = lastStep(state.result);
    position += seconds * stepsPerSecond(end, state.arranged.speed);
    last = now;
    const jump = reducesMotion()
      ? Math.max(1, stepsPerSecond(end, state.arranged.speed) / jumpsPerSecond)
      : 1;
    const step = position >= end ? end : Math.floor(Math.floor(position / jump) * jump);
    shown = Math.max(step, Math.min(state.step, end));
    if (shown !== state.step) dispatch({ kind: 'tick', step: shown });
    frame = requestAnimationFrame(advance);
  };

  subscribe((state, before) => {
    if (state.playing === before.playing) return;
    cancelAnimationFrame(frame);
    if (!state.playing) return;
    position = state.step;
    shown = state.step;
    last = performance.now();
    frame = requestAnimationFrame(advance);
  });
}
