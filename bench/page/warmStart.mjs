// How soon a page that the browser knows already begins its first training step.
import { withPage } from './browser.mjs';

const kVisits = 7;

/**
 * @param {string} address
 * @returns {Promise<number[]>} milliseconds from the beginning of the navigation until the worker says that it trains
 */
export function warmStart(address) {
  return withPage(async (page) => {
    await page.addInitScript(noteFirstStep);
    await firstStep(page, address); // fills the cache
    const milliseconds = [];
    for (let visit = 0; visit < kVisits; visit++) milliseconds.push(await firstStep(page, address));
    return milliseconds;
  });
}

/** @param {import('playwright').Page} page @param {string} address */
async function firstStep(page, address) {
  await page.goto('about:blank');
  await page.goto(address);
  const handle = await page.waitForFunction(() => /** @type {any} */ (window).firstStep, undefined, {
    timeout: 60_000,
  });
  return /** @type {Promise<number>} */ (handle.jsonValue());
}

/** Runs in the page: listens to its workers. */
function noteFirstStep() {
  const page = /** @type {any} */ (window);
  const Native = Worker;
  page.Worker = class extends Native {
    /** @param {[string | URL, WorkerOptions?]} options */
    constructor(...options) {
      super(...options);
      this.addEventListener('message', ({ data }) => {
        if ((data.snapshot ?? data.value)?.training) page.firstStep ??= performance.now();
      });
    }
  };
}
