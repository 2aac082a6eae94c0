// The whole page: which layout fits the panel, and which blocks stand in it. Measures the panel, never the window.

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Layout, Tab } from '../state/state';
import { arrange, dispatch, useSelect } from '../store';
import { refreshTheme } from '../theme/theme';
import { CurvesBlock } from './curves';
import { Empty } from './empty';
import { Live } from './live';
import { MapBlock } from './map-block';
import { Optimizers } from './optimizers';
import { Sash } from './sash';
import { Status } from './status';
import { StepBlock } from './step-block';
import { Tabs } from './tabs';
import { Title } from './title';
import { Transport } from './transport';
import { useSize, type Size } from './use-size';
import { Waiting } from './waiting';

const mediumFrom = 560;
const wideFrom = 1100;
const tinyBelow = 400;
const shortBelow = 700;
/** Title, transport and status. */
const stripsHeight = 120;

export const layoutOf = (width: number): Layout =>
  width >= wideFrom ? 'wide' : width >= mediumFrom ? 'medium' : 'narrow';

export function App(): preact.JSX.Element {
  const page = useRef<HTMLDivElement>(null);
  const size = useSize(page);
  const phase = useSelect(state => state.phase);
  const paper = useSelect(state => state.arranged.paper);
  const layout = layoutOf(size.width);
  useLayoutEffect(() => dispatch({ kind: 'layout', layout }), [layout]);
  useLayoutEffect(() => {
    page.current?.parentElement?.toggleAttribute('data-paper', paper);
    refreshTheme();
  }, [paper]);
  const short = layout === 'medium' && size.height < shortBelow;
  const tiny = size.width < tinyBelow;
  return (
    <div
      class="page"
      ref={page}
      data-layout={layout}
      data-short={short ? '' : undefined}
      data-tiny={tiny ? '' : undefined}
    >
      {phase === 'waiting' && <Waiting />}
      {phase === 'empty' && <Empty />}
      {phase === 'ready' && size.width > 0 && (
        <Playground size={size} short={short} tiny={tiny} layout={layout} />
      )}
      <Live />
    </div>
  );
}

interface PlaygroundProps {
  readonly size: Size;
  readonly layout: Layout;
  readonly short: boolean;
  readonly tiny: boolean;
}

const tabsOf = (layout: Layout, short: boolean): readonly Tab[] => {
  if (layout === 'wide') return ['table', 'compare', 'gradient', 'data'];
  const base: readonly Tab[] = ['step', 'table', 'compare', 'gradient', 'data'];
  return layout === 'narrow' || short ? ['curves', ...base] : base;
};

function Playground({ size, layout, short, tiny }: PlaygroundProps): preact.JSX.Element {
  const { curvesHeight, tabsHeight, rightWidth } = useSelect(state => state.arranged);
  const wide = layout === 'wide';
  const curves = curvesHeight ?? (wide ? 232 : 176);
  const [needed, setNeeded] = useState(0);
  // The tabs scroll anyway: they give way to the list of optimizers, which is read whole.
  const spared = size.height - stripsHeight - curves - needed;
  const tabs = tabsHeight ?? (short ? 240 : Math.round(Math.min(292, Math.max(200, spared))));
  const right = rightWidth ?? 496;
  const body = { '--curves': `${curves}px`, '--tabs': `${tabs}px`, '--right': `${right}px` };
  const spare = size.height - stripsHeight;
  return (
    <>
      <header class="strips">
        <Title width={size.width} tiny={tiny} />
        <Transport tiny={tiny} />
        <Status />
      </header>
      <main class="body" style={body}>
        <MapBlock />
        <Optimizers onHeight={setNeeded} />
        {layout !== 'narrow' && !short && (
          <div class="block curves-block-box" style={{ gridArea: 'curves' }}>
            <Sash
              direction="row"
              label="Height of the curves"
              size={curves}
              least={110}
              most={spare * 0.6}
              onResize={height => arrange({ curvesHeight: height })}
            />
            <CurvesBlock />
          </div>
        )}
        {wide ? (
          <div class="block right-block">
            <Sash
              direction="column"
              label="Width of the right column"
              size={right}
              least={380}
              most={size.width - 304 - 380}
              onResize={width => arrange({ rightWidth: width })}
            />
            <StepBlock />
            <Tabs tabs={tabsOf(layout, short)} width={right} />
          </div>
        ) : (
          <div class="block tabs-block-box" style={{ gridArea: 'tabs' }}>
            {layout === 'medium' && (
              <Sash
                direction="row"
                label="Height of the tabs"
                size={tabs}
                least={120}
                most={spare * 0.7}
                onResize={height => arrange({ tabsHeight: height })}
              />
            )}
            <Tabs tabs={tabsOf(layout, short)} width={size.width} />
          </div>
        )}
      </main>
    </>
  );
}
