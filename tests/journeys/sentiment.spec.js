import { expect, test } from './support/journey.js';
import { tellsWhatCannotBeRead } from './support/typedField.js';

const kSmall = { lesson: 'sentiment', hidden: 16, learningRate: 0.02, batch: 16 };

/** @param {import('@playwright/test').Page} page */
const field = (page) => page.locator('#sentence');

/** The answers as the table gives them: t, x⟨t⟩, ŷ if it ended here, ∂ŷ/∂x⟨t⟩. @param {import('@playwright/test').Page} page */
const answers = (page) =>
  page
    .locator('rnn-running-answer tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.cells].map(({ textContent }) => textContent)));

test('the sentiment lesson opens, learns, and judges sentences by hand better than before @firefox', async ({
  page,
  playground,
}) => {
  await playground.open({ lesson: 'sentiment', hidden: 64, batch: 32, learningRate: 0.005 });
  const accuracy = () => page.evaluate(() => document.querySelector('rnn-playground').experiment.accuracy('tr'));
  await expect.poll(accuracy, { timeout: 80_000 }).toBeGreaterThan(0.6);
});

test('what is typed is answered character by character, and its last answer is the verdict', async ({
  page,
  playground,
}) => {
  await playground.openAtRest(kSmall);
  await page
    .locator('section.sentiment')
    .getByRole('button', { name: playground.words.say('chart.showTable') })
    .click();
  await field(page).fill('Not bad.');
  await expect.poll(async () => (await answers(page)).map(([, sign]) => sign).join('')).toBe('Not␣bad.');
  const rows = await answers(page);
  const verdict = page.locator('.verdict');
  await expect(verdict).toContainText(`ŷ = ${Number(rows.at(-1)[2]).toFixed(2)}`);
  await expect(verdict).toContainText(
    playground.words.say(Number(rows.at(-1)[2]) > 0.5 ? 'sentiment.positive' : 'sentiment.negative'),
  );
  expect(rows.every(([, , chance]) => Number(chance) > 0 && Number(chance) < 1)).toBe(true);
  expect(rows.some(([, , , slope]) => Number(slope.replace('−', '-')) !== 0)).toBe(true);
});

test('a sentence by hand can be had, and the drawing judges its last step alone', async ({ page, playground }) => {
  await playground.openAtRest(kSmall);
  const before = await field(page).inputValue();
  await playground.press('sentiment.another');
  await expect(field(page)).not.toHaveValue(before);
  await expect(page.locator('rnn-architecture-drawing .node.output')).toHaveCount(1);
});

test('what cannot be read is told in one sentence, and everything goes on', async ({ playground }) => {
  await playground.open(kSmall);
  await tellsWhatCannotBeRead(playground, 'sentence');
});
