// Plays the panel for as many frames as one likes, as fast as the page can draw them, and says what memory it holds. For the test of leaks and for `npm run leaks`.
import type { CDPSession, Frame, Page } from 'playwright-core';

declare global {
  interface Window {
    /** Frames drawn since the page began, in a clock of its own. */
    drawnFrames?: number;
  }
}

/** Before the page's first script: its frames follow one another at once, each a sixtieth of a second later by the page's clock. */
export async function hurry(page: Page): Promise<void> {
  await page.addInitScript(() => {
    // The stand-in's host, in the outer page, keeps the real clock.
    if (window === window.top) return;
    let now = performance.now();
    let next = 1;
    const waiting = new Map<number, FrameRequestCallback>();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      now += 1000 / 60;
      window.drawnFrames = (window.drawnFrames ?? 0) + 1;
      const callbacks = [...waiting.values()];
      waiting.clear();
      for (const callback of callbacks) callback(now);
    };
    window.requestAnimationFrame = callback => {
      if (waiting.size === 0) port2.postMessage(null);
      waiting.set(next, callback);
      return next++;
    };
    window.cancelAnimationFrame = handle => {
      waiting.delete(handle);
    };
    performance.now = () => now;
  });
}

/** The page draws as before, but the browser need not put every picture on the screen, which takes ten times as long. */
export function hide(page: Page): Promise<void> {
  return page.evaluate(() => {
    const frame = document.querySelector('iframe');
    if (frame !== null) frame.style.visibility = 'hidden';
  });
}

/** Until so many frames more are drawn; then playback pauses. */
export async function playFrames(frame: Frame, frames: number): Promise<void> {
  const drawn = (): Promise<number> => frame.evaluate(() => window.drawnFrames ?? 0);
  const end = (await drawn()) + frames;
  while ((await drawn()) < end) await playAgain(frame);
  await frame.evaluate(() => {
    const button = document.querySelector<HTMLElement>('.play');
    if (button?.textContent.includes('Pause') === true) button.click();
  });
}

/** Presses Run where playback has come to its end. */
export function playAgain(frame: Frame): Promise<void> {
  return frame.evaluate(() => {
    const button = document.querySelector<HTMLElement>('.play');
    if (button?.textContent.includes('Run') === true) button.click();
  });
}

export function heapSession(page: Page): Promise<CDPSession> {
  return page.context().newCDPSession(page);
}

/** The stand-in keeps all that was said, which is not the page's doing. */
export function forgetMessages(page: Page): Promise<void> {
  return page.evaluate(() => {
    window.standIn.said.length = 0;
    window.standIn.told.length = 0;
  });
}

/** Bytes of JavaScript that are still held after everything else was collected. */
export async function heldBytes(session: CDPSession): Promise<number> {
  // What is held by what is collected only now goes the next time.
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}
