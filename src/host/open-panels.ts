// What is remembered of the open panels, so that they come back after a reload. Knows only VS Code's memory of the workspace.
import type { Memento } from 'vscode';
import type { Overrides } from '../core/document/types';
import type { Range } from '../core/expression';

export interface Kept {
  /** The panel's title, by which VS Code hands it back. */
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

  /** The first one of this title; each is handed out once. */
  take(title: string): Kept | undefined {
    const index = this.#earlier.findIndex(kept => kept.title === title);
    return index < 0 ? undefined : this.#earlier.splice(index, 1)[0];
  }
}
