// The short way through the page in a third engine, one without relaxed SIMD.
import { By, until } from 'selenium-webdriver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsFor } from '../../web/locales/words.js';
import { startWebKit } from './support/webkit.js';

const kSmall = 'text=english&cell=rnn&hidden=16&batch=8&steps=16&lang=en';
const kPatience = 30_000;
const words = wordsFor('en');
/** @type {Awaited<ReturnType<typeof startWebKit>>} */
let webkit;
/** @type {import('selenium-webdriver').ShadowRoot} */
let playground;

beforeAll(async () => {
  webkit = await startWebKit();
});
afterAll(() => webkit?.close());

async function open() {
  const { driver, address } = webkit;
  await driver.get('about:blank');
  await driver.get(`${address}#${kSmall}`);
  const element = await driver.wait(until.elementLocated(By.css('rnn-playground')), kPatience);
  playground = await element.getShadowRoot();
}

const find = (/** @type {string} */ selector) => playground.findElement(By.css(selector));
const shown = async (/** @type {string} */ selector) => (await find(selector)).getText();
const step = async () => Number((await shown('.stats .step dd')).replace(/\D/g, ''));

/** @param {() => Promise<boolean>} holds */
const eventually = (holds) => webkit.driver.wait(async () => holds().catch(() => false), kPatience);

/** @param {string} key of the button's text in web/locales */
async function press(key) {
  const wanted = words.say(key);
  for (const button of await playground.findElements(By.css('button'))) {
    const name = (await button.getAttribute('aria-label')) || (await button.getText());
    if (name === wanted) return button.click();
  }
  throw new Error(`There is no button ${wanted}.`);
}

test('the page opens with a model that learns and writes', async () => {
  await open();
  await eventually(async () => (await step()) > 20);
  expect([...(await shown('.written.now'))].length).toBeGreaterThan(50);
});

test('pausing pauses, and a single step is one step', async () => {
  await open();
  await eventually(async () => (await step()) > 5);
  await press('transport.pause');
  await eventually(async () => (await shown('.stats .speed dd')) === '0');
  const before = await step();
  await press('transport.step');
  await eventually(async () => (await step()) === before + 1);
});

test('the model goes on from a beginning', async () => {
  await open();
  await eventually(async () => (await step()) > 5);
  const prompt = await find('#prompt');
  await prompt.clear();
  await prompt.sendKeys('The old man');
  await press('writing.write');
  await eventually(async () => (await shown('.written.continued')).length > 200);
  expect(await shown('.written.continued')).toMatch(/^The old man/);
});
