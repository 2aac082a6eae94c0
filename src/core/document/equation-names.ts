// Every name in the equations, states and schedules of the settings, for hover, highlighting, rename and completion. Each optimizer is a scope of its own.

import type { Range, Role } from '../expression';
import { functions } from '../functions/index';
import { evaluationMeanings, givenNames } from './equation-given';
import { Problems } from './problems';
import { scan, type Token } from './tokens';
import type { Located, Occurrence, RunSetting, ScheduleSetting, Settings } from './types';

/** The names of all optimizers and schedules that the document writes out. */
export function equationOccurrences(settings: Settings): Occurrence[] {
  const own = settings.runs.flatMap((run, scope) => runOccurrences(run, scope, settings));
  return [...own, ...scheduleOccurrences(settings.schedule, settings.runs.length, [])];
}

function runOccurrences(run: RunSetting, scope: number, settings: Settings): Occurrence[] {
  const hyperparameters = [
    ...Object.keys(run.hyperparameters),
    ...Object.keys(settings.hyperparameters),
  ];
  const scheduled = scheduleOccurrences(run.schedule, scope, hyperparameters);
  if (run.equations === undefined) return scheduled;
  const found: Occurrence[] = [];
  const tell = (name: string, role: Role, range: Range | undefined, defines: boolean): void => {
    if (range !== undefined) found.push({ name, role, range, defines, scope });
  };
  const state = run.state ?? {};
  for (const [name, { keyRange }] of Object.entries(state)) tell(name, 'state', keyRange, true);
  for (const [name, { keyRange }] of Object.entries(run.hyperparameters))
    tell(name, 'hyperparameter', keyRange, true);
  const { text: equations, locate } = run.equations.value;
  const tokens = scan(equations, 0, equations.length, new Problems());
  const assigned = new Set(tokens.filter((_, i) => assigns(tokens, i)).map(token => token.text));
  tokens.forEach((token, i) => {
    if (token.kind !== 'name') return;
    const range = { start: locate(token.start), end: locate(token.end - 1) + 1 };
    const role = roleIn(token, tokens[i + 1], state, hyperparameters, assigned);
    if (role !== undefined) tell(token.text, role, range, role === 'local' && assigns(tokens, i));
  });
  return [...found, ...scheduled];
}

/** Whether a line begins at a token with `name =`. */
function assigns(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  return (
    tokens[i]?.kind === 'name' &&
    tokens[i + 1]?.text === '=' &&
    (before === undefined || before.kind === 'newline' || before.text === ';')
  );
}

function roleIn(
  token: Token,
  next: Token | undefined,
  state: Readonly<Record<string, unknown>>,
  hyperparameters: readonly string[],
  assigned: ReadonlySet<string>,
): Role | undefined {
  const name = token.text;
  if (next?.text === '(' && (functions.has(name) || Object.hasOwn(evaluationMeanings, name)))
    return 'function';
  if (name === 'w') return 'given';
  if (Object.hasOwn(state, name)) return 'state';
  if (hyperparameters.includes(name)) return 'hyperparameter';
  if (givenNames.has(name)) return 'given';
  if (assigned.has(name)) return 'local';
  if (name === 'g') return 'given';
  return name === 'pi' || name === 'e' || name === 'tau' ? 'constant' : undefined;
}

/** The names of a schedule that is an expression. */
function scheduleOccurrences(
  setting: Located<ScheduleSetting> | undefined,
  scope: number,
  hyperparameters: readonly string[],
): Occurrence[] {
  if (setting?.value.kind !== 'expression') return [];
  const { text, constants, locate } = setting.value;
  if (locate === undefined) return [];
  const found: Occurrence[] = [];
  for (const [name, { keyRange }] of Object.entries(constants))
    if (keyRange !== undefined)
      found.push({ name, role: 'hyperparameter', range: keyRange, defines: true, scope });
  const tokens = scan(text, 0, text.length, new Problems());
  tokens.forEach((token, i) => {
    if (token.kind !== 'name') return;
    const names = [...Object.keys(constants), ...hyperparameters];
    const role = roleIn(token, tokens[i + 1], {}, names, new Set());
    const range = { start: locate(token.start), end: locate(token.end - 1) + 1 };
    if (role !== undefined) found.push({ name: token.text, role, range, defines: false, scope });
  });
  return found;
}
