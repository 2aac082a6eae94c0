// Problems as one types: their exact places, their repairs, and that what is not .loss is left alone.
import * as vscode from 'vscode';
import { equal, ok } from './expect';
import { closeAll, descent, replaceAll, run, type, until } from './support';

function diagnosticsOf(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'descent');
}

const flat = ({ start, end }: vscode.Range): number[] => [
  start.line,
  start.character,
  end.line,
  end.character,
];

describe('Diagnostics', () => {
  before(descent);
  afterEach(closeAll);

  it('stand at the exact place, as one types, without a panel', async () => {
    const { document } = await type('x^2');
    await replaceAll(document, '# a comment\nx^2 + foo(y)\n');
    const [diagnostic] = await until('a diagnostic', () => {
      const found = diagnosticsOf(document);
      return found.length > 0 && found;
    });
    equal(flat(diagnostic!.range), [1, 6, 1, 9], 'range');
    equal(diagnostic!.severity, vscode.DiagnosticSeverity.Error, 'severity');
    ok(diagnostic!.message.includes('foo'), diagnostic!.message);
  });

  it('go when the text is right', async () => {
    const { document } = await type('x^2 + (');
    await until('a diagnostic', () => diagnosticsOf(document).length > 0);
    await replaceAll(document, 'x^2 + (1)');
    await until('no diagnostic', () => diagnosticsOf(document).length === 0);
  });

  it('count columns in UTF-16 units, also after CRLF and beyond the basic plane', async () => {
    const { document } = await type('# 𝛼 is a letter\r\nx^2 + foo(y)\r\n');
    const [diagnostic] = await until('a diagnostic', () => {
      const found = diagnosticsOf(document);
      return found.length > 0 && found;
    });
    equal(flat(diagnostic!.range), [1, 6, 1, 9], 'range');
  });

  it('bring a quick fix that makes the text right', async () => {
    const { document } = await type('x² + 1');
    const [diagnostic] = await until('a diagnostic', () => {
      const found = diagnosticsOf(document);
      return found.length > 0 && found;
    });
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      diagnostic!.range,
    );
    const fix = actions.find(({ kind }) => kind?.value === 'quickfix');
    ok(fix?.edit, 'no quick fix');
    await vscode.workspace.applyEdit(fix.edit);
    equal(document.getText(), 'x^2 + 1', 'text');
    await until('no diagnostic', () => diagnosticsOf(document).length === 0);
  });

  it('appear elsewhere only for the text that was run, in one sentence', async () => {
    const text = 'Dear diary, nothing here is a loss.\n\nToday it rained (again.\n';
    const editor = await type(text, 'plaintext');
    equal(diagnosticsOf(editor.document), [], 'before');
    editor.selection = new vscode.Selection(2, 3, 2, 3);
    const { panels } = await descent();
    await vscode.commands.executeCommand('descent.run');
    const message = await until('a reason', () => {
      const first = panels.of(editor.document)?.experiment?.snapshot()[0];
      return first?.kind === 'empty' && first;
    });
    ok(message.reason?.startsWith('Line 3'), message.reason ?? 'no reason');
    const [diagnostic] = diagnosticsOf(editor.document);
    equal(diagnostic?.range.start.line, 2, 'line');
  });

  it('leave a right paragraph of prose around it alone', async () => {
    const editor = await type('Some prose (unfinished.\n\n(x - 3)^2\n', 'plaintext');
    editor.selection = new vscode.Selection(2, 1, 2, 1);
    await run(editor.document);
    equal(diagnosticsOf(editor.document), [], 'diagnostics');
  });
});
