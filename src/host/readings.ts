// What texts say, each read and compiled once per version of it and of its data file, for all who ask: diagnostics, hover, lenses, playgrounds.
import type * as vscode from 'vscode';
import type { Overrides } from '../core/document/types';
import type { Prepared } from '../core/experiment';
import { loadCore } from './core';
import type { DataFiles } from './data-files';

interface Reading {
  readonly text: string;
  readonly data: unknown;
  readonly prepared: Prepared;
}

export class Readings {
  readonly #data: DataFiles;
  /** The last text read of each document: all of it, or the stretch that a playground runs. */
  readonly #readings = new WeakMap<vscode.TextDocument, Reading>();

  constructor(data: DataFiles) {
    this.#data = data;
  }

  /** The document as its text alone has it, without what a panel has set over it. */
  of(document: vscode.TextDocument): Promise<Prepared> {
    return this.read(document, document.getText());
  }

  /** A text that stands in a document, or in a part of it. Other overrides of the same text only need another plan. */
  async read(
    document: vscode.TextDocument,
    text: string,
    overrides?: Overrides,
  ): Promise<Prepared> {
    const { prepare, replan, dataFileNamed } = await loadCore();
    const known = this.#readings.get(document);
    const named =
      known?.text === text ? known.prepared.document.settings.data : dataFileNamed(text);
    const data = named && (await this.#data.read(document, named.value));
    const same = known?.text === text && known.data === data;
    const prepared = same ? known.prepared : prepare(text, { data });
    if (!same) this.#readings.set(document, { text, data, prepared });
    const bare = overrides === undefined || Object.keys(overrides).length === 0;
    return bare ? prepared : replan(prepared, overrides);
  }
}
