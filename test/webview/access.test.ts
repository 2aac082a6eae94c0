import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stand, type Panel } from './support';

const { open } = stand();

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Axe {
  run(
    context: Document,
    options: object,
  ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/** What axe-core finds; injected past the page's policy, as only a test may. */
async function violations(panel: Panel): Promise<string[]> {
  const source = await axeSource;
  const session = await panel.page.context().newCDPSession(panel.page);
  const present = await panel.frame.evaluate(() => 'axe' in window);
  if (!present) {
    const script = `if (location.pathname === '/frame') { ${source} }`;
    await session.send('Page.enable');
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: script });
    await panel.frame.evaluate(() => location.reload());
    await panel.frame.waitForSelector('.step-grid, .trace, .empty, .compare, .formulas', {
      timeout: 45_000,
    });
    await panel.frame.waitForFunction(() => 'axe' in window);
  }
  return panel.frame.evaluate(async () => {
    const { axe } = window as unknown as { axe: Axe };
    const found = await axe.run(document, { resultTypes: ['violations'] });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}`);
  });
}

const themes = ['dark', 'light', 'hc', 'hc-light'] as const;

describe('axe-core finds nothing', () => {
  let panel: Panel;
  beforeAll(async () => {
    panel = await open('batch');
    await violations(panel);
  }, 120_000);
  afterAll(async () => {
    await panel.close();
  });

  it.each(themes)(
    'in %s',
    async theme => {
      await panel.wear(theme);
      const found: string[] = [];
      for (const width of [420, 760, 1400]) {
        await panel.page.setViewportSize({ width, height: 900 });
        await panel.page.waitForTimeout(300);
        for (const tab of ['curves', 'step', 'table', 'compare', 'gradient', 'data']) {
          const button = panel.frame.locator(`#tab-${tab}`);
          if ((await button.count()) === 0) continue;
          await button.click();
          await panel.page.waitForTimeout(150);
          found.push(...(await violations(panel)).map(text => `${width} ${tab} ${text}`));
        }
      }
      expect(found).toEqual([]);
    },
    300_000,
  );
});

it('the empty state is clean too', async () => {
  const panel = await open('empty');
  for (const theme of themes) {
    await panel.wear(theme);
    expect(await violations(panel)).toEqual([]);
  }
  await panel.close();
}, 120_000);

describe('without eyes', () => {
  let panel: Panel;
  beforeAll(async () => {
    panel = await open('rosenbrock');
  }, 120_000);
  afterAll(async () => {
    await panel.close();
  });

  it('each step is one sentence in a polite live region, once it rests', async () => {
    await panel.choose(5);
    const live = panel.frame.locator('[data-live="step"]');
    await panel.until(
      () =>
        document
          .querySelector('[data-live="step"]')
          ?.textContent.startsWith('Gradient descent moved') === true,
      null,
    );
    expect(await live.getAttribute('aria-live')).toBe('polite');
  });

  it('each plot is a table', async () => {
    const captions = await panel.frame.locator('.plot-area table caption').allInnerTexts();
    expect(captions).toEqual(['Where the runs stand at step 5', 'loss of each run']);
  });

  it('the status is spoken', async () => {
    expect(await panel.frame.getByRole('status').innerText()).toContain(
      'Gradient descent is still descending',
    );
  });

  it('every control has a name and is reached by Tab, with a visible ring', async () => {
    await panel.frame.locator('body').click({ position: { x: 300, y: 22 } });
    const seen = new Set<string>();
    for (let i = 0; i < 60; i++) {
      await panel.page.keyboard.press('Tab');
      const at = await panel.frame.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) return null;
        const outline = [
          element,
          ...(element.closest('.run') ? [element.closest('.run')!] : []),
        ].map(one => getComputedStyle(one).outlineStyle);
        return {
          name: element.getAttribute('aria-label') ?? element.textContent.trim(),
          ring: outline.some(style => style !== 'none') || element.matches('.sash'),
        };
      });
      if (at === null) break;
      expect(at.name, 'a control without a name').not.toBe('');
      expect(at.ring, `no ring around ${at.name}`).toBe(true);
      seen.add(at.name);
    }
    for (const name of [
      'Run',
      'Step',
      'Add 200 steps',
      'Kind of map',
      'Show all paths',
      'Add optimizer',
      'Start x',
      'Schedule',
      'Quantity',
    ])
      expect([...seen].join('|')).toContain(name);
  });

  it('a run that has the keyboard keeps its learning rate and verdict in its name', async () => {
    await panel.frame.getByTitle('Add optimizer').focus();
    await panel.page.keyboard.press('Tab');
    await panel.frame.locator('.run .tools').first().waitFor();
    expect(await panel.frame.locator('.run').first().ariaSnapshot()).toMatch(
      /button "Gradient descent α 0.001 [\d.]+ Still descending"/,
    );
  });

  it('the keyboard stays beside what it has renamed, removed or reset', async () => {
    const focused = (): Promise<string> =>
      panel.frame.evaluate(() => (document.activeElement as HTMLElement).innerText);
    await panel.frame.locator('.run .choose').first().focus();
    await panel.page.keyboard.press('F2');
    await panel.page.keyboard.type('GD');
    await panel.page.keyboard.press('Enter');
    await panel.frame.waitForSelector('.run .name:text-is("GD")');
    expect(await focused()).toContain('GD');
    await panel.frame.getByTitle('Remove GD').focus();
    await panel.page.keyboard.press('Enter');
    await panel.until(() => document.querySelectorAll('.run').length === 2, null);
    expect(await focused()).toContain('Momentum');
    await panel.frame.getByRole('button', { name: 'Reset', exact: true }).focus();
    await panel.page.keyboard.press('Enter');
    await panel.until(() => document.querySelectorAll('.run').length === 3, null);
    expect(await panel.frame.evaluate(() => document.activeElement?.ariaLabel)).toBe(
      'More actions',
    );
  });
});

it('follows the theme live, and wears paper when asked', async () => {
  const panel = await open('rosenbrock', { theme: 'dark' });
  const groundIs = (colour: string): Promise<void> =>
    panel.until(wanted => {
      const map = document.querySelector('[data-plot="map"]');
      const { layout } = map as unknown as { layout: { paper_bgcolor: string } };
      return layout.paper_bgcolor === wanted;
    }, colour);
  await groundIs('rgb(31, 31, 31)');
  await panel.wear('light');
  await groundIs('rgb(255, 255, 255)');
  await panel.wear('hc');
  await groundIs('rgb(0, 0, 0)');
  await panel.frame.getByTitle('More actions').click();
  await panel.frame.getByRole('menuitemcheckbox', { name: 'Paper theme' }).click();
  await groundIs('rgb(255, 255, 255)');
  expect(
    await panel.frame.evaluate(
      () => getComputedStyle(document.querySelector('#app')!).backgroundColor,
    ),
  ).toBe('rgb(255, 255, 255)');
  await panel.close();
});
