// The data file beside a document: read, watched, refused with a sentence.
import * as vscode from 'vscode';
import { equal, ok } from './expect';
import { afterTyping, closeAll, file, run, until } from './support';

const text =
  '---\ndata: points.csv\nstart: {b0: 0, b1: 0}\nalpha: 0.01\nsteps: 5\n---\nyhat = b0 + b1 * x\nsum((y - yhat)^2)\n';

async function open(name: string, content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(await file(name, content));
  await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  return document;
}

function messages(document: vscode.TextDocument): string[] {
  return vscode.languages.getDiagnostics(document.uri).map(({ message }) => message);
}

/** In a web worker there is no such module, and no link in any of its file systems. */
const { process: node } = globalThis as unknown as {
  readonly process?: {
    getBuiltinModule(name: 'node:fs'): { symlinkSync: (target: string, path: string) => void };
  };
};

describe('Data', () => {
  afterEach(closeAll);

  it('is the lecture’s regression: from (0, 0) to (0.08, 0.14)', async () => {
    await file('points.csv', '\uFEFFx,y\n1,1\n2,3\n');
    const document = await open('lecture.loss', text);
    const { runs, data } = await run(document);
    equal(data?.columns, ['x', 'y'], 'columns');
    const { w, loss } = runs[0]!.points;
    const close = (actual: number | undefined, expected: number): void => {
      ok(Math.abs((actual ?? NaN) - expected) < 1e-12, `${actual} is not ${expected}`);
    };
    close(w[0]?.[1], 0.08);
    close(w[1]?.[1], 0.14);
    close(loss[0], 10);
    close(loss[1], 7.578);
  });

  it('is read again when the file changes', async () => {
    await file('points.csv', 'x,y\n1,1\n2,3\n');
    const document = await open('watched.loss', text);
    const first = await run(document);
    await file('points.csv', 'x,y\n1,1\n2,3\n3,5\n');
    const second = await afterTyping(document, first.id);
    equal(second.data?.rows, 3, 'rows');
  });

  it('that is missing is told at the name', async () => {
    const document = await open('missing.loss', text.replace('points.csv', 'nowhere.csv'));
    const [message] = await until('a problem', () => {
      const found = messages(document);
      return found.length > 0 && found;
    });
    ok(message?.includes('nowhere.csv'), message ?? '');
    const [diagnostic] = vscode.languages.getDiagnostics(document.uri);
    equal(diagnostic?.range.start.line, 1, 'line');
  });

  it('outside the document’s folder is not read', async () => {
    const document = await open('outside.loss', text.replace('points.csv', '../points.csv'));
    await until('a problem', () => messages(document).length > 0);
  });

  it('that a link would fetch from elsewhere is not read', async () => {
    const { fsPath } = await file('real.csv', 'x,y\n1,1\n2,3\n');
    if (node === undefined) return;
    const folder = fsPath.replace('real.csv', '');
    const { symlinkSync } = node.getBuiltinModule('node:fs');
    symlinkSync(fsPath, `${folder}link.csv`);
    symlinkSync(folder, `${folder}folder`);
    for (const path of ['link.csv', 'folder/real.csv', './link.csv']) {
      const document = await open('linked.loss', text.replace('points.csv', path));
      const told = await until('a problem', () => messages(document).join() || undefined);
      ok(told.includes('symbolic link'), `${path}: ${told}`);
      await closeAll();
    }
  });
});
