// One measurement in a process of its own: the file that VS Code starts with, from its text to the end of `activate`; or the
// file that is loaded on first use. A stand-in for VS Code answers every call with nothing. Prints milliseconds of CPU.

import { readFileSync } from 'node:fs';
import { compileFunction } from 'node:vm';

interface Extension {
  readonly activate?: (context: unknown) => unknown;
}

/** Whatever is read, called or built of it is another of its kind; a list of nothing. */
function nothing(): object {
  const target = function (): void {
    // Only ever called through the proxy.
  };
  const known: Record<PropertyKey, unknown> = { prototype: {}, then: undefined };
  return new Proxy(target, {
    get: (_, key) => {
      if (key === Symbol.iterator) return [][Symbol.iterator];
      if (key === Symbol.toPrimitive) return () => '';
      return key in known ? known[key] : (known[key] = nothing());
    },
    apply: nothing,
    construct: nothing,
  });
}

/** The parts of VS Code that are named before anything is used. */
const parts = [
  'CodeAction', 'CodeActionKind', 'CodeLens', 'CompletionItemKind', 'Diagnostic', 'Disposable', 'EventEmitter', 'FileChangeType',
  'FileSystemError', 'FileType', 'FoldingRangeKind', 'Position', 'Range', 'RelativePattern', 'SemanticTokensLegend', 'SymbolKind',
  'Uri', 'ViewColumn', 'commands', 'env', 'extensions', 'languages', 'window', 'workspace',
]; // prettier-ignore

const file = process.argv[2] ?? 'dist/extension.js';
const vscode = Object.fromEntries(parts.map(name => [name, nothing()]));
const source = readFileSync(file, 'utf8');

const before = process.cpuUsage();
const module: { exports: Extension } = { exports: {} };
const run = compileFunction(source, ['module', 'exports', 'require'], { filename: file });
run.call(undefined, module, module.exports, () => vscode);
module.exports.activate?.(nothing());
const { user, system } = process.cpuUsage(before);
console.log(((user + system) / 1000).toFixed(2));
process.exit();
