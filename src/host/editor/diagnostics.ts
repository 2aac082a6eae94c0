// Problems as VS Code shows them: in every open .loss document as one types, and in the stretch of another document that a playground runs.
import * as vscode from 'vscode';
import type { Fix, Problem } from '../../core/document/types';
import { isLoss, toRange } from '../editors';
import type { Services } from '../services';

/** After the last key until the document is checked. */
const wait = 200;

/** A diagnostic that remembers its repairs. */
export class ProblemDiagnostic extends vscode.Diagnostic {
  readonly fixes: readonly Fix[];

  constructor(range: vscode.Range, problem: Problem) {
    const { Error, Warning } = vscode.DiagnosticSeverity;
    super(range, problem.message, problem.severity === 'error' ? Error : Warning);
    this.source = 'descent';
    this.code = problem.code;
    this.fixes = problem.fix === undefined ? [] : [problem.fix, ...(problem.others ?? [])];
  }
}

export class Diagnostics implements vscode.Disposable {
  readonly #services: Omit<Services, 'diagnostics'>;
  readonly #collection = vscode.languages.createDiagnosticCollection('descent');
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #subscriptions: vscode.Disposable;

  constructor(services: Omit<Services, 'diagnostics'>) {
    this.#services = services;
    this.#subscriptions = vscode.Disposable.from(
      this.#collection,
      vscode.workspace.onDidOpenTextDocument(document => this.#checkSoon(document, 0)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#checkSoon(document)),
      vscode.workspace.onDidCloseTextDocument(document => this.clear(document)),
      services.data.onDidChange(readers => readers.forEach(reader => this.#checkSoon(reader, 0))),
    );
    this.#checkAll();
  }

  /** What a playground found in its stretch of a document that is not .loss. */
  show(document: vscode.TextDocument, problems: readonly Problem[]): void {
    const diagnostics = problems.map(
      problem => new ProblemDiagnostic(toRange(document, problem.range), problem),
    );
    this.#collection.set(document.uri, diagnostics);
  }

  clear(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#collection.delete(document.uri);
  }

  dispose(): void {
    this.#timers.forEach(timer => clearTimeout(timer));
    this.#subscriptions.dispose();
  }

  #checkAll(): void {
    for (const document of vscode.workspace.textDocuments) this.#checkSoon(document, 0);
  }

  #checkSoon(document: vscode.TextDocument, after = wait): void {
    if (!isLoss(document)) return;
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    const check = this.#services.log.guard('The document cannot be checked', () =>
      this.#check(document),
    );
    this.#timers.set(
      key,
      setTimeout(() => void check(), after),
    );
  }

  async #check(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    const { problems } = await this.#services.readings.of(document);
    // A newer text has its own check coming.
    if (document.version === version && !document.isClosed) this.show(document, problems);
  }
}
