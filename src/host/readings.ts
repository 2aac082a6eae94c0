// What a whole document says, read once per version of its text and of its data file, for all who ask: diagnostics, hover, lenses.
import type * as vscode from 'vscode';
import type { Prepared } from '../core/experiment';
import { loadCore } from './core';
import type { DataFiles } from './data-files';

interface Reading {
  readonly version: number;
  readonly prepared: Promise<Prepared>;
}

export class Readings {
  readonly #data: DataFiles;
  readonly #readings = new WeakMap<vscode.TextDocument, Reading>();

  constructor(data: DataFiles) {
    this.#data = data;
    data.onDidChange(() => this.#generation++);
  }

  #generation = 0;

  /** The document as its text alone has it, without what a panel has set over it. */
  of(document: vscode.TextDocument): Promise<Prepared> {
    const version = document.version + this.#generation * 1e9;
    const known = this.#readings.get(document);
    if (known?.version === version) return known.prepared;
    const prepared = this.read(document, document.getText());
    this.#readings.set(document, { version, prepared });
    return prepared;
  }

  /** A text that stands in a document, or in a part of it. */
  async read(document: vscode.TextDocument, text: string, overrides = {}): Promise<Prepared> {
    const { prepare, dataFileNamed } = await loadCore();
    const named = dataFileNamed(text);
    const data = named && (await this.#data.read(document, named.value));
    return prepare(text, { data, overrides });
  }
}
