// The panel's page, alone in a real browser: opened on a document, in a theme and a size, with what it said at hand.

import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { FromPage, ToPage } from '../../src/shared/protocol';
import { launchBrowser, type BrowserOptions, type TestBrowser } from '../harness/browser';
import { serve, type Served } from './stand-in/serve';

export interface OpenOptions {
  readonly theme?: 'dark' | 'light' | 'hc' | 'hc-light';
  readonly width?: number;
  readonly height?: number;
  /** Further parameters of the stand-in: `still`, `deaf`, `text`. */
  readonly query?: Readonly<Record<string, string>>;
  /** Not to wait for Plotly. */
  readonly bare?: boolean;
  /** Done to the browser's page before the panel's is opened in it. */
  readonly before?: (page: Page) => Promise<void>;
}

const patience = 120_000;

export class Panel {
  /** Errors and warnings of both frames; a clean run has none. */
  readonly complaints: string[] = [];

  constructor(
    readonly page: Page,
    readonly frame: Frame,
  ) {
    page.on('pageerror', error => this.complaints.push(error.message));
    page.on('console', message => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text());
    });
  }

  said(): Promise<FromPage[]> {
    return this.page.evaluate(() => window.standIn.said);
  }

  async saidKind<K extends FromPage['kind']>(kind: K): Promise<Extract<FromPage, { kind: K }>[]> {
    const all = await this.said();
    return all.filter(
      (message): message is Extract<FromPage, { kind: K }> => message.kind === kind,
    );
  }

  /** Waits until the page has said something of the kind, and gives the last of it. */
  async waitFor<K extends FromPage['kind']>(kind: K): Promise<Extract<FromPage, { kind: K }>> {
    await this.page.waitForFunction(
      word => window.standIn.said.some(({ kind: said }) => said === word),
      kind,
      { timeout: patience },
    );
    const [last] = (await this.saidKind(kind)).slice(-1);
    if (last === undefined) throw new Error(`Nothing of kind ${kind} was said.`);
    return last;
  }

  forget(): Promise<void> {
    return this.page.evaluate(() => {
      window.standIn.said.length = 0;
    });
  }

  post(message: ToPage): Promise<void> {
    return this.page.evaluate(told => window.standIn.post(told), message);
  }

  /** As the host would be asked. */
  async tellHost(message: FromPage): Promise<void> {
    await this.page.evaluate(said => window.standIn.host.receive(said), message);
  }

  deaf(deaf: boolean): Promise<void> {
    return this.page.evaluate(value => {
      window.standIn.deaf = value;
    }, deaf);
  }

  async step(): Promise<number> {
    return Number((await this.frame.locator('.step-field').inputValue()).replaceAll(',', ''));
  }

  async choose(step: number): Promise<void> {
    const field = this.frame.locator('.step-field');
    await field.fill(String(step));
    await field.press('Enter');
    await this.until(
      wanted =>
        document.querySelector<HTMLInputElement>('.scrubber input')?.valueAsNumber === wanted,
      step,
    );
  }

  async until<T>(check: (argument: T) => unknown, argument: T): Promise<void> {
    await this.frame.waitForFunction(check as never, argument as never, { timeout: patience });
  }

  async wear(theme: NonNullable<OpenOptions['theme']>): Promise<void> {
    await this.frame.evaluate(kind => window.wearTheme(kind), theme);
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}

export interface Stand {
  readonly open: (doc: string, options?: OpenOptions) => Promise<Panel>;
}

/** One browser and one server for the tests of a file; without WebGL, which costs five times the drawing, but where surfaces are tested. */
export function stand(options: BrowserOptions = { flat: true }): Stand {
  let browser: TestBrowser | undefined;
  let served: Served | undefined;
  beforeAll(async () => {
    [browser, served] = await Promise.all([launchBrowser(options), serve({ kept: true })]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });
  return {
    async open(
      doc,
      { theme = 'dark', width = 760, height = 1000, query = {}, bare = false, before } = {},
    ) {
      if (browser === undefined || served === undefined)
        throw new Error('The stand-in is not open.');
      const page = await browser.context.newPage();
      await before?.(page);
      await page.setViewportSize({ width, height });
      const search = new URLSearchParams({ doc, theme, ...query });
      await page.goto(`${served.url}/?${search.toString()}`, {
        waitUntil: 'commit',
        timeout: patience,
      });
      const handle = await page.waitForSelector('iframe', { timeout: patience });
      const frame = await handle.contentFrame();
      if (frame === null) throw new Error('The stand-in has no frame.');
      const panel = new Panel(page, frame);
      if (!bare) {
        await frame.waitForSelector('.step-grid, .trace, .empty', { timeout: patience });
        await frame.waitForFunction(() => 'Plotly' in window, undefined, {
          timeout: patience,
        });
        if ((await frame.locator('.empty').count()) === 0) {
          await frame.waitForSelector('[data-plot="map"] .main-svg, [data-plot="map"] canvas', {
            state: 'attached',
            timeout: patience,
          });
        }
      }
      return panel;
    },
  };
}

/** The middle of an element, for the mouse. */
export const center = async (panel: Panel, selector: string): Promise<{ x: number; y: number }> => {
  const box = (await panel.frame.locator(selector).boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

export interface Plotted {
  readonly name: string;
  readonly type: string;
  readonly x: number[];
  readonly y: number[];
}

export const plotted = (panel: Panel, plot: 'map' | 'curves' | 'data'): Promise<Plotted[]> =>
  panel.frame.$eval(`[data-plot="${plot}"]`, graph =>
    (
      graph as unknown as {
        data: { name: string; type: string; x: ArrayLike<number>; y: ArrayLike<number> }[];
      }
    ).data.map(({ name, type, x, y }) => ({
      name,
      type,
      x: Array.from(x),
      y: Array.from(y),
    })),
  );
