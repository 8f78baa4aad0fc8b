// How large the module is on the wire, and how long the browser takes from its bytes to an engine that can be asked.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { buildFolder } from '../tools/lib/project.mjs';
import { startBrowser } from './chromium.mjs';
import { table } from './report.mjs';
import { median, spread } from './statistics.mjs';

const builds = ['relaxed', 'baseline'];

/** @param {number} repeats each in a browser of its own: one that has seen the bytes does not compile them again */
export async function startUp(repeats) {
  /** @type {Record<string, number[]>} */
  const times = Object.fromEntries(builds.map((build) => [build, []]));
  for (let i = 0; i < repeats; i++) {
    for (const build of builds) {
      const browser = await startBrowser();
      times[build].push((await browser.ask(`start.js?build=${build}`, {})).milliseconds);
      await browser.close();
    }
  }
  const rows = builds.map((build) => {
    const [wasm, glue] = ['wasm', 'mjs'].map((kind) => compressed(join(buildFolder, `wasm-${build}/tekrar.${kind}`)));
    const time = `${median(times[build]).toFixed(0)} ms ±${(100 * spread(times[build])).toFixed(0)}%`;
    return [build, kilobytes(wasm), kilobytes(glue), kilobytes(wasm + glue), time];
  });
  return [
    'The modules, compressed with brotli (150 KB are wanted), and their start (100 ms)',
    ...table(['build', 'wasm', 'glue', 'together', 'compile and start'], rows),
  ].join('\n');
}

/** @param {string} file */
const compressed = (file) => brotliCompressSync(readFileSync(file)).length;

/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;
