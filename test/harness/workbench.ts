// A person at VS Code's workbench: opens files, types, presses F1, chooses a theme, looks. Knows the workbench's page, nothing of Descent.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { screenshots } from '../../scripts/lib/paths.mjs';

/** Names as the setting workbench.colorTheme has them; the picker's labels and the classes of the page's body follow. */
const themes = {
  'Default Dark Modern': { label: 'Dark Modern', className: 'vs-dark' },
  'Default Light Modern': { label: 'Light Modern', className: 'vs' },
  'Default High Contrast': { label: 'Dark High Contrast', className: 'hc-black' },
  'Default High Contrast Light': { label: 'Light High Contrast', className: 'hc-light' },
} as const;

const pickInput = '.quick-input-widget input[type=text]';

export type Theme = keyof typeof themes;

export class Workbench {
  constructor(readonly page: Page) {}

  /** Opens the workbench's address and waits until it takes keys. */
  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await this.page.waitForSelector('.monaco-workbench .part.editor');
    await this.page.waitForSelector('.explorer-folders-view .monaco-list-row, .explorer-viewlet');
  }

  /** Loads the page again, whatever it would ask first. */
  async reload(): Promise<void> {
    this.page.once('dialog', dialog => void dialog.accept());
    await this.page.reload({ waitUntil: 'domcontentloaded' });
    await this.page.waitForSelector('.monaco-workbench .part.editor');
  }

  /** Opens a file of the folder by its name and puts the cursor into it. */
  async openFile(name: string): Promise<void> {
    await this.page.locator('.explorer-folders-view').getByText(name, { exact: true }).dblclick();
    await this.editor(name).waitFor();
    await this.focusEditor(name);
  }

  async focusEditor(name: string): Promise<void> {
    await this.editor(name).locator('.view-lines').click();
    await this.page.waitForFunction(
      () => document.activeElement?.closest('.editor-instance') !== null,
    );
  }

  /** Whether the keyboard still belongs to a text editor. */
  async editorHasKeyboard(): Promise<boolean> {
    return await this.page.evaluate(
      () => document.activeElement?.closest('.editor-instance') !== null,
    );
  }

  /** What is seen of a file's text: its lines in sight, from top to bottom. */
  async shownText(name: string): Promise<string> {
    const lines = await this.editor(name)
      .locator('.view-line')
      .evaluateAll(all =>
        all
          .map(line => ({ top: line.getBoundingClientRect().top, text: line.textContent }))
          .sort((a, b) => a.top - b.top)
          .map(({ text }) => text),
      );
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Replaces the whole text of the editor that has the keyboard. */
  async replaceText(text: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+A');
    // A bracket typed over a selection would surround it.
    await this.page.keyboard.press('Delete');
    await this.page.keyboard.type(text);
    // VS Code closes a bracket and is typed over when the closing one comes; typed at a machine's speed while it still loads, it
    // forgets that, and the one it made stays behind the cursor: “(x - 3)^2)”. Nothing is to stand there.
    await this.page.keyboard.press('ControlOrMeta+Shift+End');
    await this.page.keyboard.press('Delete');
  }

  /** Saves what the editor in use shows. */
  async save(): Promise<void> {
    await this.command('File: Save');
    await this.page.locator('.tab.dirty').waitFor({ state: 'detached' });
  }

  /** Runs a command as a person does: F1, its title, Enter. */
  async command(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.pick(`>${title}`, title);
  }

  async setTheme(theme: Theme): Promise<void> {
    const { label, className } = themes[theme];
    await patiently(async () => {
      await this.command('Preferences: Color Theme');
      // Opened before VS Code has read its own themes, the list stays without them: it is opened anew.
      await this.pick(label, label, 1);
    }, 15);
    await this.page.waitForSelector(`.monaco-workbench.${className}`);
  }

  /** Answers the question where to save. */
  async saveAs(path: string): Promise<void> {
    const input = this.page.locator(pickInput);
    await this.page.waitForFunction(
      ([selector]) => document.querySelector<HTMLInputElement>(selector)?.value.includes('/'),
      [pickInput] as const,
    );
    // The name that is offered may come after what was typed, and in its place; then it is typed again.
    await patiently(async () => {
      await input.fill(path);
      await this.page.waitForTimeout(700);
      if ((await input.inputValue()) !== path) throw new Error(`The dialog does not take ${path}.`);
    }, 5);
    await input.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  /** Answers VS Code's question whether the folder's authors are trusted: no. */
  async restrict(): Promise<void> {
    await this.page.getByRole('button', { name: /don't trust/ }).click();
    await this.page.getByText('Restricted Mode').first().waitFor();
  }

  /** Lets the editors share the width: no side bar, no panel, no notifications. */
  async onlyEditors(): Promise<void> {
    await this.command('View: Close Primary Side Bar');
    await this.command('Notifications: Clear All Notifications');
  }

  /** Saves a picture of the window into the ignored folder of screenshots; returns its path. */
  async screenshot(name: string): Promise<string> {
    await mkdir(screenshots, { recursive: true });
    const path = join(screenshots, `${name}.png`);
    await this.page.screenshot({ path });
    return path;
  }

  /** Types into the open quick pick and takes the row that bears exactly the label. */
  private async pick(filter: string, label: string, attempts = 5): Promise<void> {
    const input = this.page.locator(pickInput);
    const row = this.row(label);
    // A pick that has just opened may drop what was typed too early; then it is typed again.
    await patiently(async () => {
      await input.fill(filter);
      await row.waitFor({ timeout: 3000 });
    }, attempts);
    await row.click();
    // Gone, or already the next pick of the same command.
    await this.page.waitForFunction(
      ([selector, text]) => {
        const open = document.querySelector<HTMLInputElement>(selector);
        return open?.checkVisibility() !== true || open.value !== text;
      },
      [pickInput, filter] as const,
    );
  }

  private row(label: string): Locator {
    return this.page
      .locator('.quick-input-list .monaco-list-row')
      .filter({ has: this.page.getByText(label, { exact: true }) })
      .first();
  }

  private editor(name: string): Locator {
    return this.page.locator(`.editor-instance .monaco-editor[data-uri$="/${name}"]`).first();
  }
}

/** Does it again where it fails, a few times. */
async function patiently(action: () => Promise<void>, attempts = 3): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await action();
      return;
    } catch (error) {
      if (attempt === attempts) throw error;
    }
  }
}
