// What the editor offers while one writes a loss, asked as VS Code asks: hover, completion, signature, outline, definition, rename, folding, colours, lenses.
import * as vscode from 'vscode';
import { equal, ok } from './expect';
import { closeAll, descent, file, resultOf, type, until } from './support';

const text =
  '---\ndata: {hours: [1, 2], y: [1, 3]}\nstart: {b0: 0, b1: 0}\nalpha: 0.01\n---\nyhat = b0 + b1 * hours\nsum((y - yhat)^2)\n';

function ask<T>(command: string, ...args: unknown[]): Thenable<T> {
  return vscode.commands.executeCommand<T>(`vscode.execute${command}`, ...args);
}

/** Where `part` first stands at or after the line. */
function at(document: vscode.TextDocument, part: string, line = 0, shift = 0): vscode.Position {
  const from = document.offsetAt(new vscode.Position(line, 0));
  return document.positionAt(document.getText().indexOf(part, from) + shift);
}

function markdownOf(hovers: readonly vscode.Hover[]): string {
  return hovers
    .flatMap(({ contents }) => contents)
    .map(content => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n');
}

describe('In the editor', () => {
  before(descent);
  afterEach(closeAll);

  it('a hover tells a parameter’s role, value at the start and derivative', async () => {
    const { document } = await type(text);
    const hovers = await ask<vscode.Hover[]>('HoverProvider', document.uri, at(document, 'b1 *'));
    const said = markdownOf(hovers);
    ok(said.includes('parameter') && said.includes('∂loss/∂b1'), said);
    ok(said.includes('Value at the start: `0`'), said);
  });

  it('indents by two spaces, whatever a document looks like', async () => {
    const own =
      '---\noptimizers:\n    - mine:\n        equations: |\n            w = w - alpha * g\n---\nx^2\n';
    for (const content of [text, own, 'x^2\n']) {
      const { options } = await type(content);
      equal(options.tabSize, 2);
      equal(options.insertSpaces, true);
    }
  });

  it('a hover tells the values of a definition and of an argument of the loss', async () => {
    const text =
      '---\ndata: {t: [1, 2, 3, 4, 5]}\nstart: {w: 2}\n---\nh = 3*t\nf(w) = sum((w - h)^2)\n';
    const { document } = await type(text);
    const hoverOf = async (what: string): Promise<string> =>
      markdownOf(await ask('HoverProvider', document.uri, at(document, what)));
    const row = await hoverOf('h)^2');
    ok(row.includes('one value per row') && row.includes('3.000, 6.000, 9.000, 12.00, …'), row);
    const parameter = await hoverOf('w) =');
    ok(parameter.includes('parameter') && parameter.includes('∂loss/∂w'), parameter);
  });

  it('a hover tells what a name of an optimizer’s equations is', async () => {
    const { document } = await type(
      '---\noptimizers:\n  - mine:\n      state: {m: 0}\n      equations: |\n        m = m + g\n        w = w - alpha * m\n---\nx^2\n',
    );
    const hovers = await ask<vscode.Hover[]>('HoverProvider', document.uri, at(document, 'm + g'));
    ok(markdownOf(hovers).includes('state of the optimizer'), markdownOf(hovers));
    const g = await ask<vscode.Hover[]>('HoverProvider', document.uri, at(document, 'g\n'));
    ok(markdownOf(g).includes('The gradient of the loss'), markdownOf(g));
  });

  it('a slip from LaTeX is told as one types, and its quick fix repairs it', async () => {
    const { document } = await type('\\frac{1}{2} (x-1)^2\n');
    const [problem] = await until('a diagnostic', () => {
      const found = vscode.languages.getDiagnostics(document.uri);
      return found.length > 0 && found;
    });
    ok(problem!.message.includes('Write “1/2”'), problem!.message);
    const actions = await ask<vscode.CodeAction[]>(
      'CodeActionProvider',
      document.uri,
      problem!.range,
    );
    const fix = actions.find(({ edit }) => edit !== undefined);
    ok(fix?.edit !== undefined, 'no quick fix');
    await vscode.workspace.applyEdit(fix.edit);
    equal(document.getText(), '1/2 (x-1)^2\n');
  });

  it('completion offers columns, functions with their arguments, and settings', async () => {
    const { document } = await type(`${text}ho`);
    const end = document.positionAt(document.getText().length);
    const list = await ask<vscode.CompletionList>('CompletionItemProvider', document.uri, end);
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    ok(labels.includes('hours'), `no column in ${labels.slice(0, 20).join()}`);
    ok(labels.includes('sigmoid'), 'no function');
    const { document: settings } = await type('---\nst\n---\nx^2\n');
    const place = new vscode.Position(1, 2);
    const keys = await ask<vscode.CompletionList>('CompletionItemProvider', settings.uri, place);
    const names = keys.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    ok(names.includes('start') && names.includes('steps'), names.join());
  });

  it('completion knows the columns of the CSV file', async () => {
    await file('columns.csv', 'flipper_length,mass\n1,2\n2,3\n');
    const uri = await file('columns.loss', '---\ndata: columns.csv\n---\nmean((mass - b*fl)^2)\n');
    const document = await vscode.workspace.openTextDocument(uri);
    const place = at(document, 'fl)', 3, 2);
    const list = await ask<vscode.CompletionList>('CompletionItemProvider', uri, place);
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    ok(labels.includes('flipper_length'), labels.slice(0, 20).join());
  });

  it('a signature names the arguments while one types them', async () => {
    const { document } = await type('huber(x, ');
    const help = await ask<vscode.SignatureHelp>(
      'SignatureHelpProvider',
      document.uri,
      new vscode.Position(0, 9),
    );
    equal(help.activeParameter, 1, 'argument');
    ok(help.signatures[0]?.label.startsWith('huber('), help.signatures[0]?.label ?? 'none');
  });

  it('the outline lists settings and definitions', async () => {
    const { document } = await type(text);
    const symbols = await ask<vscode.DocumentSymbol[]>('DocumentSymbolProvider', document.uri);
    const names = symbols.map(({ name }) => name);
    ok(names.includes('yhat') && names.includes('data'), names.join());
  });

  it('a definition is found from its use', async () => {
    const { document } = await type(text);
    const [location] = await ask<vscode.Location[]>(
      'DefinitionProvider',
      document.uri,
      at(document, 'yhat)', 6),
    );
    equal([location?.range.start.line, location?.range.start.character], [5, 0], 'place');
  });

  it('a rename reaches the settings and every use', async () => {
    const { document } = await type(text);
    const edit = await ask<vscode.WorkspaceEdit>(
      'DocumentRenameProvider',
      document.uri,
      at(document, 'b1 *'),
      'slope',
    );
    await vscode.workspace.applyEdit(edit);
    const renamed = document.getText();
    ok(renamed.includes('slope: 0') && renamed.includes('slope * hours'), renamed);
    ok(!renamed.includes('b1'), renamed);
  });

  it('the settings fold', async () => {
    const { document } = await type(text);
    const ranges = await ask<vscode.FoldingRange[]>('FoldingRangeProvider', document.uri);
    ok(
      ranges.some(({ start, end }) => start === 0 && end === 4),
      JSON.stringify(ranges),
    );
  });

  it('colours tell parameters, columns, definitions and functions apart', async () => {
    const { document } = await type(text);
    const found = await vscode.commands.executeCommand<vscode.SemanticTokens>(
      'vscode.provideDocumentSemanticTokens',
      document.uri,
    );
    ok(found.data.length >= 5 * 8, `${found.data.length / 5} tokens`);
  });

  it('a lens stands above the loss, and above fenced blocks in Markdown', async () => {
    const { document } = await type(text);
    const lenses = await ask<vscode.CodeLens[]>('CodeLensProvider', document.uri);
    const loss = lenses.filter(({ command }) => command?.command.startsWith('descent.'));
    equal(
      loss.map(({ range }) => range.start.line),
      [6, 6],
      'lines',
    );
    equal(
      loss.map(({ command }) => command?.title),
      ['▶ Run', 'Compare'],
      'titles',
    );
    const markdown = await type('# A\n\n```loss\nx^2\n```\n\n```js\nx\n```\n', 'markdown');
    const fenced = await ask<vscode.CodeLens[]>('CodeLensProvider', markdown.document.uri);
    equal(
      fenced.map(({ range }) => range.start.line),
      [2, 2],
      'lines',
    );
  });

  it('a lens stays above the loss while that is being typed', async () => {
    const { document } = await type('a = x^2\na + sqrt(');
    const lenses = await ask<vscode.CodeLens[]>('CodeLensProvider', document.uri);
    equal(
      lenses.map(({ range }) => range.start.line),
      [1, 1],
      'lines',
    );
  });

  it('a lens runs the block it stands above, wherever the cursor is', async () => {
    const { document } = await type('Prose.\n\n```loss\nx^2 + y^2\n```\n', 'markdown');
    const [lens] = await ask<vscode.CodeLens[]>('CodeLensProvider', document.uri);
    const { command } = lens!;
    const args = (command!.arguments ?? []) as unknown[];
    await vscode.commands.executeCommand(command!.command, ...args);
    equal((await resultOf(document))?.parameters.length, 2, 'parameters');
  });

  const count = async (command: string, ...args: unknown[]): Promise<number> => {
    const found = await ask<readonly unknown[] | undefined>(command, ...args);
    return found?.length ?? 0;
  };

  /** What each setting switches off, and how many of it there are in the text. */
  const switches: Readonly<Record<string, (document: vscode.TextDocument) => Promise<number>>> = {
    'codeLens.loss': ({ uri }) => count('CodeLensProvider', uri),
    'editor.hover': document => count('HoverProvider', document.uri, at(document, 'b1 *')),
    'editor.completion': async document => {
      const place = at(document, 'hours', 5, 5);
      const list = await ask<vscode.CompletionList>('CompletionItemProvider', document.uri, place);
      return list.items.length;
    },
    'editor.signatureHelp': async document => {
      const place = at(document, 'sum(', 0, 4);
      const help = await ask<vscode.SignatureHelp | undefined>(
        'SignatureHelpProvider',
        document.uri,
        place,
      );
      return help?.signatures.length ?? 0;
    },
    'editor.symbols': ({ uri }) => count('DocumentSymbolProvider', uri),
    'editor.definition': document =>
      count('DefinitionProvider', document.uri, at(document, 'yhat)', 6)),
    'editor.folding': async ({ uri }) => {
      const ranges = await ask<vscode.FoldingRange[]>('FoldingRangeProvider', uri);
      return ranges.filter(({ start }) => start === 0).length;
    },
    'editor.rename': async document => {
      const place = at(document, 'b1 *');
      try {
        return (await ask<vscode.WorkspaceEdit>('DocumentRenameProvider', document.uri, place, 'a'))
          .size;
      } catch {
        // So VS Code says that nobody renames.
        return 0;
      }
    },
  };

  for (const [name, found] of Object.entries(switches)) {
    it(`${name} can be switched off, and on again`, async () => {
      const { document } = await type(text);
      await until('something', async () => (await found(document)) > 0);
      const settings = vscode.workspace.getConfiguration('descent');
      await settings.update(name, false, vscode.ConfigurationTarget.Workspace);
      try {
        await until('nothing', async () => (await found(document)) === 0);
      } finally {
        await settings.update(name, undefined, vscode.ConfigurationTarget.Workspace);
      }
      await until('something again', async () => (await found(document)) > 0);
    });
  }

  it('lenses in Markdown can be switched off', async () => {
    const { document } = await type('```loss\nx^2\n```\n', 'markdown');
    const settings = vscode.workspace.getConfiguration('descent');
    equal(await count('CodeLensProvider', document.uri), 2, 'before');
    await settings.update('codeLens.markdown', false, vscode.ConfigurationTarget.Workspace);
    try {
      equal(await count('CodeLensProvider', document.uri), 0, 'after');
    } finally {
      await settings.update('codeLens.markdown', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
