import { expect, test } from './support/journey.js';
import { tellsWhatCannotBeRead } from './support/typedField.js';

const kSmall = { lesson: 'letters', hidden: 16, learningRate: 0.01, batch: 16 };

/** @param {import('@playwright/test').Page} page */
const field = (page) => page.locator('#letters-text');
/** @param {import('@playwright/test').Page} page @param {'oneWay' | 'bothWays'} ways */
const answer = (page, ways) => page.locator(`.readers .${ways} dd`);

test('the bidirectional lesson opens with two networks of as many weights, and both learn @firefox', async ({
  page,
  playground,
}) => {
  await playground.open(kSmall);
  const [one, both] = await page
    .locator('.accuracies tbody tr td:nth-of-type(1)')
    .evaluateAll((cells) => cells.map(({ textContent }) => Number(textContent.replace(/\D/g, ''))));
  expect(both).toBeLessThanOrEqual(one);
  expect(both).toBeGreaterThan(0.9 * one);
  const worst = () =>
    page.evaluate(() => {
      const { experiment } = document.querySelector('rnn-playground');
      return Math.min(...['oneWay', 'bothWays'].map((ways) => experiment.accuracy(ways, 'all')));
    });
  await expect.poll(worst, { timeout: 80_000 }).toBeGreaterThan(0.5);
});

test('one direction answers at each key, both only at the end', async ({ page, playground }) => {
  await playground.openAtRest(kSmall);
  const waits = playground.words.say('letters.waits');
  await field(page).fill('');
  for (const typed of ['o', 'og', 'ogr']) {
    await field(page).press(typed.at(-1));
    await expect.poll(async () => [...(await answer(page, 'oneWay').textContent()).trim()].length).toBe(typed.length);
    await expect(answer(page, 'bothWays')).toHaveText(waits);
  }
  await playground.press('letters.end');
  await expect.poll(async () => [...(await answer(page, 'bothWays').textContent()).trim()].length).toBe(3);
  await field(page).press('End');
  await field(page).press('e');
  await expect(answer(page, 'bothWays')).toHaveText(waits);
  await field(page).press('.');
  await expect.poll(async () => [...(await answer(page, 'bothWays').textContent()).trim()].length).toBe(5);
});

test('what cannot be read is told in one sentence, and everything goes on', async ({ playground }) => {
  await playground.open(kSmall);
  await tellsWhatCannotBeRead(playground, 'letters-text');
});
