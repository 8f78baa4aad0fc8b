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
