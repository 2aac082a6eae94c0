// “▶ Run · Compare” above the loss of a .loss document and above fenced loss blocks in Markdown; each can be switched off.
import * as vscode from 'vscode';
import { isLoss } from '../editors';
import type { Readings } from '../readings';
import { onSettingChange, setting } from '../settings';

export class CodeLenses implements vscode.CodeLensProvider, vscode.Disposable {
  static readonly selector: vscode.DocumentSelector = [
    { language: 'loss' },
    { language: 'markdown' },
  ];

  readonly #readings: Readings;
  readonly #change = new vscode.EventEmitter<void>();
  readonly #subscriptions = vscode.Disposable.from(
    this.#change,
    onSettingChange(['codeLens.loss', 'codeLens.markdown'], () => this.#change.fire()),
  );

  readonly onDidChangeCodeLenses = this.#change.event;

  constructor(readings: Readings) {
    this.#readings = readings;
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    const places = isLoss(document) ? await this.#lossOf(document) : fencesOf(document);
    return places.flatMap(offset => lensesAt(document, offset));
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** Above the loss; while it is unfinished, above the formula that has no name, or the first statement. */
  async #lossOf(document: vscode.TextDocument): Promise<readonly number[]> {
    if (!setting('codeLens.loss')) return [];
    const { program, statements } = (await this.#readings.of(document)).document;
    const unfinished = statements.find(({ kind }) => kind === 'expression') ?? statements[0];
    const place = (program?.lossRange ?? unfinished?.range)?.start;
    return place === undefined ? [] : [place];
  }
}

/** The first character inside each fenced loss block. */
function fencesOf(document: vscode.TextDocument): readonly number[] {
  if (!setting('codeLens.markdown')) return [];
  const places: number[] = [];
  let fence: string | undefined;
  for (let line = 0; line < document.lineCount; line++) {
    const [, mark, info = ''] = /^\s*(`{3,}|~{3,})(.*)$/.exec(document.lineAt(line).text) ?? [];
    if (mark === undefined) continue;
    if (fence === undefined) {
      fence = mark;
      if (/^\s*loss\b/.test(info)) places.push(document.offsetAt(new vscode.Position(line + 1, 0)));
    } else if (mark.startsWith(fence) && info.trim() === '') {
      fence = undefined;
    }
  }
  return places;
}

function lensesAt(document: vscode.TextDocument, offset: number): vscode.CodeLens[] {
  const line = document.positionAt(offset).line;
  // In Markdown the lens stands above the fence itself.
  const range = document.lineAt(isLoss(document) ? line : Math.max(0, line - 1)).range;
  const args = [document.uri.toString(), offset];
  return [
    new vscode.CodeLens(range, { title: '▶ Run', command: 'descent.run', arguments: args }),
    new vscode.CodeLens(range, { title: 'Compare', command: 'descent.compare', arguments: args }),
  ];
}
