// What can be typed next, as VS Code's list.
import * as vscode from 'vscode';
import type { Completion } from '../../core/document/services';
import { loadCore } from '../core';
import { toRange } from '../editors';
import type { Readings } from '../readings';

const kinds: Readonly<Record<Completion['kind'], vscode.CompletionItemKind>> = {
  function: vscode.CompletionItemKind.Function,
  parameter: vscode.CompletionItemKind.Variable,
  column: vscode.CompletionItemKind.Field,
  definition: vscode.CompletionItemKind.Variable,
  constant: vscode.CompletionItemKind.Constant,
  argument: vscode.CompletionItemKind.Variable,
  setting: vscode.CompletionItemKind.Property,
  value: vscode.CompletionItemKind.Value,
};

export class Completions implements vscode.CompletionItemProvider {
  /** Besides letters: after these a key or a value may follow. */
  static readonly triggers = [':', ' ', '{', '['];

  readonly #readings: Readings;

  constructor(readings: Readings) {
    this.#readings = readings;
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    _token: vscode.CancellationToken,
    { triggerCharacter }: vscode.CompletionContext,
  ): Promise<vscode.CompletionItem[]> {
    const { completionsAt } = await loadCore();
    const { document: read } = await this.#readings.of(document);
    const offset = document.offsetAt(position);
    // The signs open the list in the settings only: in the maths they are brackets and blanks.
    if (triggerCharacter !== undefined && offset > (read.frontMatter?.end ?? -1)) return [];
    return completionsAt(read, offset).map((completion, order) =>
      toItem(document, completion, order),
    );
  }
}

function toItem(
  document: vscode.TextDocument,
  { label, kind, detail, documentation, insert, snippet, range }: Completion,
  order: number,
): vscode.CompletionItem {
  const item = new vscode.CompletionItem({ label, description: detail }, kinds[kind]);
  item.insertText = snippet ? new vscode.SnippetString(insert) : insert;
  item.range = toRange(document, range);
  item.sortText = `${order}`.padStart(5, '0');
  if (documentation !== undefined) item.documentation = new vscode.MarkdownString(documentation);
  return item;
}
