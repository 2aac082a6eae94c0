// The edits that put overrides into a document's settings.

import type { Overrides, TextEdit } from './types';

/** One edit of the front matter, or none where nothing is overridden. */
export function writeSettings(_text: string, _overrides: Overrides): TextEdit[] {
  return [];
}
