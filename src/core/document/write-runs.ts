// Writes the panel's list of runs into `optimizer` or `optimizers`, keeping what the document says of each run it keeps.

import type { RunOverride, Settings } from './types';
import { FrontMatterText, isMap, isScalar, isSeq, yamlMap, yamlText } from './yaml-edit';

/** The text with the runs as overridden; `settings` are those of the text. */
export function writeRuns(text: string, settings: Settings, runs: readonly RunOverride[]): string {
  const own = settings.runs;
  let current = text;
  for (const run of runs)
    if (run.from !== undefined) current = writeKept(current, settings, run, run.from);
  const count = Math.max(1, own.length);
  const unchanged = runs.length === count && runs.every((run, i) => run.from === i);
  return unchanged ? current : writeList(current, runs);
}

/** The values of a run that stays, where they stand already or where they read best. */
function writeKept(text: string, settings: Settings, run: RunOverride, from: number): string {
  const own = settings.runs[from];
  let current = text;
  for (const [name, value] of Object.entries(run.hyperparameters)) {
    const before = own?.hyperparameters[name] ?? settings.hyperparameters[name];
    if (before?.value === value) continue;
    const alone = settings.runs.length <= 1 && own?.hyperparameters[name] === undefined;
    const file = new FrontMatterText(current);
    const atTop =
      alone && (settings.hyperparameters[name] !== undefined || !isMap(itemOf(file, from)));
    current = atTop ? file.put(name, String(value)) : putInRun(current, from, name, String(value));
  }
  if (run.label !== undefined && run.label !== own?.label)
    current = putInRun(current, from, 'label', yamlText(run.label));
  if (run.convention !== undefined && run.convention !== own?.convention?.value)
    current = putInRun(current, from, 'convention', run.convention);
  return current;
}

function itemOf(file: FrontMatterText, index: number): ReturnType<FrontMatterText['get']> {
  const list = file.get('optimizers');
  return isSeq(list) ? list.items[index] : file.get('optimizer');
}

/** A key put into the map of one run, which is made where the run is only a name. */
function putInRun(text: string, index: number, key: string, value: string): string {
  const file = new FrontMatterText(text);
  const item = itemOf(file, index);
  if (item === undefined) return file.put('optimizer', yamlMap([['sgd', yamlMap([[key, value]])]]));
  if (isMap(item)) {
    const inner = item.items[0]?.value;
    return isMap(inner) ? file.put(key, value, inner) : text;
  }
  if (!isScalar(item)) return text;
  const name = file.source(item);
  const list = file.get('optimizers');
  const settings = yamlMap([[key, value]]);
  const isBlockItem = isSeq(list) && list.flow !== true;
  return file.replace(item, isBlockItem ? `${name}: ${settings}` : yamlMap([[name, settings]]));
}

/** The list itself: runs left out, added or moved. */
function writeList(text: string, runs: readonly RunOverride[]): string {
  const file = new FrontMatterText(text);
  const list = file.get('optimizers');
  if (isSeq(list) && list.flow !== true) {
    const { blocks, start, end, indent } = file.itemBlocks(list);
    const lines = runs.map(
      run =>
        (run.from === undefined ? undefined : blocks[run.from]) ??
        file.lines(`${indent}- ${added(run, false)}\n`),
    );
    return file.splice(start, end, lines.join(''));
  }
  if (isSeq(list)) {
    const items = list.items.map(item => file.source(item));
    return file.replace(
      list,
      `[${runs.map(run => (run.from === undefined ? undefined : items[run.from]) ?? added(run, true)).join(', ')}]`,
    );
  }
  const single = file.get('optimizer');
  const isBlock = isMap(single) && single.flow !== true;
  if (single !== undefined && isBlock && runs.some(run => run.from === 0)) {
    const kept = file.source(single).split('\n').join('\n  ');
    const column = single.items[0]?.key.range[0] ?? 0;
    const indent = ' '.repeat(indentOf(file.text, file.source(single), column));
    return file.putInstead(
      'optimizer',
      'optimizers',
      `\n${runs.map(run => `${indent}- ${run.from === 0 ? kept : added(run, false)}`).join('\n')}`,
    );
  }
  const first = single === undefined ? 'sgd' : file.source(single);
  const items = runs.map(run => (run.from === 0 ? first : added(run, true)));
  return items.length === 1
    ? file.putInstead('optimizer', 'optimizer', items[0] ?? 'sgd')
    : file.putInstead('optimizer', 'optimizers', `[${items.join(', ')}]`);
}

/** The indentation of a block whose first line is cut off. */
function indentOf(text: string, source: string, fallback: number): number {
  const at = text.indexOf(source);
  return at < 0 ? Math.min(fallback, 2) : at - (text.lastIndexOf('\n', at - 1) + 1);
}

/** A run that the panel added. */
function added(run: RunOverride, flow: boolean): string {
  const entries: [string, string][] = Object.entries(run.hyperparameters).map(([name, value]) => [
    name,
    String(value),
  ]);
  if (run.label !== undefined) entries.push(['label', yamlText(run.label)]);
  if (run.convention !== undefined) entries.push(['convention', run.convention]);
  if (entries.length === 0) return run.optimizer;
  const settings = yamlMap(entries);
  return flow ? yamlMap([[run.optimizer, settings]]) : `${run.optimizer}: ${settings}`;
}
