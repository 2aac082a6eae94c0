// package.json agrees with the rest: what it contributes exists, and what it repeats is the same everywhere.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

interface Contributed {
  readonly command: string;
}

interface Manifest {
  readonly publisher: string;
  readonly name: string;
  readonly main: string;
  readonly browser: string;
  readonly keywords: readonly string[];
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly engines: { readonly vscode: string };
  readonly contributes: {
    readonly commands: readonly (Contributed & { title: string; category: string })[];
    readonly menus: Readonly<Record<string, readonly Contributed[]>>;
    readonly keybindings: readonly Contributed[];
    readonly configuration: { readonly properties: Readonly<Record<string, object>> };
  };
}

const manifest = JSON.parse(await readFile('package.json', 'utf8')) as Manifest;
const { contributes } = manifest;
const commands = contributes.commands.map(({ command }) => command);

/** Every path in a contribution begins with "./". */
function paths(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('./') ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(paths) : [];
}

describe('package.json', () => {
  it('is the extension descent-playground.descent, one bundle for desktop and browser', () => {
    expect(`${manifest.publisher}.${manifest.name}`).toBe('descent-playground.descent');
    expect(manifest.browser).toBe(manifest.main);
  });

  it('contributes files that exist', () => {
    expect(paths(contributes).filter(path => !existsSync(path))).toEqual([]);
  });

  it('puts only its own commands into menus and on keys', () => {
    const used = [...Object.values(contributes.menus).flat(), ...contributes.keybindings];
    expect(used.map(({ command }) => command).filter(name => !commands.includes(name))).toEqual([]);
  });

  it('names each command once, in the category Descent', () => {
    expect(new Set(commands).size).toBe(commands.length);
    expect(contributes.commands.filter(({ category }) => category !== 'Descent')).toEqual([]);
    expect(commands.filter(name => !name.startsWith('descent.'))).toEqual([]);
  });

  it('begins each setting with "descent."', () => {
    const settings = Object.keys(contributes.configuration.properties);
    expect(settings.filter(name => !name.startsWith('descent.'))).toEqual([]);
  });

  it('asks for exact versions, so that a clone gets what was tested', () => {
    const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it("knows VS Code's API as of the oldest version it runs in", () => {
    expect(`^${manifest.devDependencies['@types/vscode']!}`).toBe(manifest.engines.vscode);
  });

  it('has no more keywords than the Marketplace takes', () => {
    expect(manifest.keywords.length).toBeLessThanOrEqual(5);
  });
});
