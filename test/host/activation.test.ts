// The extension as VS Code sees it: present, quiet until used, and with a command behind each one that package.json names.
import * as vscode from 'vscode';
import { equal, ok } from './expect';

const id = 'descent-playground.descent';

function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension(id);
  ok(found, `${id} is not installed`);
  return found;
}

describe('Activation', () => {
  it('finds the extension under its published name', () => {
    equal(extension().id, id);
  });

  it('knows .loss files as the language "loss"', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'loss', content: 'x^2' });
    equal(document.languageId, 'loss');
  });

  it('has a command behind each one that package.json contributes', async () => {
    await extension().activate();
    const manifest = extension().packageJSON as {
      contributes: { commands: { command: string }[] };
    };
    const contributed = manifest.contributes.commands.map(({ command }) => command);
    const registered = new Set(await vscode.commands.getCommands(true));
    equal(
      contributed.filter(command => !registered.has(command)),
      [],
      'contributed but not registered',
    );
  });
});
