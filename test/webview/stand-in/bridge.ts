// Runs in the frame before the panel's script and gives it what VS Code would: acquireVsCodeApi, the theme's class and variables.

import themes from './themes.json';

type Kind = keyof typeof themes;

const classes: Readonly<Record<Kind, string>> = {
  dark: 'vscode-dark',
  light: 'vscode-light',
  hc: 'vscode-high-contrast',
  'hc-light': 'vscode-high-contrast-light vscode-high-contrast',
};

const isKind = (word: string): word is Kind => Object.hasOwn(themes, word);

/** What VS Code adds to the colours: its fonts. */
const fonts: Readonly<Record<string, string>> = {
  '--vscode-font-family': 'system-ui, "Ubuntu", "Droid Sans", sans-serif',
  '--vscode-font-size': '13px',
  '--vscode-font-weight': 'normal',
  '--vscode-editor-font-family': "'Droid Sans Mono', monospace",
  '--vscode-editor-font-size': '14px',
};

function wear(kind: Kind): void {
  const others = [...document.body.classList].filter(
    name => !/^vscode-(dark|light|high-contrast)/.test(name),
  );
  document.body.className = [...others, classes[kind]].join(' ');
  document.body.dataset.vscodeThemeKind = classes[kind].split(' ')[0] ?? '';
  document.documentElement.style.cssText = '';
  for (const [name, value] of Object.entries({ ...fonts, ...themes[kind] }))
    document.documentElement.style.setProperty(name, value);
}

declare global {
  interface Window {
    wearTheme: (kind: string) => void;
  }
}

window.wearTheme = kind => {
  if (isKind(kind)) wear(kind);
};

const query = new URLSearchParams(location.search);
if (query.has('still')) document.body.classList.add('vscode-reduce-motion');
window.wearTheme(query.get('theme') ?? 'dark');

const { standIn } = window.parent;

Object.assign(window, {
  acquireVsCodeApi: () => ({
    postMessage: (message: { readonly kind?: string }) => {
      if (message.kind === 'ready') performance.mark('ready');
      window.parent.postMessage(message, '*');
    },
    getState: () => standIn.kept,
    setState: (state: unknown) => {
      standIn.kept = structuredClone(state);
    },
  }),
});

// What comes next is the page's own script: the measuring script counts from here.
performance.mark('first line');
