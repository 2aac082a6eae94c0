// What stood on the screen when a test failed: a picture for who has the machine, and its words for who has only the log.
import type { Installed } from './installed';
import { panel } from './webview';

export async function tellScene({ workbench }: Installed, test: string): Promise<void> {
  const { page } = workbench;
  const picture = workbench.screenshot(`failed-${test.replace(/\W+/g, '-')}`);
  const lines = await page.locator('.editor-instance .view-lines').allInnerTexts();
  const toasts = await page.locator('.notification-toast').allInnerTexts();
  const shown = panel(page)
    .locator('#app')
    .innerText({ timeout: 2000 })
    .catch((error: unknown) => `no page: ${String(error)}`);
  console.error(`When “${test}” failed, there stood`);
  console.error(`in the editors: ${JSON.stringify(lines)}`);
  console.error(`in the panel: ${JSON.stringify(await shown)}`);
  console.error(`as messages: ${JSON.stringify(toasts)}`);
  console.error(`the keyboard was in ${await page.evaluate(keyboard)}; picture: ${await picture}`);
}

const keyboard = (): string => {
  const { activeElement } = document;
  return activeElement === null ? 'nothing' : `${activeElement.tagName} ${activeElement.className}`;
};
