// Problems of the stretch of text that a playground runs outside .loss documents, as diagnostics of just that stretch. A .loss document's own checks tell its problems.
import type * as vscode from 'vscode';
import type { Problem } from '../../core/document/types';
import { isLoss } from '../editors';
import type { Services } from '../services';
import type { SourceText } from './source';

export class StretchProblems {
  readonly #services: Services;
  #told = 0;

  constructor(services: Services) {
    this.#services = services;
  }

  /** Whether there is something that must move with the text. */
  get any(): boolean {
    return this.#told > 0;
  }

  tell(document: vscode.TextDocument, problems: readonly Problem[], { locate }: SourceText): void {
    this.#told = problems.length;
    if (isLoss(document)) return;
    const located = ({ start, end }: Problem['range']): Problem['range'] => ({
      start: locate(start),
      end: locate(end),
    });
    this.#services.diagnostics.show(
      document,
      problems.map(problem => ({ ...problem, range: located(problem.range), fix: undefined })),
    );
  }

  /** The playground has left the document. */
  letGoOf(document: vscode.TextDocument): void {
    const { data, diagnostics } = this.#services;
    if (!isLoss(document)) diagnostics.clear(document);
    // The checks of an open .loss document go on reading its data.
    if (document.isClosed || !isLoss(document)) data.release(document);
  }
}
