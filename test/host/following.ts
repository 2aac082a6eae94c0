// What suites of a changing world share: short and long documents, and waiting for the playground to follow.
import * as vscode from 'vscode';
import { descent, resultOf, told, until } from './support';

export const parabola = (at: number): string =>
  `---\nstart: {x: 2}\nsteps: 5\n---\n(x - ${at})^2\n`;
/** Longer than 100 ms on any machine. */
export const slow = '---\nstart: {x: 2}\noptimizer: adam\nsteps: 2000000\n---\n(x - 3)^2\n';

export async function shown(uri: vscode.Uri, preview = false): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, preview });
  return document;
}

export async function isStale(document: vscode.TextDocument): Promise<boolean> {
  return (await told(document)).some(message => message.kind === 'stale' && message.stale);
}

export async function gradientOf(document: vscode.TextDocument): Promise<string | undefined> {
  return (await resultOf(document))?.gradient[0]?.text.replaceAll(' ', '');
}

/** Waits for a result; where the last run was slow, as on a busy machine, Run is pressed. */
export async function shows(
  what: string,
  document: vscode.TextDocument,
  holds: () => Promise<boolean>,
): Promise<void> {
  await until(what, async () => {
    if (await isStale(document)) await (await descent()).panels.of(document)?.again('run');
    return holds();
  });
}

export const becomes = (document: vscode.TextDocument, gradient: string): Promise<void> =>
  shows(
    `the gradient ${gradient}`,
    document,
    async () => (await gradientOf(document)) === gradient,
  );
