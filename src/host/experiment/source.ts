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
  /** Of an untitled document: VS Code empties it before it closes it. */
  #last: { readonly text: string; readonly range: Range | undefined } | undefined;

  constructor(document: vscode.TextDocument) {
    this.#document = document;
    this.#rememberUntitled();
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

  /** What was in an untitled document that is closed, and where the text stood in it. */
  get left(): { readonly text: string; readonly range: Range | undefined } | undefined {
    return this.#document.isClosed ? this.#last : undefined;
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
    this.#rememberUntitled();
  }

  restore(range: Range | undefined, fenced: boolean): void {
    this.#range = range;
    this.#fenced = fenced;
    this.#rememberUntitled();
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
    const touched = this.#moveRange(contentChanges);
    this.#rememberUntitled();
    return touched;
  }

  moveTo(document: vscode.TextDocument): void {
    this.#range = isLoss(document) ? undefined : (this.left?.range ?? this.#range);
    this.#document = document;
    this.#last = undefined;
  }

  #rememberUntitled(): void {
    const text = this.#document.isUntitled ? this.#document.getText() : '';
    if (text !== '') this.#last = { text, range: this.#range };
  }

  #moveRange(contentChanges: readonly vscode.TextDocumentContentChangeEvent[]): boolean {
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

  /** The live document: one that was closed is opened again. */
  async open(): Promise<vscode.TextDocument> {
    if (this.#document.isClosed) {
      this.#document = await vscode.workspace.openTextDocument(this.#document.uri);
    }
    return this.#document;
  }
}
