// Listens to the console for what Descent's own page complains of: errors and warnings that its files raise, or that its frame reports. VS Code's own are left out.
import type { Page } from 'playwright-core';

/** @returns the list that grows as the page complains. */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('console', message => {
    const { url } = message.location();
    const type = message.type();
    if (ours(url) && ['error', 'warning', 'assert'].includes(type))
      complaints.push(`${type} at ${url}: ${message.text()}`);
  });
  page.on('pageerror', error => {
    if (ours(error.stack ?? '')) complaints.push(error.stack ?? error.message);
  });
  return complaints;
}

/** A file of the installed extension, or the document that VS Code writes its page into. */
const ours = (place: string): boolean =>
  /descent-playground\.descent-\d|webview\/browser\/pre\/fake\.html/.test(place);
