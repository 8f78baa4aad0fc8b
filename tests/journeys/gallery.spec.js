import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support/journey.js';

const kTypes = ['oneToOne', 'oneToMany', 'manyToOne', 'manyToMany', 'encoderDecoder', 'bidirectional', 'deep'];

/** @param {import('@playwright/test').Page} page */
const gallery = (page) => page.getByRole('dialog', { name: 'The types of networks' });

test('the overview shows every type as the engine unrolls it, and leads to its lesson @firefox', async ({
  page,
  playground,
}) => {
  await playground.open();
  await playground.button('gallery.open').click();
  const cards = gallery(page).locator('.gallery .card');
  await expect(cards).toHaveCount(kTypes.length);
  const doors = await cards.evaluateAll((all) =>
    all.map(({ href }) => new URLSearchParams(new URL(href).hash.slice(1)).get('lesson')),
  );
  expect(doors).toEqual(['points', 'music', 'sentiment', 'speech', 'translation', 'letters', 'deep']);
  await expect(cards.locator('svg.miniature')).toHaveCount(kTypes.length);
  const boxes = (role) =>
    cards.evaluateAll((all, role) => all.map((card) => card.querySelectorAll(`rect.${role}`).length), role);
  expect(await boxes('input')).toEqual([1, 1, 3, 3, 3, 3, 3]);
  expect(await boxes('hidden')).toEqual([1, 3, 3, 3, 5, 6, 9]);
  expect(await boxes('output')).toEqual([1, 3, 1, 3, 2, 3, 3]);

  await gallery(page)
    .getByRole('link', { name: /The classic network/ })
    .click();
  await expect(gallery(page)).toBeHidden();
  await expect.poll(() => playground.inAddress('lesson')).toBe('points');
  await expect(page.locator('rnn-decision-plane')).toBeVisible();
  await playground.trainsOn();
});

test('the overview is opened, walked and closed by keyboard', async ({ page, playground }) => {
  await playground.open();
  const opener = playground.button('gallery.open');
  await opener.focus();
  await page.keyboard.press('Enter');
  await expect(gallery(page)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(gallery(page).getByRole('link').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(gallery(page)).toBeHidden();
  await expect(opener).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(gallery(page)).toBeVisible();
  await page.mouse.click(3, 3);
  await expect(gallery(page)).toBeHidden();
});

for (const lang of ['en', 'tr']) {
  for (const [width, height] of [
    [1280, 800],
    [390, 844],
  ]) {
    test(`every lesson can be reached from the head of the page, ${width} pixels wide (${lang})`, async ({
      page,
      playground,
    }) => {
      await page.setViewportSize({ width, height });
      await playground.open({ lang });
      const overhang = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(await overhang()).toBeLessThanOrEqual(0);
      const { height: head } = await page.locator('#header').boundingBox();
      expect(head).toBeLessThan(60); // one line
      await page.locator('#header .overview').click();
      const ids = await page.evaluate(() =>
        [...document.querySelectorAll('#overview a')].map(({ href }) =>
          new URLSearchParams(new URL(href).hash.slice(1)).get('lesson'),
        ),
      );
      expect(ids).toEqual(expect.arrayContaining(['characters', 'points']));
      expect(new Set(ids).size).toBe(ids.length);
      await expect(page.locator('#overview .miniature')).toHaveCount(kTypes.length);
      // What lies under an open dialog is inert: the skip link as well as where it leads.
      const axe = new AxeBuilder({ page }).include('#overview').disableRules('skip-link');
      expect((await axe.analyze()).violations).toEqual([]);
      expect(await overhang()).toBeLessThanOrEqual(0);
    });
  }
}
