// The command line's only contact with Node: arguments, files, streams. What the commands do is src/core/command.

import { readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from './core/command';
import type { World } from './core/command';
import { encodingOf, notText } from './core/document/encoding';
import type { DataFile } from './core/document/types';

const STANDARD_INPUT = 0;

function read(file: string): { text: string } | { error: string } {
  try {
    return { text: decoded(readFileSync(file === '-' ? STANDARD_INPUT : file)) };
  } catch (error) {
    return { error: reason(error) };
  }
}

/** Text in UTF-8 or UTF-16; throws a TypeError for bytes that are neither. */
const decoded = (bytes: Uint8Array): string =>
  new TextDecoder(encodingOf(bytes), { fatal: true, ignoreBOM: true }).decode(bytes);

/** Only in the document's own folder or below, also behind symbolic links. */
function readData(document: string, name: string): DataFile {
  const folder = document === '-' ? process.cwd() : path.dirname(path.resolve(document));
  try {
    const file = realpathSync(path.resolve(folder, name));
    const inside = path.relative(realpathSync(folder), file);
    if (inside.startsWith('..') || path.isAbsolute(inside))
      return { path: name, error: 'it lies outside of the document’s folder' };
    return { path: name, text: decoded(readFileSync(file)) };
  } catch (error) {
    return { path: name, error: reason(error) };
  }
}

function reason(error: unknown): string {
  if (error instanceof TypeError) return notText;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES') return 'reading it is not permitted';
  return error instanceof Error ? error.message : String(error);
}

const world: World = {
  out: text => void process.stdout.write(text),
  error: text => void process.stderr.write(text),
  read,
  readData,
  engine: `v8 ${process.versions.v8}`,
};

// A reader that goes away (`| head`) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? 0 : 1),
);

try {
  process.exitCode = runCommand(process.argv.slice(2), world);
} catch (error) {
  world.error(`descent: something went wrong that should not: ${reason(error)}\n`);
  process.exitCode = 70;
}
