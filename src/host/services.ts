// What the parts of the host share, built once in extension.ts.
import type { DataFiles } from './data-files';
import type { Diagnostics } from './editor/diagnostics';
import type { Log } from './log';
import type { Readings } from './readings';

export interface Services {
  readonly log: Log;
  readonly data: DataFiles;
  readonly readings: Readings;
  readonly diagnostics: Diagnostics;
}
