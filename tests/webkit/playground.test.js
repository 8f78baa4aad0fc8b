// The short way through the page in a third engine, one without relaxed SIMD.
import { By, Key, until } from 'selenium-webdriver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kLessons } from '../../web/lessons/registry.js';
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

async function open(setup = kSmall) {
  const { driver, address } = webkit;
  await driver.get('about:blank');
  await driver.get(`${address}#${setup}`);
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

test('a text of one’s own is learned', async () => {
  await open();
  await eventually(async () => (await step()) > 5);
  const field = await find('.text textarea');
  await webkit.driver.executeScript('arguments[0].focus(); arguments[0].select()', field);
  await field.sendKeys('Damlaya damlaya göl olur. '.repeat(4));
  await press('text.learn');
  await eventually(async () => (await shown('#text-facts')).startsWith('104 '));
  await eventually(async () => (await step()) > 5);
});

test('a setting that cannot be is told in a sentence, and training goes on', async () => {
  await open();
  await eventually(async () => (await step()) > 5);
  const hidden = await find('input#hidden');
  await hidden.clear();
  await hidden.sendKeys('-1', Key.ENTER);
  await eventually(async () => (await shown('#hidden-problem')).includes('1'));
  const before = await step();
  await eventually(async () => (await step()) > before);
});

test('the same seed gives the same losses after a reset', async () => {
  await open();
  await eventually(async () => (await step()) > 5);
  await press('transport.pause');
  const losses = () =>
    webkit.driver.executeAsyncScript(`const done = arguments[0];
      const element = document.querySelector('rnn-playground');
      element.reset().then(() => element.step(10)).then(() => done([...element.experiment.model.curve.training.columns[1]]));`);
  const first = await losses();
  expect(first.length).toBe(10);
  expect(await losses()).toEqual(first);
});

test.each(kLessons.map(({ id }) => id))('the lesson %s runs', async (id) => {
  await open(`lesson=${id}&lang=en`);
  await eventually(async () => (await step()) > 0);
  const said = await webkit.driver.executeScript(
    `return [...document.querySelector('rnn-playground').shadowRoot.querySelectorAll('.panel')].map((panel) => panel.textContent)`,
  );
  expect(said.length).toBeGreaterThan(3);
  expect(said.join()).not.toMatch(/undefined|null|NaN|\{\w+\}|\[object/);
});
