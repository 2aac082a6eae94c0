// What needs WebGL, which drawing in software makes slow: the surface, and the page where Plotly's own drawing of the map is on screen.
import { expect, it } from 'vitest';
import { center, stand, type Panel } from './support';

const { open } = stand({ flat: false });

async function drawAs(panel: Panel, kind: 'surface' | 'contour'): Promise<void> {
  await panel.frame.getByLabel('Kind of map').selectOption(kind);
  await panel.until(
    type =>
      (document.querySelector('[data-plot="map"]') as unknown as { data?: { type: string }[] })
        .data?.[0]?.type === type,
    kind,
  );
}

it('wears another theme at once, also after runs have come and gone and the window was moved', async () => {
  const panel = await open('rosenbrock');
  await panel.tellHost({ kind: 'addOptimizer' });
  await panel.until(() => document.querySelectorAll('.run').length === 4, null);
  // A window of another size asks for other losses: Plotly draws, and knows the added run.
  await panel.page.setViewportSize({ width: 900, height: 1000 });
  await panel.page.waitForTimeout(1500);
  await panel.tellHost({ kind: 'reset' });
  await panel.until(() => document.querySelectorAll('.run').length === 3, null);
  await panel.page.waitForTimeout(500);
  const at = await center(panel, '.map-block .plot-area');
  await panel.page.mouse.move(at.x, at.y);
  await panel.page.mouse.wheel(0, -240);
  await panel.page.waitForTimeout(800);
  for (const theme of ['light', 'hc', 'hc-light', 'dark'] as const) {
    await panel.wear(theme);
    for (const plot of ['map', 'curves'])
      await panel.until(name => {
        const graph = document.querySelector(`[data-plot="${name}"]`)!;
        const { layout } = graph as unknown as { layout: { paper_bgcolor: string } };
        const drawn = graph.querySelector<SVGElement>('.xtick text')?.style.fill;
        const page = getComputedStyle(document.querySelector('#app')!);
        return layout.paper_bgcolor === page.backgroundColor && drawn !== undefined;
      }, plot);
  }
  expect(await panel.saidKind('failed')).toEqual([]);
  expect(panel.complaints.filter(text => !/favicon|404/.test(text))).toEqual([]);
  await panel.close();
});

it('the map is a surface too, with the paths on it and a camera that stays', async () => {
  const panel = await open('rosenbrock');
  await drawAs(panel, 'surface');
  const types = await panel.frame.$eval('[data-plot="map"]', graph =>
    (graph as unknown as { data: { type: string }[] }).data.map(({ type }) => type),
  );
  expect(types).toEqual(['surface', ...Array<string>(6).fill('scatter3d')]);
  await drawAs(panel, 'contour');
  await panel.close();
});
