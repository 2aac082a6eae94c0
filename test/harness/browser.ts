// Starts the browser of the tests with a new, empty profile: the real thing, drawing WebGL in software. Knows nothing of VS Code.
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';
import { cachedBrowser } from '../../scripts/lib/cached-browser.mjs';
import { removeAtExit } from '../../scripts/lib/exit.mjs';

const flags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Lets a suite collect garbage before it counts what is left.
  '--js-flags=--expose-gc',
];

/** WebGL in software. */
const drawing = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/** Webviews live in a frame of another origin and need its service worker. */
const preferences = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };

export interface TestBrowser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

export interface BrowserOptions {
  readonly width?: number;
  readonly height?: number;
  /** Physical pixels per CSS pixel, for pictures. */
  readonly scale?: number;
  /** Without WebGL and what it costs: compositing takes a fifth of the time. */
  readonly flat?: boolean;
}

export async function launchBrowser(options: BrowserOptions = {}): Promise<TestBrowser> {
  const { width = 1280, height = 800, scale = 1, flat = false } = options;
  const { executablePath, env } = await cachedBrowser();
  const profile = await mkdtemp(join(tmpdir(), 'descent-browser-'));
  removeAtExit(profile);
  await mkdir(join(profile, 'Default'));
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    env: { ...process.env, ...env },
    headless: true,
    args: [...flags, ...(flat ? ['--disable-gpu'] : drawing)],
    viewport: { width, height },
    deviceScaleFactor: scale,
    // What a browser asks a person at the first copy.
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  // Generous: a machine that does other work as well is slow, not wrong.
  context.setDefaultTimeout(90_000);
  return {
    context,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
