// A server of a site that is somebody else's.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { projectFolder } from '../../../tools/lib/project.mjs';

/** The strictest policy under which everything works that comes from the page's own server. */
export const kStrictPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; " +
  "worker-src 'self' blob:; connect-src 'self'; frame-src 'self'";

const kTypes = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** A server of pages that are given to it, and of folders: dist/ under /dist/. */
export class Site {
  /** @type {Map<string, string>} */
  #folders = new Map([['/dist/', join(projectFolder, 'dist')]]);
  /** @type {Map<string, { body: string | Buffer, headers: Record<string, string> }>} */
  #pages = new Map();

  /** @param {{ isOpen?: boolean }} [how] isOpen: whether other origins may read it */
  constructor({ isOpen = false } = {}) {
    this.isOpen = isOpen;
    this.server = createServer((request, response) =>
      this.#answer(new URL(request.url, 'http://x').pathname, response),
    );
  }

  async start() {
    await new Promise((resolve) => this.server.listen(0, '127.0.0.1', () => resolve(null)));
    this.origin = `http://127.0.0.1:${/** @type {any} */ (this.server.address()).port}`;
  }

  stop() {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** @param {string} path @param {string | Buffer} body @param {Record<string, string>} [headers] @returns {string} its address */
  put(path, body, headers = {}) {
    this.#pages.set(path, { body, headers });
    return this.origin + path;
  }

  /** @param {string} path ends in a slash @param {string} folder */
  serve(path, folder) {
    this.#folders.set(path, folder);
  }

  /** @param {string} path */
  #fileAt(path) {
    const [under, folder] = [...this.#folders].find(([under]) => path.startsWith(under)) ?? [];
    const file = folder && join(folder, normalize(`/${path.slice(under.length)}`));
    return file && statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
  }

  #answer(path, response) {
    if (this.isOpen) response.setHeader('Access-Control-Allow-Origin', '*');
    const page = this.#pages.get(path);
    const type = kTypes[extname(path)] ?? 'text/html; charset=utf-8';
    if (page) return response.writeHead(200, { 'Content-Type': type, ...page.headers }).end(page.body);
    if (path === '/favicon.ico') return response.writeHead(204).end();
    const file = this.#fileAt(path);
    if (!file) return response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': type });
    createReadStream(file).pipe(response);
  }
}

/** @param {string} body @param {{ head?: string, attributes?: string }} [around] */
export const documentOf = (body, { head = '', attributes = 'lang="en"' } = {}) =>
  `<!doctype html><html ${attributes}><head><meta charset="utf-8"><title>Host</title>${head}</head><body>${body}</body></html>`;
