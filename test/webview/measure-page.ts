// What the measuring script does to the page: opens it, plays, drags, types. Knows the page's elements; prints nothing.

import type { Frame, Page } from 'playwright-core';

export type Times = readonly number[];

const patience = 120_000;
const picture = '[data-plot="map"] .contourlayer path';

export async function openAlone(page: Page, url: string): Promise<Frame> {
  await page.goto(url, { waitUntil: 'commit' });
  const element = await page.waitForSelector('iframe', { timeout: patience });
  const frame = await element.contentFrame();
  if (frame === null) throw new Error('The stand-in has no frame.');
  await frame.waitForSelector(picture, { timeout: patience, state: 'attached' });
  return frame;
}

export const playback = async (
  frame: Frame,
  seconds: number,
): Promise<{ readonly perSecond: number; readonly worst: number }> => {
  await frame.locator('.play').click();
  await frame.page().waitForTimeout(500);
  return frame.evaluate(
    time =>
      new Promise<{ perSecond: number; worst: number }>(resolve => {
        const gaps: number[] = [];
        const began = performance.now();
        let last = began;
        const tick = (now: number): void => {
          gaps.push(now - last);
          last = now;
          if (now - began < time * 1000) requestAnimationFrame(tick);
          else
            resolve({
              perSecond: (gaps.length / (now - began)) * 1000,
              worst: Math.max(...gaps.slice(1)),
            });
        };
        requestAnimationFrame(tick);
      }),
    seconds,
  );
};

declare global {
  interface Window {
    /** Milliseconds from the first event of a hand to the frame in which another loss stands in the list. */
    clock: Promise<number>;
  }
}

const startClock = (frame: Frame): Promise<void> =>
  frame.evaluate(() => {
    const loss = (): string =>
      document.querySelector('.run[data-selected] .loss')?.textContent ?? '';
    // What the move before has left to draw is not this one's.
    let before = '';
    let began = NaN;
    const begin = ({ timeStamp }: globalThis.Event): void => {
      if (!Number.isNaN(began)) return;
      began = timeStamp;
      before = loss();
    };
    for (const kind of ['input', 'pointermove'])
      document.addEventListener(kind, begin, { capture: true, once: true });
    const asked = performance.now();
    window.clock = new Promise(resolve => {
      const look = (): void => {
        const now = performance.now();
        const drawn = !Number.isNaN(began) && loss() !== before;
        if (drawn || now - asked > 3000) resolve(now - began);
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  });

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function held(
  page: Page,
  frame: Frame,
  handle: string,
  moves: number,
  place: (i: number, box: Box) => readonly [number, number],
): Promise<Times> {
  const box = await frame.locator(handle).first().boundingBox();
  if (box === null) throw new Error(`There is no ${handle}.`);
  await page.mouse.move(...place(0, box));
  await page.mouse.down();
  const times: number[] = [];
  for (let i = 1; i <= moves; i++) {
    await startClock(frame);
    await page.mouse.move(...place(i, box));
    times.push(await frame.evaluate(() => window.clock));
  }
  await page.mouse.up();
  return times;
}

/** Past the thumb's half at the track's end, where nothing moves, and within learning rates that do not diverge: infinite losses all look the same. */
export const sliderDragged = (page: Page, frame: Frame, moves: number): Promise<Times> =>
  held(page, frame, '.slider-row input[type=range]', moves, (i, box) => [
    box.x + box.width * (0.08 + 0.01 * i),
    box.y + box.height / 2,
  ]);

export const startDragged = (page: Page, frame: Frame, moves: number): Promise<Times> =>
  held(page, frame, '.start-ring', moves, (i, box) => [
    box.x + box.width / 2 + i * 3,
    box.y + box.height / 2 + i * 2,
  ]);

/** From another text, as the host has it, to its losses in Plotly's contour. */
export async function redrawn(page: Page, frame: Frame, texts: readonly string[]): Promise<Times> {
  const times: number[] = [];
  for (const text of texts) {
    const drawn = (): Promise<number> =>
      frame.evaluate(() => {
        const graph = document.querySelector('[data-plot="map"]');
        return (graph as unknown as { data: { customdata: Float64Array[] }[] }).data[0]
          ?.customdata[0]?.[0] as number;
      });
    const before = await drawn();
    const began = await page.evaluate(typed => {
      const now = performance.timeOrigin + performance.now();
      void window.standIn.host.type(typed);
      return now;
    }, text);
    const handle = await frame.waitForFunction(
      old => {
        const graph = document.querySelector('[data-plot="map"]');
        const { data } = graph as unknown as { data: { customdata: Float64Array[] }[] };
        return data[0]?.customdata[0]?.[0] !== old
          ? performance.timeOrigin + performance.now()
          : false;
      },
      before,
      { polling: 'raf', timeout: patience },
    );
    times.push(Number(await handle.jsonValue()) - began);
    await page.waitForTimeout(300);
  }
  return times;
}

/** Bytes of JavaScript in use, the stand-in's host included. */
export async function heap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? NaN;
}
