// Looks inside Descent's webview: finds its frame in the workbench and reads what Plotly itself has drawn there.
import type { Frame, Page } from 'playwright-core';

const extensionId = 'descent-playground.descent';

/** One line or contour as Plotly holds it, as far as tests compare it. */
export interface PlottedTrace {
  readonly name: string;
  readonly type: string;
  readonly mode: string;
  readonly x: number[];
  readonly y: number[];
}

/** Waits for the page of the panel, which VS Code puts two frames deep. */
export async function webviewFrame(page: Page, timeout = 30_000): Promise<Frame> {
  const deadline = Date.now() + timeout;
  for (;;) {
    const frame = page
      .frames()
      .find(candidate => candidate.parentFrame()?.url().includes(`extensionId=${extensionId}`));
    if (frame !== undefined) {
      await frame.waitForSelector('body > *', { state: 'attached', timeout });
      return frame;
    }
    if (Date.now() > deadline) throw new Error('Descent has opened no panel.');
    await page.waitForTimeout(100);
  }
}

/** The traces of the graph that carries `data-plot="NAME"`, once Plotly has drawn it. */
export async function plottedTraces(frame: Frame, plot: string): Promise<PlottedTrace[]> {
  const selector = `[data-plot="${plot}"]`;
  await frame.waitForSelector(`${selector} .main-svg`, { state: 'attached' });
  return await frame.$eval(selector, graph =>
    (graph as HTMLElement & { data: Partial<PlottedTrace>[] }).data.map(
      ({ name = '', type = 'scatter', mode = '', x = [], y = [] }) => ({
        name,
        type,
        mode,
        x: Array.from(x),
        y: Array.from(y),
      }),
    ),
  );
}
