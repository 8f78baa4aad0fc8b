// The lesson on translation: two models side by side, a text of one's own, and what cannot be translated.
import { expect, test } from './support/journey.js';

const kNumbers = {
  lesson: 'translation',
  cell: 'gru',
  pairs: 'numbers',
  hidden: 24,
  batch: 16,
  learningRate: 0.02,
  text: '',
};

const source = (/** @type {import('@playwright/test').Page} */ page) =>
  page.locator('.translator input[name="source"]');
const answers = (/** @type {import('@playwright/test').Page} */ page) => page.locator('.answer .text');
const problem = (/** @type {import('@playwright/test').Page} */ page) => page.locator('#source-problem');

/** @param {import('@playwright/test').Page} page */
const shares = (page) => page.locator('.exactness .legend .value').allTextContents();

test('the lesson opens, trains, and more and more translations are wholly right', async ({ page, playground }) => {
  await playground.open(kNumbers);
  await expect(source(page)).not.toHaveValue('');
  await expect(answers(page)).toHaveCount(2);
  await expect.poll(async () => Number.parseFloat((await shares(page))[0]), { timeout: 60_000 }).toBeGreaterThan(5);
});

test('a text of one’s own is translated by both models, with its attention and its candidates', async ({
  page,
  playground,
}) => {
  await playground.open(kNumbers);
  await playground.pause();
  await source(page).fill('Forty-two thousand seven');
  await expect(page.locator('.alignment thead th')).toHaveText(['forty', '-two', 'thousand', 'seven']);
  await expect(page.locator('.right [lang]')).toHaveCount(0); // nobody knows the right translation of it
  await page.locator('.translator').getByText('Candidates', { exact: true }).click();
  await expect(page.locator('.candidates tbody tr')).toHaveCount(4);
  await page.locator('.translator select').selectOption('1');
  await expect(page.locator('.candidates tbody tr')).toHaveCount(1);

  await page.locator('.answer.model-2').click();
  await page.locator('.translator').getByText('Attention', { exact: true }).click();
  await expect(page.locator('.looked .waiting')).toContainText('without attention');
});

test('another held-out text comes with its right translation', async ({ page, playground }) => {
  await playground.open(kNumbers);
  await playground.pause();
  const before = await source(page).inputValue();
  await playground.press('translator.another');
  await expect(source(page)).not.toHaveValue(before);
  await expect(page.locator('.right [lang]')).not.toBeEmpty();
});

test('what cannot be translated is told in one sentence, and the page goes on', async ({ page, playground }) => {
  await playground.open(kNumbers);
  await source(page).fill('forty-two çiçek');
  await expect(problem(page)).toContainText('“çiçek”');
  await expect(page.locator('.translator .known')).toContainText('hundred'); // what it could be instead
  await source(page).fill('');
  await expect(problem(page)).toHaveText(playground.words.say('translator.empty'));
  await source(page).fill('x'.repeat(10_000));
  await expect(problem(page)).toHaveText(playground.words.say('translator.long', { length: '10,000', most: '200' }));
  await source(page).fill('one hundred');
  await expect(problem(page)).toBeEmpty();
  await playground.trainsOn();
});

test('with another direction a text in the language of before is forgotten', async ({ page, playground }) => {
  await playground.open(kNumbers);
  await source(page).fill('one hundred');
  await page.locator('.model').getByText('TR → EN').click();
  await expect(source(page)).not.toHaveValue('one hundred');
  await expect(source(page)).toHaveAttribute('lang', 'tr');
  await expect(problem(page)).toBeEmpty();
});
