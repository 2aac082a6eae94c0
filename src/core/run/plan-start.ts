// Where a run begins: the document's start, or the default of LANGUAGE 1 with its reason.

import type { Settings, StartSetting } from '../document/types';
import { formatSetting } from '../explain/numbers';
import { gradientInChunks } from './evaluate';
import { uniformPoint } from './random';
import type { Chosen, Objective } from './types';

/** Without data: 2, −1.5, 1, −0.5, and again from the front. */
const SPREAD = [2, -1.5, 1, -0.5];

/** The settings' start with the overrides already in it. */
export interface StartRequest {
  readonly setting: StartSetting | undefined;
  /** Seed of random starts that have none of their own. */
  readonly seed: number;
  /** True where the seed beats the start's own (--seed). */
  readonly seedWins: boolean;
}

export function startRequest(
  settings: Settings,
  override: Readonly<Record<string, number>> | undefined,
  seed: number | undefined,
): StartRequest {
  const setting: StartSetting | undefined = override
    ? {
        kind: 'values',
        values: Object.fromEntries(
          Object.entries(override).map(([name, value]) => [name, { value }]),
        ),
      }
    : settings.start?.value;
  return { setting, seed: seed ?? settings.seed?.value ?? 1, seedWins: seed !== undefined };
}

/** The start in parameter order, what was chosen and why. Yields within evaluations on many rows. */
export function* choosingStart(
  objective: Objective,
  { setting, seed, seedWins }: StartRequest,
): Generator<void, Chosen<readonly number[]>> {
  const { parameters } = objective;
  if (setting?.kind === 'random') {
    const used = seedWins ? seed : (setting.seed ?? seed);
    return {
      value: uniformPoint(parameters.length, setting.size, used),
      chosen: true,
      reason: `Random, as the document asks: uniform between ${formatSetting(-setting.size)} and ${formatSetting(setting.size)}, from seed ${used}.`,
    };
  }
  const given = setting?.values ?? {};
  const missing = parameters.filter(name => given[name] === undefined);
  const fill = (value: (j: number) => number): number[] =>
    parameters.map((name, j) => given[name]?.value ?? value(j));
  if (missing.length === 0) return { value: fill(() => NaN), chosen: false };

  const who =
    missing.length === parameters.length
      ? 'No start is given'
      : `No start is given for ${list(missing)}`;
  const hasData = objective.rows > 0;
  const plain = fill(j => (hasData ? 0 : (SPREAD[j % SPREAD.length] ?? 0)));
  const fault = yield* faultAt(objective, plain);
  if (fault === undefined) {
    return {
      value: plain,
      chosen: true,
      reason: hasData
        ? `${who}; 0, as usual with data.`
        : `${who}; ${missing.length === 1 ? 'a value' : 'values'} away from zero, alternating in sign.`,
    };
  }
  const random = uniformPoint(parameters.length, 1, seed);
  return {
    value: fill(j => random[j] ?? 0),
    chosen: true,
    reason: `${who}, and at ${hasData ? 'zero' : 'the usual start'} ${fault}; uniform between −1 and 1, from seed ${seed}.`,
  };
}

/** Why a point does not serve as a start, in words. */
function* faultAt(
  objective: Objective,
  point: readonly number[],
): Generator<void, string | undefined> {
  const g = new Float64Array(point.length);
  const loss = yield* gradientInChunks(objective, Float64Array.from(point), g);
  if (!Number.isFinite(loss)) return 'the loss is not finite';
  const bad = g.findIndex(part => !Number.isFinite(part));
  if (bad >= 0) return `the partial for ${objective.parameters[bad] ?? ''} is not finite`;
  const zero = g.indexOf(0);
  if (zero >= 0) return `the partial for ${objective.parameters[zero] ?? ''} is zero`;
  return undefined;
}

function list(names: readonly string[]): string {
  if (names.length > 4) return `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
  return names.length < 2
    ? (names[0] ?? '')
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
