import { expect, test } from './support/journey.js';

test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

/** @param {import('@playwright/test').Page} page */
const overhang = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

for (const lang of ['en', 'tr']) {
  test(`on a phone nothing is wider than the screen, and the transport is at hand (${lang})`, async ({
    page,
    playground,
  }) => {
    await playground.open({ lang });
    await playground.trainsOn(50);
    expect(await overhang(page)).toBeLessThanOrEqual(0);

    await playground.press('model.showSettings');
    await playground.set('hidden', '0');
    await expect(playground.problemOf('hidden')).toBeVisible();
    await playground.press('chart.showTable');
    await playground.set('learningRate', '1e6');
    await expect(playground.notice).toBeVisible();
    expect(await overhang(page)).toBeLessThanOrEqual(0);

    for (const end of [0, 1]) {
      await page.evaluate((end) => scrollTo(0, end * document.documentElement.scrollHeight), end);
      for (const key of ['transport.train', 'transport.step', 'transport.reset']) {
        await expect(playground.button(key)).toBeInViewport({ ratio: 1 });
      }
    }
  });
}

test('on a phone the model learns, writes and pauses by touch', async ({ playground }) => {
  await playground.open();
  await playground.button('writing.write').tap();
  await playground.hasWritten((await playground.prompt.inputValue()).length + 1000);
  await playground.button('transport.pause').tap();
  await playground.isAtRest();
});
