// The one door to the mathematics: everything behind it is loaded when the first text is read, not when VS Code starts.
import type * as CoreModules from './core-modules';

export type Core = typeof CoreModules;

let core: Promise<Core> | undefined;

export function loadCore(): Promise<Core> {
  core ??= import('./core-modules');
  return core;
}
