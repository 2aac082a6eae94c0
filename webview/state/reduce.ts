// The page's one function of change: (state, event) -> state. Pure; the host's messages are in reduce-host.ts.

import { reduceHost } from './reduce-host';
import type { Event } from './events';
import { lastStep } from './select';
import type { Arrangement, State } from './state';

export function reduce(state: State, event: Event): State {
  switch (event.kind) {
    case 'host':
      return reduceHost(state, event.message);
    case 'choose':
      return choose({ ...state, playing: false }, event.step, event.run);
    case 'select':
      return choose(state, state.step, event.run);
    case 'play':
      return play(state, event.playing);
    case 'tick': {
      if (!state.playing) return state;
      const next = choose(state, event.step);
      return next.step >= lastStep(state.result) ? { ...next, playing: false } : next;
    }
    case 'hide': {
      const others = state.arranged.hidden.filter(id => id !== event.run);
      return arrange(state, { hidden: event.hidden ? [...others, event.run] : others });
    }
    case 'arrange':
      return arrange(state, event.change);
    case 'layout':
      return { ...state, layout: event.layout };
  }
}

const arrange = (state: State, change: Partial<Arrangement>): State => ({
  ...state,
  arranged: { ...state.arranged, ...change },
});

function choose(state: State, step: number, run = state.run): State {
  const within = Math.min(Math.max(0, Math.round(step)), lastStep(state.result));
  if (within === state.step && run === state.run) return state;
  return { ...state, step: within, run, arranged: { ...state.arranged, step: within, run } };
}

/** Run plays; at the end it starts again from 0. */
function play(state: State, playing: boolean): State {
  if (!playing || state.result === null) return { ...state, playing: false };
  const ended = state.step >= lastStep(state.result);
  return { ...(ended ? choose(state, 0) : state), playing: true };
}
