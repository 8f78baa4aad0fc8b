import { expect, test } from './support/journey.js';
import { everythingFocusable, nameOfFocused } from './support/focus.js';

test('Tab reaches everything, in the order of the page', async ({ page, playground }) => {
  await playground.openAtRest();
  await playground.showMore();
  const expected = await everythingFocusable(page);
  expect(expected.length).toBeGreaterThan(20);
  await page.getByRole('link', { name: 'Skip to the playground' }).focus();
  const reached = [await nameOfFocused(page)];
  while (reached.length < expected.length) {
    await page.keyboard.press('Tab');
    reached.push(await nameOfFocused(page));
  }
  expect(reached).toEqual(expected);
});

test('all can be done without a mouse', async ({ page, playground }) => {
  await playground.open();
  await playground.button('transport.pause').focus();
  await page.keyboard.press('Space');
  await playground.isAtRest();
  await page.keyboard.press('Enter');
  await expect(playground.status).toHaveText('Training');

  await page.getByRole('radio', { name: 'RNN' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => playground.inAddress('cell')).toBe('gru');
  await playground.trainsOn();

  const more = page.locator('.model details.more');
  await more.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(playground.field('clip')).toBeVisible();

  await playground.temperature.focus();
  await page.keyboard.press('Home');
  await expect(page.locator('.temperature .value')).toHaveText('0.00');

  await playground.prompt.focus();
  await page.keyboard.press('Enter');
  await playground.hasWritten((await playground.prompt.inputValue()).length + 1000);

  await playground.button('chart.showTable').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('rnn-loss-chart tbody tr').first()).toBeVisible();
});

test('a person who uses the keyboard can skip the head of the page', async ({ page, playground }) => {
  await playground.open();
  const address = page.url();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the playground' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(playground.button('transport.pause')).toBeFocused();
  expect(page.url()).toBe(address);
});
