// Nothing stays behind: closed panels are collected with all they held, and runs leave the memory as it was. `npm run leaks` asks for ten times as many.
import * as vscode from 'vscode';
import { equal, ok } from './expect';
import { collect, collected, heldMegabytes, timesMore } from './memory';
import { closeAll, descent, panelTabs, replaceAll, run, type, until } from './support';

const text = (at: number): string =>
  `---\nstart: {x: -1.2, y: 1}\noptimizer: adam\nsteps: 20\n---\n(${at} - x)^2 + 10*(y - x^2)^2\n`;

/** VS Code's window has taken in what was sent to it: until then the extension host keeps every message. */
async function delivered(): Promise<void> {
  for (let i = 0; i < 2; i++) await vscode.commands.getCommands(true);
}

/** A run with its panel, closed again; what must be gone afterwards. */
async function openAndClose(panels: number): Promise<WeakRef<object>[]> {
  const gone: WeakRef<object>[] = [];
  const { panels: open } = await descent();
  for (let i = 0; i < panels; i++) {
    const { document } = await type(text(i + 1));
    await run(document);
    const playground = open.of(document)!;
    gone.push(new WeakRef(playground), new WeakRef(playground.experiment!));
    gone.push(new WeakRef(playground.panel));
  }
  await until('all panels', () => panelTabs().length === panels);
  await closeAll();
  return gone;
}

describe('Nothing leaks', function () {
  this.timeout(180_000 * timesMore);
  before(descent);
  afterEach(closeAll);

  it('when twenty panels are opened and closed', async () => {
    await openAndClose(2);
    await delivered();
    await collect();
    const before = heldMegabytes();
    const gone = await openAndClose(20);
    await delivered();
    equal(await collected(gone), gone.length, 'collected');
    await collect();
    const grown = heldMegabytes() - before;
    // VS Code itself keeps closed documents for three minutes.
    ok(!(grown > 12), `${grown.toFixed(1)} MB more`);
  });

  it('when the same text is run a thousand times, each time from another start', async () => {
    const { document } = await type(text(1));
    await run(document);
    const { panels } = await descent();
    const playground = panels.of(document)!;
    const runFrom = (x: number): Promise<unknown> =>
      Promise.resolve(playground.receive({ kind: 'setStart', start: [x, 1] }));
    for (let i = 0; i < 100; i++) await runFrom(i / 100);
    await delivered();
    await collect();
    const before = heldMegabytes();
    for (let i = 0; i < 1000 * timesMore; i++) {
      await runFrom(-i / 1000);
      if (i % 100 === 0) await delivered();
    }
    await delivered();
    await collect();
    const grown = heldMegabytes() - before;
    ok(!(grown > 3), `${grown.toFixed(1)} MB more`);
  });

  it('when the text is changed and run a hundred times', async () => {
    const { document } = await type(text(1));
    await run(document);
    const { panels } = await descent();
    const playground = panels.of(document)!;
    const edited = async (at: number): Promise<void> => {
      await replaceAll(document, text(at));
      await playground.again('run');
    };
    for (let i = 0; i < 20; i++) await edited(i + 2);
    await delivered();
    await collect();
    const before = heldMegabytes();
    for (let i = 0; i < 100 * timesMore; i++) await edited(i + 30);
    await delivered();
    await collect();
    const grown = heldMegabytes() - before;
    ok(!(grown > 4), `${grown.toFixed(1)} MB more`);
  });
});
