// The state's holder: applies events, tells listeners, and is the only way a component reads or changes anything.

import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import type { FromPage } from '../src/shared/protocol';
import type { Event } from './state/events';
import { reduce } from './state/reduce';
import { restoreArrangement } from './state/restore';
import { firstState, type Arrangement, type State } from './state/state';
import { keptState, post } from './vscode-api';

type Listener = (state: State, before: State) => void;

let state = firstState(restoreArrangement(keptState()));
const listeners = new Set<Listener>();

export const currentState = (): State => state;

export function dispatch(event: Event): void {
  const before = state;
  state = reduce(state, event);
  if (state !== before) for (const listener of [...listeners]) listener(state, before);
}

export function subscribe(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Sends a message to the host. */
export const send = (message: FromPage): void => post(message);

export const arrange = (change: Partial<Arrangement>): void =>
  dispatch({ kind: 'arrange', change });

/** A component's view of the state: it is drawn again only when what it selects has changed. */
export function useSelect<T>(select: (state: State) => T): T {
  const [, redraw] = useReducer<number, undefined>(count => count + 1, 0);
  const latest = useRef<{ select: (state: State) => T; selected: T } | null>(null);
  const now = select(state);
  // The same list made anew is the same list: what is computed from it is not computed again.
  const selected =
    latest.current !== null && equal(now, latest.current.selected) ? latest.current.selected : now;
  latest.current = { select, selected };
  useLayoutEffect(
    () =>
      subscribe(next => {
        const { current } = latest;
        if (current !== null && !equal(current.select(next), current.selected)) redraw(undefined);
      }),
    [],
  );
  return selected;
}

/** Equal by value for the small tuples that selectors make, by identity for all else. */
const equal = (a: unknown, b: unknown): boolean =>
  Object.is(a, b) ||
  (Array.isArray(a) &&
    Array.isArray(b) &&
    a.length === b.length &&
    a.every((item, i) => Object.is(item, b[i])));
