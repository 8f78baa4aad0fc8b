// How long a heatmap of 256 units over 200 steps takes to show other numbers.
import { withPage } from './browser.mjs';

const kRedraws = 60;

/**
 * @param {string} address
 * @returns {Promise<number[]>} milliseconds of each redraw: Lit's update, the colours, and the pixels put on the canvas
 */
export function heatmapRedraws(address) {
  return withPage(async (page) => {
    await page.goto(`${address}#lang=en`);
    await page.waitForFunction(() => customElements.get('rnn-heatmap'));
    return page.evaluate(async (redraws) => {
      const [steps, size] = [200, 256];
      const heatmap = /** @type {any} */ (document.createElement('rnn-heatmap'));
      document.body.append(heatmap);
      const milliseconds = [];
      for (let i = 0; i < redraws; i++) {
        const numbers = Float64Array.from({ length: steps * size }, (_, at) => Math.sin(at * (i + 1)));
        const start = performance.now();
        heatmap.rows = { steps, size, numbers };
        heatmap.performUpdate(); // now, and not when its turn comes
        milliseconds.push(performance.now() - start);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      return milliseconds;
    }, kRedraws);
  });
}
