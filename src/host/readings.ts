// What texts say, each read and compiled once per version of it and of its data file, for all who ask: diagnostics, hover, lenses, playgrounds.
import type * as vscode from 'vscode';
import type { DataFile, Located, Overrides } from '../core/document/types';
import type { Prepared } from '../core/experiment';
import { loadCore } from './core';
import type { DataFiles } from './data-files';
import { toItsEnd } from './turns';

interface Reading {
  readonly text: string;
  readonly named: Located<string> | undefined;
  readonly data: DataFile | undefined;
  readonly prepared: Promise<Prepared>;
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
    const { preparing, replan, dataFileNamed } = await loadCore();
    const before = this.#readings.get(document);
    const named = before?.text === text ? before.named : dataFileNamed(text);
    const data = named && (await this.#data.read(document, named.value));
    let reading = this.#readings.get(document);
    if (reading?.text !== text || reading.data !== data) {
      reading = { text, named, data, prepared: toItsEnd(preparing(text, { data })) };
      this.#readings.set(document, reading);
    }
    const prepared = await reading.prepared;
    const bare = overrides === undefined || Object.keys(overrides).length === 0;
    return bare ? prepared : replan(prepared, overrides);
  }
}
