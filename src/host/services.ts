// What the parts of the host share, built once in extension.ts.
import type { DataFiles } from './data-files';
import type { Readings } from './readings';
import type { Log } from './log';

export interface Services {
  readonly log: Log;
  readonly data: DataFiles;
  readonly readings: Readings;
}
