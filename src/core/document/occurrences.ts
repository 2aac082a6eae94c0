// Every name at every place, for highlighting, hover, rename and go to definition. Reads tokens, so that it works in broken statements too.

import { functions } from '../functions/index';
import { reductions, roleOf, type Names, type ParsedStatement } from './names';
import type { Token } from './tokens';
import type { Occurrence, Settings, StatementInfo } from './types';

/** The names in the statements. The arguments of the function that is the loss are the parameters. */
export function statementOccurrences(
  statements: readonly ParsedStatement[],
  names: Names,
  lossName: string | undefined,
): Occurrence[] {
  const found: Occurrence[] = [];
  for (const statement of statements) {
    const isLoss = statement.kind === 'function' && statement.name === lossName;
    const args = new Set(isLoss ? [] : statement.arguments.map(arg => arg.name));
    const bodyFrom = statement.body[0]?.start ?? statement.range.end;
    statement.tokens.forEach((token, i) => {
      if (token.kind !== 'name') return;
      const range = { start: token.start, end: token.end };
      const next = statement.tokens[i + 1];
      if (token.start < bodyFrom && statement.name !== undefined) {
        const isName = token.start === statement.nameRange?.start;
        const role = !isName
          ? isLoss
            ? 'parameter'
            : 'argument'
          : statement.kind === 'function'
            ? 'function'
            : statement.kind === 'column'
              ? 'column'
              : 'definition';
        found.push({ name: token.text, role, range, defines: true });
      } else
        found.push({
          name: token.text,
          role: roleAt(token, next, args, names),
          range,
          defines: false,
        });
    });
  }
  return found;
}

function roleAt(
  token: Token,
  next: Token | undefined,
  args: ReadonlySet<string>,
  names: Names,
): Occurrence['role'] {
  const called = next?.kind === 'operator' && next.text === '(';
  if (
    called &&
    (names.functions.has(token.text) || functions.has(token.text) || reductions.has(token.text))
  )
    return 'function';
  return roleOf(token.text, names, args);
}

/** The names in the settings: their keys, the starts and the columns. */
export function settingOccurrences(
  settings: Settings,
  keys: readonly { readonly name: string; readonly range: Occurrence['range'] }[],
  columnKeys: readonly { readonly name: string; readonly range: Occurrence['range'] }[],
): Occurrence[] {
  const found: Occurrence[] = keys.map(({ name, range }) => ({
    name,
    role: 'setting',
    range,
    defines: false,
  }));
  for (const { name, range } of columnKeys)
    found.push({ name, role: 'column', range, defines: true });
  const start = settings.start?.value;
  if (start?.kind === 'values') {
    for (const [name, { keyRange }] of Object.entries(start.values))
      if (keyRange !== undefined)
        found.push({ name, role: 'parameter', range: keyRange, defines: false });
  }
  return found;
}

/** Keys under other keys that are settings themselves: not a parameter's, a column's or an optimizer's name. */
export function nestedOccurrences(
  keys: readonly { readonly name: string; readonly range: Occurrence['range'] }[],
  others: readonly Occurrence[],
): Occurrence[] {
  const taken = new Set(others.map(({ range }) => range.start));
  return keys
    .filter(({ range }) => !taken.has(range.start))
    .map(({ name, range }) => ({ name, role: 'setting', range, defines: false, nested: true }));
}

/** A statement as the outline shows it. */
export const statementInfo = (statement: ParsedStatement): StatementInfo => ({
  kind: statement.kind,
  name: statement.name,
  range: statement.range,
  nameRange: statement.nameRange,
  ...(statement.kind === 'function' ? { arguments: statement.arguments.map(arg => arg.name) } : {}),
});
