import { expect, test } from './support/journey.js';

const kSmall = { lesson: 'deep', cell: 'rnn', weights: 3000, batch: 4, steps: 8 };

/** What the table of sizes says: units per layer and weights of each network. @param {import('@playwright/test').Page} page */
const sizesIn = (page) =>
  page
    .locator('.sizes tbody tr')
    .evaluateAll((rows) =>
      rows.map(({ cells }) => [...cells].slice(1).map(({ textContent }) => Number(textContent.replace(/\D/g, '')))),
    );

test('four depths learn the same text side by side, and all their curves fall @firefox', async ({
  page,
  playground,
}) => {
  await playground.open(kSmall);
  await expect(page.locator('#guide-heading')).toHaveText('Deep networks');
  await playground.trainsOn(60);
  await playground.pause();
  await page.locator('.curves').getByRole('button').click();
  const rows = page.locator('rnn-overlaid-curves tbody tr');
  await expect(rows.first()).toBeVisible();
  const losses = await rows.evaluateAll((rows) =>
    rows.map(({ cells }) => [...cells].slice(1).map(({ textContent }) => Number(textContent))),
  );
  const first = losses.find((row) => row.every(Number.isFinite)); // the first row may stand before the first update
  const last = losses.at(-1);
  expect(last).toHaveLength(8); // training and held-out, of four networks
  for (const [i, loss] of last.entries()) expect(loss).toBeLessThan(first[i]);
});

test('their sizes follow from the number of weights, and are about equal', async ({ page, playground }) => {
  await playground.openAtRest(kSmall);
  const before = await sizesIn(page);
  await playground.set('weights', '20000');
  await expect.poll(async () => (await sizesIn(page))[0][0]).toBeGreaterThan(before[0][0]);
  const sizes = await sizesIn(page);
  for (const [, weights] of sizes) expect(Math.abs(weights / 20_000 - 1)).toBeLessThan(0.12);
  expect(sizes.map(([hidden]) => hidden)).toEqual(sizes.map(([hidden]) => hidden).sort((one, other) => other - one));
});

test('every layer of the network that is looked at has its states, and its cells open', async ({
  page,
  playground,
}) => {
  await playground.openAtRest(kSmall);
  const heatmaps = page.locator('.layers rnn-heatmap');
  await expect(heatmaps).toHaveCount(4);
  await expect(heatmaps.first()).toContainText('of layer 4');
  await page.getByRole('radio', { name: '2 layers' }).check();
  await expect(heatmaps).toHaveCount(2);
  await page.locator('rnn-architecture-drawing .node.hidden').first().click();
  await expect(page.locator('rnn-cell-view')).toContainText('Inside the cell: RNN');
  await page.keyboard.press('Escape');
});

test('something to try changes all four', async ({ page, playground }) => {
  await playground.open(kSmall);
  const attempt = page.locator('[data-try=lstm]');
  await attempt.click();
  await expect(attempt).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => playground.inAddress('cell')).toBe('lstm');
  await playground.trainsOn();
});

test('another text is learned by all of them', async ({ playground }) => {
  await playground.open(kSmall);
  const text = 'abc def ghi jkl mno pqr stu vwx yz. '.repeat(20);
  await playground.write(text);
  await playground.press('text.learn');
  await playground.learns(text);
});
