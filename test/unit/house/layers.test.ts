// Holds every import line of src and webview to the design's arrows.
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { findFiles } from '../../../scripts/lib/find-files.mjs';
import { importsOf } from './imports';
import { layerOf, objection } from './layers';

async function files(): Promise<string[]> {
  return [
    ...(await findFiles('src', '.ts', '.tsx')),
    ...(await findFiles('webview', '.ts', '.tsx')),
  ];
}

describe('the layers', () => {
  it('are imported along the arrows of the design and no other', async () => {
    const objections: string[] = [];
    for (const file of await files()) {
      for (const read of importsOf(file, await readFile(file, 'utf8'))) {
        const reason = objection(file, read);
        if (reason !== undefined) objections.push(reason);
      }
    }
    expect(objections).toEqual([]);
  });

  it('hold every file of src and webview', async () => {
    expect((await files()).filter(file => layerOf(file) === undefined)).toEqual([]);
  });

  it.each([
    ['src/core/run/descend.ts', "import { window } from 'vscode';"],
    ['src/core/run/descend.ts', "import fs from 'node:fs';"],
    ['src/core/run/descend.ts', "export { panel } from '../../host/panel';"],
    ['src/core/run/descend.ts', "const panel = await import('../../host/panel');"],
    ['src/core/run/descend.ts', "type Panel = import('../../host/panel').Panel;"],
    ['src/core/run/descend.ts', 'const any = await import(name);'],
    ['src/shared/protocol.ts', "import type { Trace } from '../core/run/trace';"],
    ['src/host/panel.ts', "import { App } from '../../webview/app';"],
    ['src/host/panel.ts', "import Plotly from 'plotly.js-dist-min';"],
    ['webview/main.tsx', "import { descend } from '../src/core/run/descend';"],
    ['webview/main.tsx', "import Plotly from 'plotly.js-dist-min';"],
    ['webview/main.tsx', "const fs = require('node:fs');"],
    ['src/cli.ts', "import { panel } from './host/panel';"],
  ])('refuse in %s: %s', (file, text) => {
    const [read] = importsOf(file, text);
    expect(objection(file, read!)).toBeTypeOf('string');
  });

  it.each([
    ['src/extension.ts', "import { registerCommands } from './host/commands';"],
    ['src/cli.ts', "import { readFile } from 'node:fs/promises';"],
    ['src/host/panel.ts', "import type { ToPage } from '../shared/protocol';"],
    ['webview/plotly.ts', "import Plotly from 'plotly.js-dist-min';"],
    ['webview/plot/plot.tsx', "import type { Data } from 'plotly.js';"],
    ['src/core/mathjs.ts', "import { create } from 'mathjs/number';"],
  ])('allow in %s: %s', (file, text) => {
    const [read] = importsOf(file, text);
    expect(objection(file, read!)).toBeUndefined();
  });
});
