// The one door to VS Code: post a message, keep a state. Taken once, kept in this module.

import type { FromPage } from '../src/shared/protocol';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare global {
  function acquireVsCodeApi(): VsCodeApi;
}

const api = acquireVsCodeApi();

export const post = (message: FromPage): void => api.postMessage(message);
export const keptState = (): unknown => api.getState();
export const keepState = (state: unknown): void => api.setState(state);
