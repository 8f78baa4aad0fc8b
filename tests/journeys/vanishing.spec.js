import { expect, test } from './support/journey.js';

// So small, and with so short a lag, that even a busy machine solves it in seconds.
const kSmall = { lesson: 'vanishing', lag: 5, hidden: 12, batch: 8, learningRate: 0.02, forgetBias: 1 };

/** @param {import('@playwright/test').Page} page */
const gradients = (page) => page.locator('rnn-gradient-norms');

/** The size of a gradient as the legend has it. @param {import('@playwright/test').Page} page @param {string} model */
const normOf = (page, model) => gradients(page).locator('.entry', { hasText: model }).locator('.value');

test('three networks learn to recall side by side, and their figures say so @firefox', async ({ page, playground }) => {
  await playground.open(kSmall);
  await expect(page.locator('#guide-heading')).toHaveText('Vanishing gradients');
  await expect(page.locator('.goal.reached[data-goal=gru]')).toBeVisible({ timeout: 60_000 });
  await expect(page.locator('.goal.reached[data-goal=lstm]')).toBeVisible({ timeout: 60_000 });
  await playground.pause();
  await page.locator('.curves').getByRole('button').click();
  const rows = page.locator('rnn-overlaid-curves tbody tr');
  await expect(rows.first()).toBeVisible();
  const accuracies = await rows.evaluateAll((found) =>
    found.map(({ cells }) => [...cells].slice(1).map(({ textContent }) => Number.parseFloat(textContent))),
  );
  expect(Math.max(...accuracies[0])).toBeLessThan(60);
  expect(Math.max(...accuracies.map(([, gru]) => gru))).toBeGreaterThan(98);
});

test('the gradients reach less far with a longer lag, and are followed over 10,000 steps', async ({
  page,
  playground,
}) => {
  await playground.openAtRest({ ...kSmall, lag: 60 });
  await expect(normOf(page, 'RNN')).toHaveText(/·10⁻|< 10⁻/);
  await expect(normOf(page, 'LSTM')).toHaveText(/\d/);
  await page.getByText('t ≤ 10,000', { exact: true }).click();
  await expect(gradients(page).locator('.plot')).toHaveAttribute('aria-label', /at t = 10,000/);
  await expect(normOf(page, 'RNN')).toHaveText('< 10⁻³⁰');
  await playground.press('transport.step');
  await expect(playground.stat('step')).toHaveText('1');
});

test('the levers build other networks: their eigenvalues and lengths are other ones', async ({ page, playground }) => {
  await playground.openAtRest(kSmall);
  const radius = page.locator('rnn-eigenvalue-plane .radius .value');
  await expect(radius).toHaveText(/^0\.\d+$/);
  await playground.set('spectralRadius', '2.5');
  await expect(radius).toHaveText('2.500');
  await playground.set('lag', '1001');
  await expect(playground.problemOf('lag')).toContainText('Use a whole number from 5 to 1,000.');

  const attempt = page.locator('[data-try=short]');
  await attempt.click();
  await expect(attempt).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => playground.inAddress('lag')).toBe('10');
  await expect(page.locator('.architecture .aside')).toContainText('= 11');
  await playground.trainsOn();
});

test('the cell of each network opens, and its drawing is folded in the middle', async ({ page, playground }) => {
  await playground.openAtRest({ ...kSmall, lag: 200 });
  const drawing = page.locator('rnn-architecture-drawing');
  await expect(drawing).toContainText(/19\d steps/);
  for (const model of ['GRU', 'LSTM', 'RNN']) {
    await page.getByRole('radio', { name: model, exact: true }).check();
    await drawing.locator('.node.hidden').last().click();
    await expect(page.locator('rnn-cell-view')).toContainText(`Inside the cell: ${model}`);
    await page.keyboard.press('Escape');
    await expect(page.locator('rnn-cell-view')).toHaveCount(0);
  }
});
