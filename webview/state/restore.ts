// What VS Code kept of the last visit, read back with distrust: only keys that are known, only values of the known kind.

import { firstArrangement, type Arrangement } from './state';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isRange = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && value.every(Number.isFinite);

const isView = (value: unknown): boolean => isRecord(value) && isRange(value.x) && isRange(value.y);

const isPoint = (value: unknown): boolean =>
  isRecord(value) && ['x', 'y', 'z'].every(key => Number.isFinite(value[key]));

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
const isSize = (value: unknown): boolean => Number.isFinite(value) && Number(value) > 0;
const oneOf =
  (...words: readonly string[]) =>
  (value: unknown): boolean =>
    words.includes(value as string);
const orNull =
  (check: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === null || check(value);
const isTruth = (value: unknown): boolean => typeof value === 'boolean';
const isText = (value: unknown): boolean => typeof value === 'string';

const checks: { readonly [K in keyof Arrangement]: (value: unknown) => boolean } = {
  step: orNull(isCount),
  run: orNull(isText),
  hidden: value => Array.isArray(value) && value.every(isText),
  speed: isSize,
  tab: oneOf('curves', 'step', 'table', 'compare', 'gradient', 'data'),
  mapKind: oneOf('contour', 'surface'),
  axes: value => Array.isArray(value) && value.length === 2 && value.every(isCount),
  mapView: orNull(isView),
  curvesSpan: orNull(isRange),
  camera: orNull(value => isRecord(value) && [value.eye, value.center, value.up].every(isPoint)),
  lens: isTruth,
  paper: isTruth,
  ghost: isTruth,
  rowArrows: isTruth,
  quantity: oneOf('loss', 'gradient', 'alpha', 'effective'),
  scale: orNull(oneOf('log', 'linear')),
  axis: oneOf('step', 'epoch', 'evaluations'),
  threshold: orNull(Number.isFinite),
  stepParameter: isCount,
  dataX: orNull(isCount),
  curvesHeight: orNull(isSize),
  tabsHeight: orNull(isSize),
  rightWidth: orNull(isSize),
};

export function restoreArrangement(kept: unknown): Arrangement {
  if (!isRecord(kept)) return firstArrangement;
  const known = Object.entries(checks).filter(
    ([key, check]) => Object.hasOwn(kept, key) && check(kept[key]),
  );
  return { ...firstArrangement, ...Object.fromEntries(known.map(([key]) => [key, kept[key]])) };
}
