// The built page on a server of this machine, and a Chromium of its own for each measurement.
import { chromium } from 'playwright';
import { preview } from 'vite';
import { launchOptions } from '../../tools/lib/chromium.mjs';
import { freePort } from '../../tools/lib/free-port.mjs';
import { projectFolder } from '../../tools/lib/project.mjs';

/** @returns {Promise<{ address: string, close: () => Promise<void> }>} */
export async function openServer() {
  const port = await freePort();
  const server = await preview({
    root: projectFolder,
    logLevel: 'warn',
    preview: {
      host: '127.0.0.1',
      port,
      strictPort: true,
      headers: { 'Cache-Control': 'max-age=600' }, // as the hosts of static pages say; else each file is asked for again
    },
  });
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/**
 * Gives a page of a browser that has seen nothing yet to some work, and closes it.
 * @template Result
 * @param {(page: import('playwright').Page, browser: import('playwright').Browser) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withPage(work) {
  const browser = await chromium.launch(launchOptions);
  try {
    const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
    return await work(page, browser);
  } finally {
    await browser.close();
  }
}

/** Waits until the model's first own words stand there. @param {import('playwright').Page} page */
export const firstSample = (page) => page.locator('.written.now .character').first().waitFor({ timeout: 120_000 });
