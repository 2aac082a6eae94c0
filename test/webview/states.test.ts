import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stand, type Panel } from './support';

const { open } = stand();

describe('the states', () => {
  let panel: Panel;
  beforeAll(async () => {
    panel = await open('rosenbrock');
  }, 120_000);
  afterAll(async () => {
    await panel.close();
  });

  const tops = (): Promise<(number | undefined)[]> =>
    panel.frame.evaluate(() =>
      [
        '.transport',
        '.status',
        '.map-block',
        '.optimizers-block',
        '.curves-block',
        '.tabs-block',
      ].map(name => document.querySelector(name)?.getBoundingClientRect().top),
    );

  it('of a wrong text keep the last picture at full strength and everything in its place', async () => {
    const before = await tops();
    await panel.post({
      kind: 'problem',
      problem: { line: 2, column: 25, message: '“)” is missing' },
    });
    const status = panel.frame.locator('.status[data-kind="problem"]');
    expect(await status.innerText()).toContain(
      'Line 2, column 25: “)” is missing. The picture is the last one that was right.',
    );
    expect(await tops()).toEqual(before);
    expect(
      await panel.frame.locator('.map-block').evaluate(block => getComputedStyle(block).opacity),
    ).toBe('1');
    await panel.frame.getByRole('button', { name: 'Go to line 2' }).click();
    expect(await panel.waitFor('goTo')).toEqual({ kind: 'goTo', line: 2, column: 25 });
    await panel.choose(7);
    await panel.post({ kind: 'problem', problem: null });
    await panel.frame.waitForSelector('.status[data-kind="verdict"]');
  });

  it('of a computation count, and can be cancelled', async () => {
    const before = await tops();
    await panel.post({
      kind: 'progress',
      progress: { label: 'Adam', step: 412000, steps: 1000000, secondsLeft: 1, run: 'adam-2' },
    });
    await panel.frame.waitForSelector('.status[data-kind="progress"]');
    expect(await panel.frame.locator('.status').innerText()).toContain(
      'Computing Adam: step 412,000 of 1,000,000',
    );
    const bar = await panel.frame
      .locator('.status .bar')
      .evaluate(line => line.getBoundingClientRect().width / document.body.clientWidth);
    expect(bar).toBeCloseTo(0.412, 2);
    expect(await panel.frame.locator('.run .spin').count()).toBe(1);
    expect(await tops()).toEqual(before);
    await panel.frame.getByRole('button', { name: 'Cancel' }).click();
    await panel.waitFor('cancel');
    await panel.post({ kind: 'progress', progress: null });
  });

  it('of a changed document offer to run it', async () => {
    await panel.post({ kind: 'stale', stale: true });
    await panel.frame.locator('.status').getByRole('button', { name: 'Run' }).click();
    await panel.waitFor('run');
    await panel.frame.waitForSelector('.status[data-kind="verdict"]');
  });

  it('of a text that becomes right again show it at once, of another loss too', async () => {
    await panel.page.evaluate(() => void window.standIn.host.type('x^2 + 3*y^2'));
    await panel.until(
      () => document.querySelector('.title h1')?.getAttribute('title')?.includes('3') === true,
      null,
    );
    await panel.page.evaluate(() => void window.standIn.host.type('x^2 +'));
    await panel.frame.waitForSelector('.status[data-kind="problem"]');
    await panel.page.evaluate(() => void window.standIn.host.type('x^4'));
    await panel.until(
      () =>
        (document.querySelector('[data-plot="map"]') as unknown as { data?: { type: string }[] })
          .data?.[0]?.type === 'scatter',
      null,
    );
    expect(await panel.saidKind('failed')).toEqual([]);
  });
});

describe('before the first result', () => {
  it('there is a sentence, and a way to cancel a long computation', async () => {
    const panel = await open('rosenbrock', { query: { deaf: '1' }, bare: true });
    await panel.frame.getByText('Waiting for the document…').waitFor();
    await panel.post({
      kind: 'progress',
      progress: { label: 'Adam', step: 1000, steps: 1000000, secondsLeft: 9 },
    });
    await panel.frame
      .getByText(/Computing Adam: step 1000 of 1,000,000/)
      .first()
      .waitFor({ state: 'attached' });
    await panel.frame.getByRole('button', { name: 'Cancel' }).click();
    await panel.waitFor('cancel');
    await panel.close();
  });
});

