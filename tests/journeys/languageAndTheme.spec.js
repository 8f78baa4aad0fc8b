import en from '../../web/locales/en.js';
import tr from '../../web/locales/tr.js';
import { wordsFor } from '../../web/locales/words.js';
import { expect, test } from './support/journey.js';

test('the page can be read in Turkish and in English, and training goes on meanwhile', async ({ page, playground }) => {
  await playground.open();
  const step = await playground.step();
  await page.getByLabel('Language').selectOption('tr');
  await expect(page.locator('html')).toHaveAttribute('lang', 'tr');
  await expect(page).toHaveTitle('Karakter düzeyinde üretim · Tekrar');
  await expect(playground.status).toHaveText('Eğitim sürüyor');
  await expect(page.getByRole('button', { name: 'Duraklat', exact: true })).toBeVisible();
  await expect(playground.field('learningRate')).toHaveValue('0,003');
  expect(playground.inAddress('lang')).toBe('tr');
  expect(await playground.step()).toBeGreaterThanOrEqual(step);

  await page.getByLabel('Dil', { exact: true }).selectOption('en');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(playground.status).toHaveText('Training');
  await expect(playground.field('learningRate')).toHaveValue('0.003');
});

test('in Turkish nothing is left in English', async ({ page, playground }) => {
  await playground.open({ lang: 'tr' });
  await playground.showMore();
  const said = (await page.locator('rnn-playground *, header *').allInnerTexts()).join('\n');
  const sentences = (language) => Object.values(language).flatMap((group) => Object.values(group));
  const onlyEnglish = sentences(en).filter((sentence) => sentence.length > 8 && !sentences(tr).includes(sentence));
  expect(onlyEnglish.length).toBeGreaterThan(100);
  expect(onlyEnglish.filter((sentence) => said.includes(sentence))).toEqual([]);
});

test.describe('a browser that speaks Turkish', () => {
  test.use({ locale: 'tr-TR' });

  test('gets the page in Turkish and a Turkish text', async ({ page, playground }) => {
    playground.words = wordsFor('tr');
    await page.goto('/');
    await playground.trainsOn();
    await expect(page.locator('html')).toHaveAttribute('lang', 'tr');
    await expect(playground.textChoice).toHaveValue('turkce');
  });
});

test('the language is the one from the last visit', async ({ page, playground }) => {
  await playground.open();
  await page.getByLabel('Language').selectOption('tr');
  await expect(page.locator('html')).toHaveAttribute('lang', 'tr');
  await page.goto('about:blank');
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'tr');
});

test('the theme can be changed, and is the one from the last visit', async ({ page, playground }) => {
  const background = () => page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
  await playground.open();
  const light = await background();
  await page.getByRole('button', { name: 'Dark theme' }).click();
  await expect.poll(background).not.toBe(light);
  const dark = await background();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Light theme' })).toBeVisible();
  expect(await background()).toBe(dark);
  await page.getByRole('button', { name: 'Light theme' }).click();
  await expect.poll(background).toBe(light);
});

test('a system that prefers dark gets the dark theme', async ({ page, playground }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await playground.open();
  await expect(page.getByRole('button', { name: 'Light theme' })).toBeVisible();
});
