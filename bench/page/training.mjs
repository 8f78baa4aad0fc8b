// How the page does while the default model (LSTM 128, batch 32, 64 steps) learns: its longest task, its answers, its speed,
// its frames.
import { setTimeout } from 'node:timers/promises';
import { median } from '../statistics.mjs';
import { firstSample, withPage } from './browser.mjs';
import { tasksOf } from './tasks.mjs';

const kTracedMilliseconds = 10_000;
const kFramesMilliseconds = 6_000;
const kRequests = 30; // of each kind
const kSpeeds = 20;

/** @param {string} address */
export function whileTraining(address) {
  return withPage(async (page, browser) => {
    await page.addInitScript(timeAnswers);
    await page.goto(`${address}#text=english&cell=lstm&hidden=128&layers=1&batch=32&steps=64&lang=en`);
    await firstSample(page);
    await setTimeout(2000); // until what has been loaded is compiled in earnest
    const speed = await speedOf(page);
    const tasks = await tasksOf(page, browser, () => setTimeout(kTracedMilliseconds));
    const frames = await framesOf(page);
    return { speed, ...tasks, frames, answers: await answersOf(page) };
  });
}

/** The longest task while four models learn side by side. @param {string} address */
export function withFourModels(address) {
  return withPage(async (page, browser) => {
    await page.goto(`${address}#lesson=deep&lang=en`);
    await setTimeout(5000); // until all four learn
    return tasksOf(page, browser, () => setTimeout(kTracedMilliseconds));
  });
}

/**
 * Frames a second while the network's drawing is folded and unrolled again and again.
 * @param {import('playwright').Page} page
 */
function framesOf(page) {
  const fold = page.locator('.architecture').getByRole('button', { name: /^(Fold|Unroll)/ });
  return fold.evaluate((/** @type {HTMLButtonElement} */ fold, milliseconds) => {
    const glides = setInterval(() => fold.click(), 600); // each takes 380 ms
    return new Promise((resolve) => {
      const start = performance.now();
      let frames = 0;
      /** @param {number} now */
      const frame = (now) => {
        if (now - start < milliseconds) {
          frames++;
          requestAnimationFrame(frame);
          return;
        }
        clearInterval(glides);
        resolve((1000 * frames) / (now - start));
      };
      requestAnimationFrame(frame);
    });
  }, kFramesMilliseconds);
}

/** Characters per second as the page shows them, its own writing included. @param {import('playwright').Page} page */
async function speedOf(page) {
  const speeds = [];
  for (let i = 0; i < kSpeeds; i++) {
    await setTimeout(250);
    speeds.push(await page.evaluate(() => /** @type {any} */ (window).playground().state.progress.charactersPerSecond));
  }
  return median(speeds);
}

/**
 * @param {import('playwright').Page} page
 * @returns {Promise<Record<string, number[]>>} milliseconds from a request to its first answer
 */
async function answersOf(page) {
  return page.evaluate(async (requests) => {
    const training = /** @type {any} */ (window).playground();
    const { answers } = /** @type {any} */ (window);
    for (const kind of Object.values(answers)) kind.length = 0; // those of the page's own beginning
    for (let i = 0; i < requests; i++) {
      // At moments that have nothing to do with the worker's own slices.
      const wait = () => new Promise((resolve) => window.setTimeout(resolve, 40 + ((i * 37) % 101)));
      await wait();
      await training.pause();
      await training.train();
      await wait();
      await training.changeSetting('learningRate', String(0.002 + i * 1e-6));
      await wait();
      await training.startWriting('The morning ');
    }
    const { pause, configure, write } = answers;
    return { pause, configure, write };
  }, kRequests);
}

/** Runs in the page before anything else: times each request to the worker until its first answer. */
function timeAnswers() {
  /** @type {Record<string, number[]>} */
  const answers = {};
  Object.assign(window, {
    answers,
    playground: () => /** @type {any} */ (document.querySelector('rnn-playground')).experiment,
    Worker: class extends Worker {
      /** @type {Map<number, { type: string, sent: number }>} */
      waiting = new Map();

      /** @param {ConstructorParameters<typeof Worker>} parameters */
      constructor(...parameters) {
        super(...parameters);
        this.addEventListener('message', ({ data }) => {
          const request = this.waiting.get(data.id);
          if (!request) return;
          this.waiting.delete(data.id);
          answers[request.type] ??= [];
          answers[request.type].push(performance.now() - request.sent);
        });
      }

      /** @param {any} message @param {any} transfer */
      postMessage(message, transfer) {
        this.waiting.set(message.id, { type: message.type, sent: performance.now() });
        super.postMessage(message, transfer);
      }
    },
  });
}
