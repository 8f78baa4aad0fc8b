import { readdirSync } from 'node:fs';
import { parse } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support/journey.js';

/** @param {import('@playwright/test').Page} page */
async function violations(page) {
  const found = (await new AxeBuilder({ page }).analyze()).violations;
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} (${target.flat().join(' ')})`),
  );
}

for (const [lang, colorScheme] of [
  ['en', 'dark'],
  ['tr', 'light'],
]) {
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

const kLessons = readdirSync('web/lessons')
  .map((file) => parse(file).name)
  .filter((name) => !['lesson', 'registry'].includes(name));

// Each in one language and one look, the first one in those that it is not judged in above.
const kLooks = [
  ['en', 'light'],
  ['tr', 'dark'],
];

for (const [index, lesson] of kLessons.entries()) {
  const [lang, colorScheme] = kLooks[index % 2];
  test(`the lesson ${lesson} is whole, and axe finds nothing wrong in it (${lang}, ${colorScheme})`, async ({
    page,
    playground,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(`/#lesson=${lesson}&lang=${lang}`);
    await playground.trainsOn(1);
    expect(await violations(page)).toEqual([]);
    const said = await page.evaluate(() => document.querySelector('rnn-playground').renderRoot.textContent);
    expect(said).not.toMatch(/undefined|null|NaN|\{\w+\}|\[object/);
  });
}

test('axe finds nothing wrong in an opened cell and in the states', async ({ page, playground }) => {
  await playground.openAtRest({ cell: 'lstm', layers: 2 });
  await page.locator('.node.hidden').first().click();
  await expect(page.locator('rnn-cell-view .equations math').first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('radio', { name: playground.words.say('network.states') }).check();
  await expect(page.locator('rnn-heatmap canvas')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await playground.button('network.showTable').click();
  expect(await violations(page)).toEqual([]);
});
