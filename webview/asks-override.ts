// Changes that are made while something is dragged: one is on its way at a time, the last one always arrives.

import type { FromPage, ToPage } from '../src/shared/protocol';
import { send } from './store';

/** An answer is a result, or a problem; without either the next change goes out all the same. */
const patience = 1500;

let busy = false;
let next: FromPage | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

export function change(message: FromPage): void {
  if (busy) {
    next = message;
    return;
  }
  busy = true;
  send(message);
  timer = setTimeout(goOn, patience);
}

function goOn(): void {
  clearTimeout(timer);
  busy = false;
  const waiting = next;
  next = undefined;
  if (waiting !== undefined) change(waiting);
}

export function heardChange({ kind }: ToPage): void {
  if (busy && (kind === 'result' || kind === 'problem' || kind === 'empty')) goOn();
}
