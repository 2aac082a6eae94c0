// Looks inside Descent's webview: reaches its page in the workbench and reads what Plotly itself has drawn there. Knows VS Code's frames and `data-plot`, nothing more.
import type { FrameLocator, Page } from 'playwright-core';

/** One line or contour as Plotly holds it, as far as tests compare it. */
export interface PlottedTrace {
  readonly name: string;
  readonly type: string;
  readonly mode: string;
  readonly x: number[];
  readonly y: number[];
  /** What a contour holds per row beside the heights it draws: Descent's true losses. */
  readonly customdata: number[][];
}

/** The panel's page, two frames deep. VS Code may replace the inner frame, so it is looked up at each use. */
export function panel(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
}

/** Waits until the panel has a page that shows something. */
export async function panelShown(page: Page): Promise<FrameLocator> {
  const frame = panel(page);
  await frame.locator('#app > *').first().waitFor({ state: 'attached' });
  return frame;
}

/** The traces of the graph that carries `data-plot="NAME"`, once Plotly has drawn it. */
export async function plottedTraces(frame: FrameLocator, plot: string): Promise<PlottedTrace[]> {
  const graph = frame.locator(`[data-plot="${plot}"]:has(.main-svg)`);
  await graph.waitFor({ state: 'attached' });
  return await graph.evaluate(element =>
    (element as HTMLElement & { data: Partial<PlottedTrace>[] }).data.map(
      ({ name = '', type = 'scatter', mode = '', x = [], y = [], customdata = [] }) => ({
        name,
        type,
        mode,
        x: Array.from(x),
        y: Array.from(y),
        customdata: Array.from(customdata, row => Array.from(row)),
      }),
    ),
  );
}
