// Where an experiment's text stands: all of a .loss document, or a stretch of another one that moves with edits.
import * as vscode from 'vscode';
import { excerpt } from '../../core/document/excerpt';
import type { Range } from '../../core/expression';
import { isLoss } from '../editors';
import { movedRanges } from '../moved-range';

/** The text as the core reads it, and the way back to the document. */
export interface SourceText {
  readonly text: string;
  readonly locate: (offset: number) => number;
}

export class Source {
  #document: vscode.TextDocument;
  #range: Range | undefined;
  #fenced = false;

  constructor(document: vscode.TextDocument) {
    this.#document = document;
  }

  get uri(): string {
    return this.#document.uri.toString();
  }

  get document(): vscode.TextDocument {
    return this.#document;
  }

  /** As the panel's tab shows it. */
  get name(): string {
    const { path } = this.#document.uri;
    return path.slice(path.lastIndexOf('/') + 1);
  }

  /** Absent where the whole document is the text. */
  get range(): Range | undefined {
    return this.#range;
  }

  get fenced(): boolean {
    return this.#fenced;
  }

  /** Settings are written where there is room for them: a .loss document or a fenced block. */
  get takesSettings(): boolean {
    return isLoss(this.#document) || this.#fenced;
  }

  /** Chooses the text by LANGUAGE 1: the document, else the selection, the fenced block or the paragraph. */
  aim(selection: vscode.Range): void {
    const document = this.#document;
    const [start, end] = [document.offsetAt(selection.start), document.offsetAt(selection.end)];
    const found = excerpt(document.getText(), {
      languageId: document.languageId,
      selection: { start, end },
      cursor: end,
    });
    this.#fenced = found?.kind === 'fenced';
    this.#range = found?.kind === 'document' ? undefined : (found?.range ?? { start: end, end });
  }

  restore(range: Range | undefined, fenced: boolean): void {
    this.#range = range;
    this.#fenced = fenced;
  }

  /** The text as it stands now, past comment markers. */
  read(): SourceText {
    const text = this.#document.getText();
    const range = this.#range;
    if (range === undefined) return { text, locate: offset => offset };
    const filled = text.slice(range.start, range.end).trim() !== '';
    const place = { languageId: '', selection: range, cursor: range.start };
    return (filled ? excerpt(text, place) : undefined) ?? { text: '', locate: () => range.start };
  }

  /** @returns whether the edit touched the text. */
  edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): boolean {
    this.#document = document;
    const range = this.#range;
    if (range === undefined) return true;
    const edits = contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
      offset: rangeOffset,
      length: rangeLength,
      inserted: text.length,
    }));
    this.#range = movedRanges(range, edits);
    return edits.some(
      ({ offset, length }) => offset <= range.end && offset + length >= range.start,
    );
  }

  moveTo(document: vscode.TextDocument): void {
    this.#document = document;
  }

  /** The live document: one that was closed is opened again. */
  async open(): Promise<vscode.TextDocument> {
    if (this.#document.isClosed) {
      this.#document = await vscode.workspace.openTextDocument(this.#document.uri);
    }
    return this.#document;
  }
}
