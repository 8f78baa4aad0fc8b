// What is embedded, in a third engine: in a strict page, in a sandbox, from a disk.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { By, until } from 'selenium-webdriver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFolder } from '../../tools/lib/project.mjs';
import { documentOf, kStrictPolicy, Site } from '../journeys/support/site.js';
import { startWebKit } from './support/webkit.js';

const kSmall = { cell: 'rnn', hidden: '16', batch: '8', steps: '16', text: 'english', lang: 'en' };
const kFragment = new URLSearchParams(kSmall);
const kAttributes = Object.entries(kSmall)
  .map(([name, value]) => `${name}="${value}"`)
  .join(' ');
const kPatience = 30_000;
const kScript = '<script type="module" src="/dist/rnn-playground.js"></script>';

const [site, other] = [new Site(), new Site({ isOpen: true })];
/** @type {Awaited<ReturnType<typeof startWebKit>>} */
let webkit;

beforeAll(async () => {
  await site.start();
  await other.start();
  webkit = await startWebKit();
});
afterAll(async () => {
  await webkit?.close();
  site.stop();
  other.stop();
});

/** Waits until the element of the present frame has made some steps. */
async function trains() {
  const { driver } = webkit;
  const element = await driver.wait(until.elementLocated(By.css('rnn-playground')), kPatience);
  await driver.wait(async () => {
    const shown = await driver.executeScript(
      'return arguments[0].shadowRoot?.querySelector(".stats .step dd")?.textContent',
      element,
    );
    return Number(String(shown).replace(/\D/g, '')) > 5;
  }, kPatience);
  return element;
}

test('a script from another origin runs in a page with a strict policy', async () => {
  const policy = `${kStrictPolicy}; script-src ${other.origin} 'wasm-unsafe-eval'; connect-src ${other.origin}`
    .split('; ')
    .filter((part, index, parts) => parts.findLastIndex((one) => one.split(' ')[0] === part.split(' ')[0]) === index)
    .join('; ');
  const head = `<script type="module" src="${other.origin}/dist/rnn-playground.js"></script>`;
  const page = documentOf(`<rnn-playground ${kAttributes}></rnn-playground>`, { head });
  await webkit.driver.get(site.put('/strict.html', page, { 'Content-Security-Policy': policy }));
  const element = await trains();
  expect(await webkit.driver.executeScript('return arguments[0].hidden', element)).toBe(16);
});

test('a frame in a sandbox without an origin runs', async () => {
  const frame = `<iframe sandbox="allow-scripts" src="/dist/embed.html#${kFragment}" width="700" height="900"></iframe>`;
  await webkit.driver.get(site.put('/sandbox.html', documentOf(frame)));
  await webkit.driver.switchTo().frame(0);
  await trains();
  await webkit.driver.switchTo().defaultContent();
});

test('the one file opens from a disk', async () => {
  await webkit.driver.get(`${pathToFileURL(join(projectFolder, 'dist/tekrar.html'))}#${kFragment}`);
  await trains();
});

test('in a narrow column of a page that runs from right to left nothing is cut off or turned over', async () => {
  const body = `<div style="width: 320px; font: italic 30px/3 cursive; text-transform: uppercase">
    <rnn-playground ${kAttributes}></rnn-playground></div>`;
  const page = documentOf(body, { head: kScript, attributes: 'lang="ar" dir="rtl"' });
  await webkit.driver.get(site.put('/narrow.html', page));
  const element = await trains();
  const seen = await webkit.driver.executeScript(
    `const [element] = arguments;
    const { direction, textTransform, fontStyle } = getComputedStyle(element);
    const wide = [...element.shadowRoot.querySelectorAll('.playground, .panel')].map((one) => one.scrollWidth - one.clientWidth);
    return [direction, textTransform, fontStyle, element.getBoundingClientRect().width, Math.max(...wide)];`,
    element,
  );
  expect(seen).toEqual(['ltr', 'none', 'normal', 320, 0]);
});

test('it runs within the shadow root of a host, and its events leave it', async () => {
  const script = `<script type="module">
    document.addEventListener('rnn-step', ({ detail }) => { window.step = detail.step; });
    document.querySelector('course-page').attachShadow({ mode: 'open' }).innerHTML = '<rnn-playground ${kAttributes}></rnn-playground>';
  </script>`;
  const page = documentOf('<course-page></course-page>', { head: kScript });
  await webkit.driver.get(site.put('/shadow.html', page.replace('</body>', `${script}</body>`)));
  await webkit.driver.wait(() => webkit.driver.executeScript('return window.step > 5'), kPatience);
});

test('of several on a page those in view train, and what is removed stops', async () => {
  const elements = `<rnn-playground ${kAttributes}></rnn-playground>`.repeat(3);
  await webkit.driver.get(site.put('/three.html', documentOf(elements, { head: kScript })));
  await trains();
  const steps = () =>
    webkit.driver.executeScript(
      `return [...document.querySelectorAll('rnn-playground')].map(({ experiment }) => experiment.state.progress?.step ?? 0)`,
    );
  expect((await steps())[2]).toBe(0);
  const removed = 'document.querySelector("rnn-playground")';
  await webkit.driver.executeScript(
    `window.removed = ${removed}; window.was = window.removed.experiment; window.removed.remove()`,
  );
  await webkit.driver.wait(async () => (await steps())[0] > 5, kPatience); // the next one has come into view
  const stepOfRemoved = () => webkit.driver.executeScript('return window.was.state.progress.step');
  const before = await stepOfRemoved();
  await webkit.driver.wait(async () => (await steps())[0] > 50, kPatience);
  expect(await stepOfRemoved()).toBe(before);
});
