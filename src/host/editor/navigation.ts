// Outline, go to definition, highlight, rename, folding: where the names of a document are.
import * as vscode from 'vscode';
import type { OutlineSymbol } from '../../core/document/services';
import { loadCore } from '../core';
import { toRange } from '../editors';
import type { Readings } from '../readings';

const kinds: Readonly<Record<OutlineSymbol['kind'], vscode.SymbolKind>> = {
  setting: vscode.SymbolKind.Property,
  definition: vscode.SymbolKind.Variable,
  function: vscode.SymbolKind.Function,
  column: vscode.SymbolKind.Field,
  expression: vscode.SymbolKind.Event,
};

export class Navigation
  implements
    vscode.DocumentSymbolProvider,
    vscode.DefinitionProvider,
    vscode.DocumentHighlightProvider,
    vscode.RenameProvider,
    vscode.FoldingRangeProvider
{
  readonly #readings: Readings;

  constructor(readings: Readings) {
    this.#readings = readings;
  }

  async provideDocumentSymbols(document: vscode.TextDocument): Promise<vscode.DocumentSymbol[]> {
    const { symbolsOf } = await loadCore();
    const { document: read } = await this.#readings.of(document);
    return symbolsOf(read).map(
      ({ name, detail, kind, range, nameRange }) =>
        new vscode.DocumentSymbol(
          name,
          detail,
          kinds[kind],
          toRange(document, range),
          toRange(document, nameRange),
        ),
    );
  }

  async provideDefinition(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Location | undefined> {
    const { definitionAt } = await loadCore();
    const { document: read } = await this.#readings.of(document);
    const range = definitionAt(read, document.offsetAt(position));
    return range && new vscode.Location(document.uri, toRange(document, range));
  }

  async provideDocumentHighlights(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.DocumentHighlight[]> {
    const { occurrenceAt, occurrencesOf } = await loadCore();
    const { document: read } = await this.#readings.of(document);
    const here = occurrenceAt(read, document.offsetAt(position));
    if (here === undefined) return [];
    const { Read, Write } = vscode.DocumentHighlightKind;
    return occurrencesOf(read, here).map(
      ({ range, defines }) =>
        new vscode.DocumentHighlight(toRange(document, range), defines ? Write : Read),
    );
  }

  async prepareRename(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<{ range: vscode.Range; placeholder: string }> {
    const rename = await this.#rename(document, position);
    return { range: toRange(document, rename.range), placeholder: rename.name };
  }

  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    name: string,
  ): Promise<vscode.WorkspaceEdit> {
    const edits = (await this.#rename(document, position)).to(name);
    if (typeof edits === 'string') throw new Error(edits);
    const workspaceEdit = new vscode.WorkspaceEdit();
    for (const { range, text } of edits) {
      workspaceEdit.replace(document.uri, toRange(document, range), text);
    }
    return workspaceEdit;
  }

  /** The settings fold away, so that the mathematics stands alone. */
  async provideFoldingRanges(document: vscode.TextDocument): Promise<vscode.FoldingRange[]> {
    const { frontMatter } = (await this.#readings.of(document)).document;
    if (frontMatter === undefined) return [];
    const { start, end } = toRange(document, frontMatter);
    const last = end.character === 0 ? end.line - 1 : end.line;
    return [new vscode.FoldingRange(start.line, last, vscode.FoldingRangeKind.Region)];
  }

  async #rename(document: vscode.TextDocument, position: vscode.Position) {
    const { renameAt } = await loadCore();
    const { document: read } = await this.#readings.of(document);
    const rename = renameAt(read, document.offsetAt(position));
    // VS Code shows the message of what is thrown here.
    if (rename === undefined) throw new Error('This cannot be renamed.');
    return rename;
  }
}
