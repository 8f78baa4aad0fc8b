import { expect, test } from './support/journey.js';

/** @param {import('@playwright/test').Page} page @param {boolean} hidden */
async function setHidden(page, hidden) {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: hidden ? 'hidden' : 'visible' });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
}

test('a page that is hidden pauses, says so, and trains on when it is seen again', async ({ page, playground }) => {
  await playground.open();
  await setHidden(page, true);
  await expect(page).toHaveTitle('Paused: Tekrar');
  await expect(playground.status).toHaveText('Waiting while the page is hidden');
  await playground.isAtRest();
  const step = await playground.step();

  await setHidden(page, false);
  await expect(playground.notice).toHaveText('Training rested while this page was hidden and now goes on.');
  await expect.poll(() => playground.step()).toBeGreaterThan(step);
  await expect(page).toHaveTitle('Character-level generation · Tekrar');
  await playground.notice.getByRole('button', { name: 'Close this message' }).click();
  await expect(playground.notice).toBeHidden();
});

test('a page that is hidden while it is paused stays paused', async ({ page, playground }) => {
  await playground.openAtRest();
  await playground.takeSteps(1);
  await setHidden(page, true);
  await setHidden(page, false);
  await playground.takeSteps(1);
  await expect(playground.stat('step')).toHaveText('2');
  await expect(playground.notice).toBeHidden();
});
