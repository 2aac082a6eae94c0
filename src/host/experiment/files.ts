// stub
import type { OutFile } from '../save-file';
import type { SaveFormat } from '../../shared/protocol';
import type { Shown } from './shown';
export type HostFormat = Exclude<SaveFormat, 'png' | 'svg'>;
export function makeFile(
  format: HostFormat,
  shown: Shown,
  run: string | undefined,
  name: string,
): OutFile {
  return {
    name: `${name}.${format}`,
    content: String(shown.result.id) + (run ?? ''),
    what: 'the table',
    format,
  };
}
