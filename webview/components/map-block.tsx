// The map's section: its head with the kind of picture, and the plane, the curve or the surface beneath.

import type { Result } from '../../src/shared/protocol';
import { shownRuns } from '../state/select';
import type { MapKind } from '../state/state';
import { arrange, useSelect } from '../store';
import { useTheme } from '../theme/theme';
import { useState } from 'preact/hooks';
import { AfterWords } from './after-words';
import { IconButton } from './icon';
import { MapPlane } from './map-plane';
import { Select, type Choice } from './select';
import { Surface } from './surface';
import { PictureMenu } from './picture-menu';
import { Tex } from './tex';

type Shown = 'contour' | 'batch' | 'surface';

export const mapAxes = (result: Result, axes: readonly [number, number]): readonly number[] =>
  result.parameters.length === 1 ? [0] : axes;

export function MapBlock(): preact.JSX.Element | null {
  const result = useSelect(state => state.result);
  const { mapKind, ghost, axes } = useSelect(state => state.arranged);
  const [fits, setFits] = useState(0);
  if (result === null) return null;
  const plane = result.parameters.length > 1;
  return (
    <section class="block map-block" aria-label="Map">
      <div class="section-head">
        <h2>Map</h2>
        {result.parameters.length > 2 && <SliceAxes result={result} axes={axes} />}
        {plane && <KindSelect result={result} mapKind={mapKind} ghost={ghost} />}
        <IconButton
          icon="screen-full"
          title="Show all paths"
          onClick={() => {
            arrange({ mapView: null, camera: null });
            setFits(fits + 1);
          }}
        />
        <PictureMenu which="map" />
      </div>
      <AfterWords>
        {plane && mapKind === 'surface' ? (
          <Surface result={result} axes={axes} fits={fits} />
        ) : (
          <MapPlane result={result} axes={mapAxes(result, axes)} fits={fits} />
        )}
      </AfterWords>
    </section>
  );
}

interface KindSelectProps {
  readonly result: Result;
  readonly mapKind: MapKind;
  readonly ghost: boolean;
}

function KindSelect({ result, mapKind, ghost }: KindSelectProps): preact.JSX.Element {
  const hasBatch = result.batch !== undefined && result.batch.size !== null;
  const choices: readonly Choice<Shown>[] = [
    ...(hasBatch ? [{ value: 'batch', label: 'Full loss + batch' } as const] : []),
    { value: 'contour', label: hasBatch ? 'Full loss' : 'Contour' },
    { value: 'surface', label: 'Surface' },
  ];
  const value: Shown = mapKind === 'surface' ? 'surface' : hasBatch && ghost ? 'batch' : 'contour';
  return (
    <Select
      quiet
      label="Kind of map"
      value={value}
      choices={choices}
      onChoose={kind =>
        arrange({
          mapKind: kind === 'surface' ? 'surface' : 'contour',
          ...(kind === 'surface' ? {} : { ghost: kind === 'batch' }),
        })
      }
    />
  );
}

function SliceAxes({
  result,
  axes,
}: {
  readonly result: Result;
  readonly axes: readonly [number, number];
}): preact.JSX.Element {
  const choices = result.parameters.map(({ text }, i) => ({ value: String(i), label: text }));
  const choose =
    (which: 0 | 1) =>
    (value: string): void => {
      const chosen = Number(value);
      const [x, y] = axes;
      const other = which === 0 ? y : x;
      // Choosing the other axis's parameter swaps the two.
      const kept = chosen === other ? (which === 0 ? x : y) : other;
      arrange({ axes: which === 0 ? [chosen, kept] : [kept, chosen], mapView: null });
    };
  return (
    <span class="slice-axes">
      <Select
        quiet
        label="Horizontal parameter of the slice"
        value={String(axes[0])}
        choices={choices}
        onChoose={choose(0)}
      />
      <Tex latex="\times" class="secondary" />
      <Select
        quiet
        label="Vertical parameter of the slice"
        value={String(axes[1])}
        choices={choices}
        onChoose={choose(1)}
      />
    </span>
  );
}

export const useShown = (): {
  readonly theme: ReturnType<typeof useTheme>;
  readonly runs: ReturnType<typeof shownRuns>;
} => {
  const theme = useTheme();
  const runs = useSelect(shownRuns);
  return { theme, runs };
};
