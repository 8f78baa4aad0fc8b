// <rnn-playground> in somebody else's page: what it fetches, how long it holds the page up, whether anything jumps.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { brotliCompressSync } from 'node:zlib';
import { projectFolder } from '../../tools/lib/project.mjs';
import { firstSample, withPage } from './browser.mjs';
import { tasksOf } from './tasks.mjs';

const kElements = 6;
const kSettings = 'text="english" cell="lstm" hidden="128" lang="en"';
const kParagraph = `<p>${'A paragraph of the course. '.repeat(40)}</p>`;

/** As the README says: the place is kept until the element is there. */
const kReserve = '<style>rnn-playground:not(:defined) { display: block; min-height: 100vh; }</style>';

/** @param {import('playwright').Page} page @param {string} address @param {string} body */
async function open(page, address, body) {
  const head = `<meta charset="utf-8"><title>Course</title>${kReserve}<script type="module" src="rnn-playground.js"></script>`;
  const html = `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
  await page.route('**/course.html', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.addInitScript(watchTheHost);
  await page.goto(`${address}course.html`);
}

/** Runs in the page before anything else: counts workers, and how far what stands there jumps. */
function watchTheHost() {
  const page = /** @type {any} */ (window);
  page.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) page.shift += /** @type {any} */ (entry).value;
  }).observe({ type: 'layout-shift', buffered: true });
}

/** One element: what it fetches before its first sample, and the longest task from the first byte on. @param {string} address */
export function oneElement(address) {
  return withPage(async (page, browser) => {
    /** @type {Set<string>} */
    const fetched = new Set();
    page.on('request', (request) => {
      const { origin, pathname } = new URL(request.url());
      if (new URL(address).origin === origin && pathname !== '/course.html') fetched.add(pathname);
    });
    const tasks = await tasksOf(page, browser, async () => {
      await open(page, address, `${kParagraph}<rnn-playground ${kSettings}></rnn-playground>${kParagraph}`);
      await firstSample(page);
      await setTimeout(3000);
    });
    const sizes = [...fetched].map(
      (path) => brotliCompressSync(readFileSync(join(projectFolder, 'dist', path))).length,
    );
    const shift = await page.evaluate(() => /** @type {any} */ (window).shift);
    return { bytes: sizes.reduce((sum, size) => sum + size, 0), shift, ...tasks };
  });
}

/** Several, as one scrolls past them: how many run at first and in the end, and the longest task on the way. @param {string} address */
export function severalElements(address) {
  return withPage(async (page, browser) => {
    const elements = Array.from(
      { length: kElements },
      (_, i) => `${kParagraph}<rnn-playground ${kSettings} seed="${i}"></rnn-playground>`,
    );
    await open(page, address, elements.join(''));
    await firstSample(page);
    const atFirst = page.workers().length;
    const tasks = await tasksOf(page, browser, async () => {
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      for (let y = 0; y < height; y += 100) {
        await page.mouse.wheel(0, 100);
        await setTimeout(50);
      }
    });
    const training = await page.evaluate(
      () =>
        [.../** @type {NodeListOf<any>} */ (document.querySelectorAll('rnn-playground'))].filter(
          (one) => one.experiment.state.training,
        ).length,
    );
    const shift = await page.evaluate(() => /** @type {any} */ (window).shift);
    return { atFirst, training, shift, ...tasks };
  });
}
