import { expect, test } from './support/journey.js';

test('the page opens with a model that is already learning @firefox', async ({ page, playground }) => {
  await page.goto('/#lang=en');
  await expect(page).toHaveTitle('Character-level generation · Tekrar');
  await playground.trainsOn();
  await expect(playground.status).toHaveText('Training');
  await expect(playground.text).toHaveValue(/\w+/);
});

test('characters that it writes appear, and they change as it learns @firefox', async ({ playground }) => {
  await playground.open();
  await expect(playground.writtenNow).not.toHaveText(playground.words.say('writing.nothing'));
  const before = await playground.writtenNow.textContent();
  expect([...before].length).toBeGreaterThan(100);
  await expect(playground.writtenNow).not.toHaveText(before);
});

test('both losses fall below that of a blind guess @firefox', async ({ page, playground }) => {
  await playground.open({ hidden: 32, learningRate: 0.01 });
  const shown = async (key) => {
    const entry = page.locator('rnn-loss-chart .entry', { hasText: playground.words.say(key) });
    return Number(await entry.locator('.value').textContent());
  };
  const guess = await shown('chart.guess');
  for (const key of ['chart.training', 'chart.heldOut']) {
    await expect.poll(() => shown(key)).toBeLessThan(guess * 0.8);
  }
});

test('the line above counts steps, characters, speed and epochs', async ({ playground }) => {
  await playground.open({ batch: 8, steps: 16 });
  await expect(playground.stat('speed')).not.toHaveText('0');
  await expect(playground.stat('epochs')).toHaveText(/^\d+\.\d$/);
  await playground.pause();
  const characters = (await playground.step()) * 8 * 16;
  await expect(playground.stat('characters')).toHaveText(playground.words.shortCount(characters));
});
