// A real Chromium with the benchmark's page open, and the small server that the page comes from.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright';
import { launchOptions } from '../tools/lib/chromium.mjs';
import { projectFolder } from '../tools/lib/project.mjs';

/** @typedef {{reason: string} | {characters: number, seconds: number}} Answer */

const served = ['bench/', 'build/', 'node_modules/@tensorflow/'];
/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
};

/** @returns {Promise<import('node:http').Server>} listening on a free port of this machine only */
function startServer() {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname).slice(1);
    const file = join(projectFolder, path);
    const isThere =
      served.some((folder) => path.startsWith(folder)) && statSync(file, { throwIfNoEntry: false })?.isFile();
    if (!isThere) return response.writeHead(404).end();
    response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/**
 * @typedef {object} Browser
 * @property {string} version
 * @property {(worker: string, request: object) => Promise<any>} ask runs something in a worker of the page: its script, below browser/
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<Browser>} */
export async function startBrowser() {
  const server = await startServer();
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const browser = await chromium.launch(launchOptions);
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  await page.goto(`http://127.0.0.1:${port}/bench/browser/index.html`, { waitUntil: 'load' });
  return {
    version: browser.version(),
    ask: (worker, request) => page.evaluate(([w, r]) => /** @type {any} */ (window).ask(w, r), [worker, request]),
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}
