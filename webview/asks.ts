// Questions to the host, newest first: of each sort one is on its way at a time, and only the latest of those waiting follows it.

import type { FromPage, ToPage } from '../src/shared/protocol';
import { playingPause } from './player';
import { currentState, send, subscribe } from './store';
import { selectedRun } from './state/select';
import type { State } from './state/state';

/** An answer that never comes (the host was reloaded) must not silence the page. */
const patience = 3000;

interface Line {
  sentAt: number;
  busy: boolean;
  next: FromPage | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
}

const lines = new Map<string, Line>();
let requests = 0;

export const nextRequest = (): number => ++requests;

export function ask(sort: string, message: FromPage): void {
  const line = lines.get(sort) ?? { sentAt: 0, busy: false, next: undefined, timer: undefined };
  lines.set(sort, line);
  if (line.busy && performance.now() - line.sentAt < patience) {
    line.next = message;
    return;
  }
  line.busy = true;
  line.next = undefined;
  line.sentAt = performance.now();
  send(message);
}

function answered(sort: string, pause = 0): void {
  const line = lines.get(sort);
  if (line === undefined) return;
  const follow = (): void => {
    line.timer = undefined;
    line.busy = false;
    if (line.next !== undefined) ask(sort, line.next);
  };
  clearTimeout(line.timer);
  const wait = line.sentAt + pause - performance.now();
  if (wait > 0) line.timer = setTimeout(follow, wait);
  else follow();
}

function forgetAll(): void {
  for (const line of lines.values()) clearTimeout(line.timer);
  lines.clear();
}

/** Called with every message of the host. */
export function heard(message: ToPage): void {
  // A new result answers nothing that was asked about the one before.
  if (message.kind === 'result') forgetAll();
  const pause = currentState().playing ? playingPause() : 0;
  if (message.kind === 'step') answered('step', pause);
  if (message.kind === 'map') answered(message.map.purpose, pause);
  if (message.kind === 'rows') answered('rows');
  if (message.kind === 'reach') answered('reach');
}

/** Keeps the Step view's numbers those of the chosen step. */
export function followStep(): () => void {
  let asked = '';
  const look = (state: State): void => {
    const run = selectedRun(state);
    if (state.result === null || run === undefined) return;
    const step = Math.min(state.step, run.steps);
    const key = `${state.result.id} ${run.id} ${step}`;
    if (key === asked) return;
    asked = key;
    const { detail } = state;
    if (detail?.result === state.result.id && detail.run === run.id && detail.step === step) return;
    ask('step', { kind: 'step', result: state.result.id, run: run.id, step });
  };
  return subscribe(look);
}
