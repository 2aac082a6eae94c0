// Which statement is the loss (LANGUAGE 1), and what is left over.

import type { Graph } from './graph';
import type { ParsedStatement } from './names';
import type { Problems } from './problems';
import { joinFix, joinMessage } from './join-lines';
import { settingsTable } from './settings-table';
import { quote } from './words';

const twoLosses =
  'There are two losses: this formula and the one before it; give one of them a name, as in a = …, or add them up in one line.';

/** The statement whose value is minimised; undefined where there is none or the text leaves it open. */
export function findLoss(
  text: string,
  statements: readonly ParsedStatement[],
  graph: Graph,
  problems: Problems,
  empty: number,
): ParsedStatement | undefined {
  const named = statements.find(s => s.name === 'loss' && s.kind !== 'column');
  if (named !== undefined) return named;
  const bare = statements.filter(s => s.kind === 'expression');
  const [only, second] = bare;
  if (only !== undefined && second !== undefined) {
    const join = joinMessage(second);
    problems.error(
      second.range,
      'two-losses',
      join ?? twoLosses,
      join === undefined ? undefined : joinFix(text, only, second),
    );
    return undefined;
  }
  if (only !== undefined) return only;
  const used = new Set(
    [...graph.uses].flatMap(([user, targets]) => targets.filter(target => target !== user)),
  );
  const last = statements
    .filter(s => (s.kind === 'definition' || s.kind === 'function') && !used.has(s))
    .at(-1);
  if (last === undefined) {
    const place = statements.at(-1)?.range ?? { start: empty, end: empty };
    problems.error(place, 'no-loss', 'There is no loss yet; write one such as x^2 + y^2.');
  }
  return last;
}

/** Statements that nothing needs. */
export function tellUnused(
  statements: readonly ParsedStatement[],
  needed: ReadonlySet<ParsedStatement>,
  loss: ParsedStatement,
  problems: Problems,
): void {
  for (const statement of statements) {
    if (needed.has(statement)) continue;
    const name = statement.name;
    if (name === undefined) {
      problems.warning(
        statement.range,
        'unused',
        `This line is not used: the loss is ${quote(loss.name ?? 'the other formula')}.`,
      );
    } else {
      const what =
        statement.kind === 'column'
          ? 'The column '
          : statement.kind === 'function'
            ? 'The function '
            : '';
      problems.warning(
        statement.nameRange ?? statement.range,
        'unused',
        statement.kind === 'definition' && settingsTable.some(({ key }) => key === name)
          ? `${quote(name)} is not used by the loss; as a setting it stands at the top between two lines “---”, as in “${name}: …”.`
          : `${what}${quote(name)} is not used by the loss.`,
      );
    }
  }
}