describe('hostile names', () => {
  it('are only ever text', async () => {
    const panel = await open('rosenbrock');
    const hostile = '<img src=x onerror="window.broken=1">';
    await panel.tellHost({ kind: 'setLabel', run: 'adam-2', label: hostile });
    await panel.frame.waitForSelector('.run .name >> text=onerror');
    for (const tab of ['Compare', 'Table', 'Step'])
      await panel.frame.getByRole('tab', { name: tab }).click();
    expect(
      await panel.frame.evaluate(() => [
        Object.hasOwn(window, 'broken'),
        document.querySelectorAll('img').length,
      ]),
    ).toEqual([false, 0]);
    // As if the host had been talked into it: KaTeX is told to trust nothing.
    const latex =
      '\\href{javascript:alert(1)}{x} \\url{https://example.org} \\includegraphics{https://example.org/x.png} \\htmlClass{broken}{x} \\htmlStyle{color:red}{x} \\htmlData{a=b}{x}';
    await panel.page.evaluate(formula => {
      const { told } = window.standIn;
      const result = told.flatMap(one => (one.kind === 'result' ? [one.result] : [])).at(-1)!;
      const loss = { latex: formula, text: 'x' };
      window.standIn.post({ kind: 'result', result: { ...result, id: result.id + 1, loss } });
    }, latex);
    await panel.frame.waitForSelector('.title >> text=href');
    expect(await panel.frame.locator('a[href], .broken, [data-a], img').count()).toBe(0);
    const said = { kind: 'result', result: { runs: hostile } };
    await panel.page.evaluate(
      message => document.querySelector('iframe')?.contentWindow?.postMessage(message, '*'),
      said,
    );
    await panel.page.evaluate(() =>
      document.querySelector('iframe')?.contentWindow?.postMessage('<script>', '*'),
    );
    expect((await panel.waitFor('failed')).message).toContain('not understood');
    expect(await panel.frame.locator('.run').count()).toBe(3);
    await panel.close();
  });
});

describe('nothing leaks', () => {
  it('over many results and thousands of steps', async () => {
    const panel = await open('rosenbrock');
    const session = await panel.page.context().newCDPSession(panel.page);
    await session.send('HeapProfiler.enable');
    const measure = async (): Promise<{ heap: number; nodes: number }> => {
      await session.send('HeapProfiler.collectGarbage');
      const { metrics } = await session.send('Performance.getMetrics');
      const of = (name: string): number =>
        metrics.find(metric => metric.name === name)?.value ?? NaN;
      return { heap: of('JSHeapUsedSize'), nodes: of('Nodes') };
    };
    await session.send('Performance.enable');
    const work = async (rounds: number): Promise<void> => {
      await panel.frame.evaluate(async count => {
        const { standIn } = window.parent;
        const result = standIn.told.filter(message => message.kind === 'result').at(-1)!;
        standIn.deaf = true;
        standIn.told.length = 0;
        const scrubber = document.querySelector<HTMLInputElement>('.scrubber input')!;
        for (let i = 0; i < count; i++) {
          window.postMessage(structuredClone(result), '*');
          for (let step = 0; step < 200; step += 2) {
            scrubber.value = String(step);
            scrubber.dispatchEvent(new Event('input', { bubbles: true }));
          }
          if (i % 5 === 0) await new Promise(requestAnimationFrame);
        }
        standIn.said.length = 0;
        standIn.told.push(result);
        standIn.deaf = false;
        await new Promise(resolve => setTimeout(resolve, 1500));
      }, rounds);
    };
    await work(10);
    const before = await measure();
    await work(60);
    const after = await measure();
    expect(after.nodes).toBeLessThan(before.nodes * 1.2 + 500);
    expect(after.heap - before.heap).toBeLessThan(12e6);
    await panel.close();
  }, 180_000);
});
