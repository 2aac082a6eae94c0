// The one way an error reaches the user: a line in the "Descent" log, and one plain message that says what to do next. Knows nothing of losses.
import * as vscode from 'vscode';

export class Log implements vscode.Disposable {
  readonly #channel = vscode.window.createOutputChannel('Descent', { log: true });

  info(message: string): void {
    this.#channel.info(message);
  }

  /** For what the user need not act on. */
  warn(message: string): void {
    this.#channel.warn(message);
  }

  show(): void {
    this.#channel.show(true);
  }

  /** Logs the error in full and tells the user in one message; `next` says what to do. */
  failed(what: string, error: unknown, next = 'Try again; the log has the details.'): void {
    this.#channel.error(`${what}: ${describe(error)}`);
    void this.#tell(`${what}. ${next}`);
  }

  /** The same function, but what it throws is logged and told. */
  guard<Args extends unknown[]>(
    what: string,
    action: (...args: Args) => unknown,
  ): (...args: Args) => Promise<void> {
    return async (...args) => {
      try {
        await action(...args);
      } catch (error) {
        if (!(error instanceof vscode.CancellationError)) this.failed(what, error);
      }
    };
  }

  dispose(): void {
    this.#channel.dispose();
  }

  async #tell(message: string): Promise<void> {
    const showLog = 'Show Log';
    const choice = await vscode.window.showErrorMessage(message, showLog);
    if (choice === showLog) this.show();
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
