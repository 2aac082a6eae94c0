// The panel's keys (UI 7), active unless the focus is in something that has a use for them itself.

import { dispatch, currentState, send } from './store';
import { lastStep, selectedRun, shownRuns } from './state/select';

const keepsKeys = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest(
    'input, select, textarea, [role="slider"], [role="tablist"], [role="menu"], [role="grid"], .own-keys',
  ) !== null;

const isPressable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('button, a, summary, [role="button"], [role="option"]') !== null;

function neighbour(by: number): string | undefined {
  const state = currentState();
  const runs = shownRuns(state);
  const at = runs.findIndex(({ id }) => id === selectedRun(state)?.id);
  return runs[at + by]?.id;
}

function act(event: KeyboardEvent): boolean {
  const { step, playing, result } = currentState();
  const by = event.shiftKey ? 10 : 1;
  switch (event.key) {
    case ' ':
      if (isPressable(event.target)) return false;
      dispatch({ kind: 'play', playing: !playing });
      return true;
    case 'ArrowLeft':
    case 'ArrowRight':
      dispatch({ kind: 'choose', step: step + (event.key === 'ArrowLeft' ? -by : by) });
      return true;
    case 'Home':
      dispatch({ kind: 'choose', step: 0 });
      return true;
    case 'End':
      dispatch({ kind: 'choose', step: lastStep(result) });
      return true;
    case 'ArrowUp':
    case 'ArrowDown': {
      const run = neighbour(event.key === 'ArrowUp' ? -1 : 1);
      if (run !== undefined) dispatch({ kind: 'select', run });
      return true;
    }
    case 'Delete': {
      const run = selectedRun(currentState());
      if (run !== undefined) send({ kind: 'removeRun', run: run.id });
      return true;
    }
    default:
      return false;
  }
}

export function listenToKeys(): void {
  document.addEventListener('keydown', event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (currentState().result === null || keepsKeys(event.target)) return;
    if (act(event)) event.preventDefault();
  });
}
