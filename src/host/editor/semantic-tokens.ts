// What each name is, for colours: the grammar cannot tell a parameter from a column.
import * as vscode from 'vscode';
import type { Occurrence } from '../../core/document/types';
import { toRange } from '../editors';
import type { Readings } from '../readings';

const types = ['parameter', 'property', 'variable', 'function', 'enumMember'] as const;
const modifiers = ['definition', 'readonly'] as const;

type TokenType = (typeof types)[number];

const typeOf: Readonly<Partial<Record<Occurrence['role'], TokenType>>> = {
  parameter: 'parameter',
  argument: 'parameter',
  column: 'property',
  definition: 'variable',
  local: 'variable',
  state: 'variable',
  hyperparameter: 'parameter',
  given: 'enumMember',
  function: 'function',
  constant: 'enumMember',
};

export class SemanticTokens implements vscode.DocumentSemanticTokensProvider {
  static readonly legend = new vscode.SemanticTokensLegend([...types], [...modifiers]);

  readonly #readings: Readings;

  constructor(readings: Readings) {
    this.#readings = readings;
  }

  async provideDocumentSemanticTokens(
    document: vscode.TextDocument,
  ): Promise<vscode.SemanticTokens | undefined> {
    const { version } = document;
    const { occurrences } = (await this.#readings.of(document)).document;
    // Typed on meanwhile: the places are those of the older text, and VS Code asks again.
    if (document.version !== version) return undefined;
    const builder = new vscode.SemanticTokensBuilder(SemanticTokens.legend);
    for (const { role, range, defines } of occurrences) {
      const type = typeOf[role];
      if (type === undefined) continue;
      const marks = [
        ...(defines ? ['definition'] : []),
        ...(role === 'column' || role === 'constant' ? ['readonly'] : []),
      ];
      builder.push(toRange(document, range), type, marks);
    }
    return builder.build();
  }
}
