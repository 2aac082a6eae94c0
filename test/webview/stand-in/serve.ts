// Serves the page and its stand-in on a free loopback port, as build.ts has made them. Used by the tests; `node out/harness/stand-in.mjs` keeps it open for a person.

import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import type { AddressInfo } from 'node:net';
import { pageHtml } from '../../../src/shared/page-html';
import { out } from './build';

const nonce = 'standin';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

const parentHtml = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Descent, alone</title>
<style>html,body,iframe{margin:0;padding:0;border:0;width:100%;height:100%;display:block;overflow:hidden}</style></head>
<body><script src="/page/parent.js"></script></body></html>`;

const frameHtml = (): string =>
  pageHtml({
    scriptUri: '/page/webview.js',
    styleUri: '/page/webview.css',
    plotlyUri: '/page/plotly.js',
    cspSource: "'self'",
    nonce,
    title: 'Descent',
    panelId: 'alone',
  }).replace('<body>', `<body><script nonce="${nonce}" src="/page/bridge.js"></script>`);

function send(response: ServerResponse, type: string, body: string | Buffer, kept = false): void {
  response.writeHead(200, {
    'Content-Type': `${type}; charset=utf-8`,
    'Cache-Control': kept ? 'max-age=3600' : 'no-store',
  });
  response.end(body);
}

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** @param kept whether the browser may keep the files, and with them what it has compiled of them */
export async function serve({ port = 0, kept = false } = {}): Promise<Served> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/') send(response, 'text/html', parentHtml);
    else if (pathname === '/frame') send(response, 'text/html', frameHtml());
    else {
      const file = normalize(pathname).replace(/^\/page\//, '');
      readFile(join(out, file)).then(
        body => send(response, types[extname(file)] ?? 'application/octet-stream', body, kept),
        () => response.writeHead(404).end(),
      );
    }
  });
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve));
  const { port: chosen } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${chosen}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
