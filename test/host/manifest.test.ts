// package.json repeats what the tables of the code say; here they are compared.
import * as vscode from 'vscode';
import { commands } from '../../src/host/commands';
import { defaults } from '../../src/host/settings';
import { equal, ok } from './expect';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
      readonly icon?: string;
    }[];
    readonly configuration: {
      readonly properties: Readonly<
        Record<string, { readonly default: unknown; readonly description: string }>
      >;
    };
    readonly keybindings: readonly {
      readonly command: string;
      readonly key: string;
      readonly mac: string;
    }[];
  };
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly virtualWorkspaces: boolean;
    readonly untrustedWorkspaces: { readonly supported: boolean };
  };
}

function manifest(): Manifest {
  const extension = vscode.extensions.getExtension('descent-playground.descent');
  ok(extension, 'the extension is not installed');
  return extension.packageJSON as Manifest;
}

describe('package.json', () => {
  it('has the commands of the table, titled the same, under “Descent: …”', () => {
    const table = Object.entries(commands).map(([command, { title, icon }]) => ({
      command,
      title,
      category: 'Descent',
      ...(icon !== undefined && { icon }),
    }));
    equal(manifest().contributes.commands, table, 'commands');
  });

  it('has the settings of the table with the same defaults, each described', () => {
    const { properties } = manifest().contributes.configuration;
    const found = Object.entries(properties).map(([name, { default: value }]) => [name, value]);
    const table = Object.entries(defaults).map(([name, value]) => [`descent.${name}`, value]);
    equal(found.sort(), table.sort(), 'settings');
    for (const { description } of Object.values(properties))
      ok(description.endsWith('.'), description);
  });

  it('runs by Ctrl+Alt+D and Cmd+Alt+D', () => {
    const [{ command, key, mac }] = manifest().contributes.keybindings as [
      { command: string; key: string; mac: string },
    ];
    equal([command, key, mac], ['descent.run', 'ctrl+alt+d', 'cmd+alt+d'], 'key');
  });

  it('is fit for untrusted and virtual workspaces and wakes for nothing it need not', () => {
    const { activationEvents, capabilities } = manifest();
    equal(
      activationEvents,
      ['onWebviewPanel:descent.panel', 'onFileSystem:descent-samples'],
      'events',
    );
    equal(
      [capabilities.virtualWorkspaces, capabilities.untrustedWorkspaces.supported],
      [true, true],
      'capabilities',
    );
  });
});
