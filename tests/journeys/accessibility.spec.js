import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support/journey.js';

/** @param {import('@playwright/test').Page} page */
async function violations(page) {
  const found = (await new AxeBuilder({ page }).analyze()).violations;
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} (${target.flat().join(' ')})`),
  );
}

for (const lang of ['en', 'tr']) {
  for (const colorScheme of ['light', 'dark']) {
    test(`axe finds nothing wrong (${lang}, ${colorScheme})`, async ({ page, playground }) => {
      await page.emulateMedia({ colorScheme });
      await playground.open({ lang });
      await playground.trainsOn(50);
      expect(await violations(page)).toEqual([]);

      // And with everything shown that a person may see.
      await playground.set('hidden', '0');
      await playground.write('');
      await playground.press('text.learn');
      await expect(playground.textProblem).not.toBeEmpty();
      await playground.prompt.fill('Ж');
      await playground.press('writing.write');
      await expect(playground.promptProblem).not.toBeEmpty();
      await playground.press('chart.showTable');
      await playground.set('learningRate', '1e6');
      await expect(playground.notice).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  }
}
