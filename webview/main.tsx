// The page's first lines: styles, the letters of the first words, the wires to VS Code, the first drawing. Plotly follows the words.

import 'katex/dist/katex.css';
import '@vscode/codicons/dist/codicon.css';
import './style/page.css';
import { render } from 'preact';
import { checkToPage } from '../src/shared/validate';
import { followStep, heard } from './asks';
import { heardChange } from './asks-override';
import { App } from './components/app';
import { keepFocus } from './kept-focus';
import { listenToKeys } from './keys';
import { startPlayer } from './player';
import { loadPlotly } from './plot/adapter';
import { currentState, dispatch, send, subscribe } from './store';
import { watchTheme } from './theme/theme';
import { keepState } from './vscode-api';

const app = document.getElementById('app');
if (app === null) throw new Error('The page has no #app.');
const root = app;

function fail(error: unknown): void {
  send({
    kind: 'failed',
    message: error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error),
  });
}

window.addEventListener('error', ({ error, message }) => fail(error ?? message));
window.addEventListener('unhandledrejection', ({ reason }) => fail(reason));

/** A browser fetches a font when a word in it is laid out, and leaves the word unseen until then: these are asked for while the host still answers. */
for (const font of ['1em KaTeX_Main', 'italic 1em KaTeX_Math', '1em codicon'])
  document.fonts.load(font).catch(fail);

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const checked = checkToPage(data);
  if (!checked.ok) {
    fail(new Error(`A message from the extension was not understood: ${checked.why}`));
    return;
  }
  heard(checked.message);
  dispatch({ kind: 'host', message: checked.message });
  heardChange(checked.message);
});

/** Kept shortly after the last change: during playback every frame would otherwise be written. */
let keeping: ReturnType<typeof setTimeout> | undefined;
const keep = (): void => keepState({ ...currentState().arranged, panel: root.dataset.panel ?? '' });
subscribe(({ arranged }, before) => {
  if (arranged === before.arranged) return;
  clearTimeout(keeping);
  keeping = setTimeout(keep, 200);
});

/** Once the host has said anything: a result, or that there is none. */
const words = (): Promise<void> =>
  new Promise(resolve => {
    const stop = subscribe(({ phase }) => {
      if (phase === 'waiting') return;
      stop();
      resolve();
    });
  });

watchTheme();
followStep();
startPlayer();
listenToKeys();
keepFocus(root);
render(<App />, root);
keep();
send({ kind: 'ready' });
loadPlotly(root.dataset.plotlySrc ?? '', root.dataset.nonce ?? '', words()).catch(fail);
