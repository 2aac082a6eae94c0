// The arrows of the design: which layer may import which other and which libraries. Pure; layers.test.ts holds the files to it.
import { posix } from 'node:path';
import type { Import } from './imports';

type Layer = 'core' | 'shared' | 'host' | 'extension' | 'cli' | 'webview';

interface Rule {
  readonly layers: readonly Layer[];
  readonly packages: readonly string[];
  readonly node?: boolean;
}

const rules: Readonly<Record<Layer, Rule>> = {
  core: { layers: ['core'], packages: ['mathjs', 'yaml', 'papaparse', 'pure-rand'] },
  shared: { layers: ['shared'], packages: ['valibot'] },
  host: { layers: ['host', 'core', 'shared'], packages: ['vscode'] },
  extension: { layers: ['host'], packages: ['vscode'] },
  cli: { layers: ['core'], packages: [], node: true },
  webview: { layers: ['webview', 'shared'], packages: ['preact', 'katex', '@vscode/codicons'] },
};

/** The one file that runs Plotly; the others may name its types. */
const plotlyFile = 'webview/plotly.ts';

export function layerOf(file: string): Layer | undefined {
  if (file === 'src/extension.ts') return 'extension';
  if (file === 'src/cli.ts') return 'cli';
  const folder = /^(?:src\/(core|shared|host)|(webview))\//.exec(file);
  return (folder?.[1] ?? folder?.[2]) as Layer | undefined;
}

/** @returns why the import is not allowed, or nothing. */
export function objection(file: string, { specifier, typeOnly }: Import): string | undefined {
  const layer = layerOf(file);
  if (layer === undefined) return `${file} lies in no layer`;
  const allowed = specifier.startsWith('.')
    ? mayReach(layer, posix.join(posix.dirname(file), specifier))
    : mayUse(layer, file, specifier, typeOnly);
  return allowed ? undefined : `${file} (${layer}) imports ${specifier}`;
}

function mayReach(layer: Layer, target: string): boolean {
  // An entry is named without its ending.
  const to = layerOf(target) ?? layerOf(`${target}.ts`);
  return to !== undefined && rules[layer].layers.includes(to);
}

function mayUse(layer: Layer, file: string, specifier: string, typeOnly: boolean): boolean {
  if (specifier.startsWith('node:')) return rules[layer].node === true;
  const name = /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
  if (name.startsWith('plotly.js')) return file === plotlyFile || (layer === 'webview' && typeOnly);
  return rules[layer].packages.includes(name);
}
