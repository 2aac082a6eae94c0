// What is remembered of the open panels, so that they come back after a reload. Knows only VS Code's memory of the workspace.
import type { Memento } from 'vscode';
import type { Overrides } from '../core/document/types';
import type { Range } from '../core/expression';

export interface Kept {
  /** The panel's own id, which its page keeps: two documents may have the same name. */
  readonly id: string;
  /** Its page has come and keeps the id. */
  readonly spoke: boolean;
  /** By which it is found where the page never came to keep the id. */
  readonly title: string;
  readonly uri: string;
  /** Absent where the whole document is the text. */
  readonly range?: Range | undefined;
  /** A fenced block, which can take settings. */
  readonly fenced: boolean;
  readonly following: boolean;
  readonly overrides: Overrides;
}

const key = 'descent.openPanels';

export class OpenPanels {
  readonly #memory: Memento;
  /** Those of the last session that have not come back yet. */
  readonly #earlier: Kept[];

  constructor(memory: Memento) {
    this.#memory = memory;
    this.#earlier = [...memory.get<readonly Kept[]>(key, [])];
  }

  keep(open: readonly Kept[]): void {
    void this.#memory.update(key, [...open, ...this.#earlier].slice(0, 20));
  }

  /** Each is handed out once. */
  take(id: string | undefined, title: string): Kept | undefined {
    const ofTitle = this.#earlier.filter(kept => kept.title === title);
    // A panel without an id is most likely one whose page never came; it must not take what another will ask for by its id.
    const found =
      id === undefined
        ? (ofTitle.find(({ spoke }) => !spoke) ?? ofTitle[0])
        : this.#earlier.find(kept => kept.id === id);
    if (found !== undefined) this.#earlier.splice(this.#earlier.indexOf(found), 1);
    return found;
  }
}

/** The panel's id in what its page kept, which may be anything. */
export function keptId(state: unknown): string | undefined {
  if (typeof state !== 'object' || state === null || !('panel' in state)) return undefined;
  return typeof state.panel === 'string' && state.panel !== '' ? state.panel : undefined;
}
