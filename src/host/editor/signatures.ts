// A function's arguments while one types them.
import * as vscode from 'vscode';
import { loadCore } from '../core';
import type { Readings } from '../readings';

export class Signatures implements vscode.SignatureHelpProvider {
  static readonly triggers = ['(', ','];

  readonly #readings: Readings;

  constructor(readings: Readings) {
    this.#readings = readings;
  }

  async provideSignatureHelp(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.SignatureHelp | undefined> {
    const { signatureAt } = await loadCore();
    const { document: read } = await this.#readings.of(document);
    const found = signatureAt(read, document.offsetAt(position));
    if (found === undefined) return undefined;
    const signature = new vscode.SignatureInformation(
      found.label,
      new vscode.MarkdownString(found.documentation),
    );
    signature.parameters = found.parameters.map(name => new vscode.ParameterInformation(name));
    const help = new vscode.SignatureHelp();
    help.signatures = [signature];
    help.activeParameter = found.active;
    return help;
  }
}
