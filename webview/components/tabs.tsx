// The tabs: ARIA's tab pattern; what does not fit goes into the menu at the right, beside the tools of the chosen tab.

import { useRef } from 'preact/hooks';
import type { Result } from '../../src/shared/protocol';
import type { Tab } from '../state/state';
import { arrange, useSelect } from '../store';
import { Compare } from './compare';
import { CurvesBlock } from './curves';
import { DataView } from './data-view';
import { GradientView } from './gradient-view';
import { fitting, names } from './fitting-tabs';
import { Menu, type MenuItem } from './menu';
import { StepView } from './step-view';
import { TableView } from './table-view';
import { RunSelect, tabTools, ToolButtons } from './tab-tools';

const withRun: readonly Tab[] = ['step', 'table'];
export function Tabs({
  tabs,
  width,
}: {
  readonly tabs: readonly Tab[];
  readonly width: number;
}): preact.JSX.Element | null {
  const result = useSelect(state => state.result);
  const wished = useSelect(state => state.arranged.tab);
  const layout = useSelect(state => state.layout);
  if (result === null) return null;
  const narrow = layout === 'narrow';
  // Wide, the run is chosen in the Step block beside it.
  const choosesRun = (tab: Tab): boolean => layout === 'medium' && withRun.includes(tab);
  const offered = result.data === undefined ? tabs.filter(tab => tab !== 'data') : tabs;
  const chosen = offered.includes(wished) ? wished : (offered[0] ?? 'table');
  const tools = narrow ? 60 : choosesRun(chosen) ? 250 : 110;
  const shown = fitting(offered, chosen, width - tools);
  const hidden = offered.filter(tab => !shown.includes(tab));
  return (
    <section class="block tabs-block" aria-label="Details">
      <div class="tab-bar">
        <TabList tabs={shown} chosen={chosen} />
        <div class="tab-tools">
          {choosesRun(chosen) && <RunSelect />}
          {!narrow && <ToolButtons tab={chosen} />}
          {(narrow || hidden.length > 0) && (
            <MoreTabs hidden={hidden} chosen={chosen} tools={narrow} />
          )}
        </div>
      </div>
      <Panel tab={chosen} result={result} />
    </section>
  );
}

function MoreTabs({
  hidden,
  chosen,
  tools,
}: {
  readonly hidden: readonly Tab[];
  readonly chosen: Tab;
  readonly tools: boolean;
}): preact.JSX.Element {
  const result = useSelect(state => state.result);
  const items: readonly MenuItem[] = [
    ...hidden.map((tab): MenuItem => ({
      kind: 'action',
      label: names[tab],
      onChoose: () => arrange({ tab }),
    })),
    ...(tools && hidden.length > 0 ? [{ kind: 'line' } as const] : []),
    ...(tools && result !== null ? tabTools(chosen, result) : []),
  ];
  return <Menu icon="ellipsis" title="More" items={items} />;
}

function TabList({
  tabs,
  chosen,
}: {
  readonly tabs: readonly Tab[];
  readonly chosen: Tab;
}): preact.JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const at = tabs.indexOf(chosen);
    const targets: Readonly<Record<string, number>> = {
      ArrowLeft: (at - 1 + tabs.length) % tabs.length,
      ArrowRight: (at + 1) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    };
    const tab = tabs[targets[event.key] ?? -1];
    if (tab === undefined) return;
    event.preventDefault();
    arrange({ tab });
    list.current?.querySelector<HTMLElement>(`#tab-${tab}`)?.focus();
  };
  return (
    <div class="tab-list" role="tablist" aria-label="Details" ref={list} onKeyDown={move}>
      {tabs.map(tab => (
        <button
          type="button"
          key={tab}
          id={`tab-${tab}`}
          class="tab"
          role="tab"
          aria-selected={tab === chosen}
          aria-controls={tab === chosen ? 'tab-panel' : undefined}
          tabIndex={tab === chosen ? 0 : -1}
          onClick={() => arrange({ tab })}
        >
          {names[tab]}
        </button>
      ))}
    </div>
  );
}

function Panel({
  tab,
  result,
}: {
  readonly tab: Tab;
  readonly result: Result;
}): preact.JSX.Element {
  const fixed = tab === 'table' || tab === 'data' || tab === 'curves';
  return (
    <div
      id="tab-panel"
      class={fixed ? 'tab-panel fixed' : 'tab-panel scrolls'}
      role="tabpanel"
      aria-labelledby={`tab-${tab}`}
      tabIndex={0}
    >
      <PanelContent tab={tab} result={result} />
    </div>
  );
}

function PanelContent({
  tab,
  result,
}: {
  readonly tab: Tab;
  readonly result: Result;
}): preact.JSX.Element {
  switch (tab) {
    case 'curves':
      return <CurvesBlock headless />;
    case 'step':
      return <StepView result={result} />;
    case 'table':
      return <TableView result={result} />;
    case 'compare':
      return <Compare result={result} />;
    case 'gradient':
      return <GradientView result={result} />;
    case 'data':
      return <DataView result={result} />;
  }
}
