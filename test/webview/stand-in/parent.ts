// The outer page of the stand-in: the host's part on this side, the panel's page in a frame on the other, messages between them as in VS Code.

import type { FromPage, ToPage } from '../../../src/shared/protocol';
import { checkFromPage, checkToPage } from '../../../src/shared/validate';
import { documents } from './documents';
import { StandInHost } from './host';

interface StandIn {
  readonly host: StandInHost;
  /** Everything the page has said, in order. */
  readonly said: FromPage[];
  /** Everything it was told; grids and points included. */
  readonly told: ToPage[];
  post(message: ToPage): void;
  /** While true the host is deaf: a test answers by itself. */
  deaf: boolean;
  /** Milliseconds an answer takes. */
  delay: number;
  kept: unknown;
  bad: string[];
}

declare global {
  interface Window {
    standIn: StandIn;
  }
}

const query = new URLSearchParams(location.search);
const name = query.get('doc') ?? 'rosenbrock';
const frame = document.createElement('iframe');
frame.src = `/frame?${query.toString()}`;
frame.title = 'Panel';

/** What VS Code makes of a message: JSON, in which a plain ∞ or NaN is null; only typed arrays travel as they are. */
function asJson(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value)) return value.map(asJson);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, asJson(part)]));
}

const post = (message: ToPage): void => {
  const told = asJson(message);
  const checked = checkToPage(told);
  if (!checked.ok) window.standIn.bad.push(checked.why);
  window.standIn.told.push(message);
  frame.contentWindow?.postMessage(told, '*');
};

const host = new StandInHost(
  { name: `${name}.loss`, text: query.get('text') ?? documents[name] ?? '' },
  post,
);

window.standIn = {
  host,
  said: [],
  told: [],
  post,
  deaf: query.has('deaf'),
  delay: 0,
  kept: null,
  bad: [],
};

window.addEventListener('message', ({ data, source }: MessageEvent<unknown>) => {
  if (source !== frame.contentWindow) return;
  const checked = checkFromPage(data);
  if (!checked.ok) {
    window.standIn.bad.push(checked.why);
    return;
  }
  const { message } = checked;
  window.standIn.said.push(message);
  if (window.standIn.deaf) return;
  const { delay } = window.standIn;
  if (delay > 0) setTimeout(() => void host.receive(message), delay);
  else void host.receive(message);
});

document.body.append(frame);
