// Which text is run outside .loss documents, and that the panel keeps to it while the document around it is edited.
import * as vscode from 'vscode';
import { equal } from './expect';
import { afterTyping, closeAll, resultOf, run, sleep, told, type, until } from './support';

const markdown = `# Lecture 3

Some prose, then a loss:

\`\`\`loss
start: nothing
\`\`\`

\`\`\`loss
---
start: {x: 2}
alpha: 0.1
---
(x - 3)^2
\`\`\`

More prose.
`;

const shortest = (text: string | undefined): string | undefined => text?.replaceAll(' ', '');

async function insert(document: vscode.TextDocument, line: number, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(line, 0), text);
  await vscode.workspace.applyEdit(edit);
}

describe('Which text', () => {
  afterEach(closeAll);

  it('is the fenced block at the cursor', async () => {
    const editor = await type(markdown, 'markdown');
    editor.selection = new vscode.Selection(13, 2, 13, 2);
    const result = await run(editor.document);
    equal(result.start, [2], 'start');
    equal(
      result.parameters.map(({ name }) => name),
      ['x'],
      'parameters',
    );
  });

  it('is the selection, wherever it is', async () => {
    const editor = await type('let us take x^2 + y^2 as the loss', 'plaintext');
    editor.selection = new vscode.Selection(0, 12, 0, 21);
    const result = await run(editor.document);
    equal(
      result.parameters.map(({ name }) => name),
      ['x', 'y'],
      'parameters',
    );
  });

  it('is the paragraph, past its comment markers', async () => {
    const editor = await type('# loss: (x - 3)^2 +\n#   (y - 1)^2\n\nimport os\n', 'python');
    editor.selection = new vscode.Selection(1, 3, 1, 3);
    const result = await run(editor.document);
    equal(
      result.parameters.map(({ name }) => name),
      ['x', 'y'],
      'parameters',
    );
  });

  it('moves with the document and is followed while it is edited', async () => {
    const editor = await type('Prose.\n\n(x - 3)^2\n\nMore prose.\n', 'plaintext');
    editor.selection = new vscode.Selection(2, 1, 2, 1);
    const first = await run(editor.document);
    await insert(editor.document, 0, 'A title.\n\n');
    await insert(editor.document, 6, 'Nothing of mathematics.\n');
    await sleep(600);
    equal((await resultOf(editor.document))?.id, first.id, 'edits around it run nothing');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(editor.document.uri, new vscode.Range(4, 5, 4, 6), '4');
    await vscode.workspace.applyEdit(edit);
    const second = await afterTyping(editor.document, first.id);
    equal(shortest(second.gradient[0]?.text), '2*(x-4)', 'gradient');
  });
});

describe('Live', () => {
  afterEach(closeAll);

  it('runs a quick experiment again as one types', async () => {
    const { document } = await type('---\nstart: {x: 2}\n---\n(x - 3)^2\n');
    const first = await run(document);
    await insert(document, 3, 'y^2 + ');
    const second = await afterTyping(document, first.id);
    equal(second.cause, 'restore', 'told to a new page');
    equal(second.parameters.length, 2, 'parameters');
  });

  it('keeps the last good picture while the text is wrong, and says where', async () => {
    const { document } = await type('(x - 3)^2');
    const first = await run(document);
    await insert(document, 0, '(');
    const problem = await until('a problem', async () => {
      const message = (await told(document)).find(({ kind }) => kind === 'problem');
      return message?.kind === 'problem' && message.problem !== null && message.problem;
    });
    equal(problem.line, 1, 'line');
    equal((await resultOf(document))?.id, first.id, 'the picture stays');
  });
});
