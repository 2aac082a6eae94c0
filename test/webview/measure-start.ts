// How the measuring script sees the page begin: a new page each time against the recorded conversation, under Chrome's trace, with a mark where the words and the picture are on the screen.

import type { Browser, Page } from 'playwright-core';
import type { FromPage, ToPage } from '../../src/shared/protocol';
import { categories, type TraceEvent } from './measure-trace';

export const marks = { begin: 'first line', words: 'words seen', picture: 'picture seen' } as const;

const wanted = {
  [marks.words]: ['.title .katex', '.status .sentence', '.step-grid .katex'],
  [marks.picture]: ['[data-plot="map"] .contourlayer path'],
};

/** To be called before the page is opened: marks the first frame that has painted all of it, its letters included. */
export async function markFirsts(page: Page): Promise<void> {
  await page.addInitScript(selectors => {
    if (window.parent === window || location.pathname !== '/frame') return;
    const left = new Map(Object.entries(selectors));
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      for (const [name, all] of left) {
        if (!all.every(one => document.querySelector(one) !== null)) continue;
        // KaTeX's formulas are unseen until their letters are there.
        if (document.fonts.status === 'loading') continue;
        performance.mark(name);
        left.delete(name);
      }
      if (left.size > 0) requestAnimationFrame(afterFrame);
    };
    // A message sent in a frame arrives once that frame is painted.
    const afterFrame = (): void => port2.postMessage(null);
    requestAnimationFrame(afterFrame);
  }, wanted);
}

export interface Start {
  readonly ready: number;
  readonly words: number;
  readonly picture: number;
}

/** Each question is answered at once as it was the first time: what is measured is the page, not the mathematics. */
const replay = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { standIn } = window;
    standIn.deaf = true;
    const told = [...standIn.told];
    const answer = (message: FromPage): ToPage | undefined =>
      told.find(one =>
        message.kind === 'ready'
          ? one.kind === 'result'
          : message.kind === 'map'
            ? one.kind === 'map' && one.map.purpose === message.map.purpose
            : one.kind === message.kind,
      );
    window.addEventListener('message', ({ data }: MessageEvent<FromPage>) => {
      const found = answer(data);
      if (found === undefined) return;
      const again =
        found.kind === 'map' && data.kind === 'map' ? { ...found, map: data.map } : found;
      standIn.post(again);
    });
  });

/** @returns the clock's times from the first line, and the trace that says what they were made of. */
export async function startsAgain(
  browser: Browser,
  page: Page,
  times: number,
): Promise<{ readonly starts: readonly Start[]; readonly events: readonly TraceEvent[] }> {
  await replay(page);
  const element = await page.waitForSelector('iframe');
  const address = (await element.getAttribute('src')) ?? '';
  await browser.startTracing(page, { categories });
  const starts: Start[] = [];
  for (let i = 0; i < times; i++) {
    // The old page is taken down before the new one begins, as a closed panel is.
    await element.evaluate(box => box.setAttribute('src', 'about:blank'));
    await page.waitForTimeout(500);
    await element.evaluate((box, src) => box.setAttribute('src', src), address);
    const handle = await page.waitForFunction(
      ({ begin, words, picture }) => {
        const inner = document.querySelector('iframe')?.contentWindow?.performance;
        const at = (name: string): number => inner?.getEntriesByName(name)[0]?.startTime ?? NaN;
        const from = at(begin);
        const start = {
          ready: at('ready') - from,
          words: at(words) - from,
          picture: at(picture) - from,
        };
        return Number.isFinite(start.picture) && start;
      },
      marks,
      { polling: 200, timeout: 120_000 },
    );
    const start = await handle.jsonValue();
    if (start !== false) starts.push(start);
  }
  const trace = JSON.parse((await browser.stopTracing()).toString('utf8')) as {
    traceEvents: readonly TraceEvent[];
  };
  return { starts, events: trace.traceEvents };
}
