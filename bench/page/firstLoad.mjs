// What comes over the wire until the model's first words stand there, and how long that takes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { projectFolder } from '../../tools/lib/project.mjs';
import { firstSample, withPage } from './browser.mjs';

const kVisits = 5;

/**
 * @param {string} address
 * @returns {Promise<{ bytes: number, milliseconds: number[] }>}
 */
export async function firstLoad(address) {
  /** @type {Set<string>} */
  const fetched = new Set();
  const milliseconds = [];
  for (let visit = 0; visit < kVisits; visit++)
    milliseconds.push(await withPage((page) => load(page, address, fetched)));
  const sizes = [...fetched].map((path) => brotliCompressSync(readFileSync(join(projectFolder, 'dist', path))).length);
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), milliseconds };
}

/**
 * @param {import('playwright').Page} page
 * @param {string} address
 * @param {Set<string>} fetched paths, those of the worker among them
 */
async function load(page, address, fetched) {
  page.on('request', (request) => {
    const { protocol, origin, pathname } = new URL(request.url());
    if (new URL(address).origin === origin && protocol !== 'blob:')
      fetched.add(pathname === '/' ? 'index.html' : pathname);
  });
  await page.goto(address);
  await firstSample(page);
  return page.evaluate(() => performance.now()); // since the navigation began
}
