// The theme as the drawings need it: every colour resolved from VS Code's variables to rgb, renewed when the theme changes.

import { useEffect, useState } from 'preact/hooks';
import { css, fade, mix, over, parseColour, type Colour } from './colour';
import type { ThemeKind } from './palette';

export interface Theme {
  readonly kind: ThemeKind;
  readonly background: string;
  readonly foreground: string;
  /** Text of second rank. */
  readonly secondary: string;
  readonly line: string;
  /** Horizontal lines in a plot. */
  readonly grid: string;
  readonly axis: string;
  readonly accent: string;
  /** Deepest colour of the map; null in high contrast, whose map has lines only. */
  readonly valley: string | null;
  readonly contourLine: string;
  readonly font: string;
}

const dark: Colour = { r: 31, g: 31, b: 31, a: 1 };
const light: Colour = { r: 255, g: 255, b: 255, a: 1 };

const contourShare: Readonly<Record<ThemeKind, number>> = {
  dark: 0.16,
  light: 0.18,
  hc: 0.42,
  'hc-light': 0.42,
};

export function kindOf(classes: DOMTokenList): ThemeKind {
  if (classes.contains('vscode-high-contrast-light')) return 'hc-light';
  if (classes.contains('vscode-high-contrast')) return 'hc';
  return classes.contains('vscode-light') ? 'light' : 'dark';
}

/** The colours written into the custom properties of the element (the page's root, which the paper theme overrides). */
export function readTheme(root: Element, bodyKind: ThemeKind): Theme {
  const style = getComputedStyle(root);
  const kind = root.hasAttribute('data-paper') ? 'light' : bodyKind;
  const isDark = kind === 'dark' || kind === 'hc';
  const read = (name: string, fallback: Colour): Colour =>
    parseColour(style.getPropertyValue(`--vscode-${name}`)) ?? fallback;
  const background = read('editor-background', isDark ? dark : light);
  const foreground = over(read('foreground', isDark ? light : dark), background);
  const border = read('panel-border', fade(foreground, 0.2));
  const contrast = read('contrastBorder', border);
  return {
    kind,
    background: css(background),
    foreground: css(foreground),
    secondary: css(mix(foreground, background, 0.72)),
    line: css(over(kind.startsWith('hc') ? contrast : border, background)),
    grid: css(over(fade(foreground, kind.startsWith('hc') ? 0.25 : 0.09), background)),
    axis: css(over(kind.startsWith('hc') ? contrast : fade(foreground, 0.35), background)),
    accent: css(over(read('focusBorder', foreground), background)),
    valley: kind === 'dark' ? '#2c4a72' : kind === 'light' ? '#c3daf7' : null,
    contourLine: css(fade(foreground, contourShare[kind])),
    font: style.fontFamily,
  };
}

/** Light on white, whatever the panel wears: for pictures that go into reports. */
export const paperTheme = (font: string): Theme => ({
  kind: 'light',
  background: 'rgb(255, 255, 255)',
  foreground: 'rgb(59, 59, 59)',
  secondary: 'rgb(114, 114, 114)',
  line: 'rgb(229, 229, 229)',
  grid: 'rgb(237, 237, 237)',
  axis: 'rgb(186, 186, 186)',
  accent: 'rgb(0, 95, 184)',
  valley: '#c3daf7',
  contourLine: 'rgba(59, 59, 59, 0.18)',
  font,
});

const read = (): Theme => {
  const root = document.getElementById('app') ?? document.body;
  return readTheme(root, kindOf(document.body.classList));
};

let current: Theme | undefined;
const listeners = new Set<() => void>();

export const currentTheme = (): Theme => (current ??= read());

/** Reads the colours again; drawings are only redrawn when one of them changed. */
export function refreshTheme(): void {
  const next = read();
  if (JSON.stringify(next) === JSON.stringify(current)) return;
  current = next;
  for (const listener of [...listeners]) listener();
}

/** VS Code changes the body's class and the root's style when the theme changes. */
export function watchTheme(): void {
  const observer = new MutationObserver(refreshTheme);
  observer.observe(document.body, { attributes: true, attributeFilter: ['class', 'style'] });
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['style', 'class'],
  });
}

export function useTheme(): Theme {
  const [theme, setTheme] = useState(currentTheme);
  useEffect(() => {
    const listener = (): void => setTheme(currentTheme());
    listener();
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  return theme;
}
