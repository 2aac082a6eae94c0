// Changes that are made while something is dragged: one is on its way at a time, the last one of each thing always arrives.

import type { FromPage, ToPage } from '../src/shared/protocol';
import { send } from './store';

/** An answer is a result, or a problem; without either the next change goes out all the same. */
const patience = 1500;

let busy = false;
/** By what they change, in the order of their first. */
const waiting = new Map<string, FromPage>();
let timer: ReturnType<typeof setTimeout> | undefined;

export function change(message: FromPage): void {
  if (busy) {
    waiting.set(changedBy(message), message);
    return;
  }
  busy = true;
  send(message);
  timer = setTimeout(goOn, patience);
}

function goOn(): void {
  clearTimeout(timer);
  busy = false;
  for (const [changed, message] of waiting) {
    waiting.delete(changed);
    change(message);
    return;
  }
}

/** What a message changes: of two with the same, only the later one matters. */
const changedBy = (message: FromPage): string =>
  message.kind === 'setHyperparameter'
    ? `${message.kind} ${message.run} ${message.name}`
    : message.kind;

export function heardChange({ kind }: ToPage): void {
  if (busy && (kind === 'result' || kind === 'problem' || kind === 'empty')) goOn();
}
