import { expect, test } from './support/journey.js';

test('pausing really pauses, and training goes on from there @firefox', async ({ page, playground }) => {
  await playground.open();
  await playground.pause();
  const step = await playground.step();
  await page.waitForTimeout(700); // in which a model that only looks paused would make steps
  expect(await playground.step()).toBe(step);
  await expect(playground.status).toHaveText(`Paused at step ${playground.words.count(step)}`);

  await playground.press('transport.train');
  await expect(playground.status).toHaveText('Training');
  await expect.poll(() => playground.step()).toBeGreaterThan(step);
});

test('a single step is exactly one step', async ({ playground }) => {
  await playground.openAtRest();
  await playground.press('transport.step');
  await expect(playground.stat('step')).toHaveText('1');
  await expect(playground.stat('characters')).toHaveText('128'); // 8 sequences of 16
  await expect(playground.status).toHaveText('Paused at step 1');
  expect(await playground.losses(1)).toHaveLength(1);
});

test('a single step while it trains pauses it', async ({ playground }) => {
  await playground.open();
  await playground.press('transport.step');
  await playground.isAtRest();
});

test('after a reset the same seed repeats exactly the same losses @firefox', async ({ playground }) => {
  await playground.openAtRest();
  await playground.takeSteps(10);
  const losses = await playground.losses(10);
  await playground.reset();
  await playground.takeSteps(10);
  expect(await playground.losses(10)).toEqual(losses);
});

test('another seed gives other losses', async ({ playground }) => {
  await playground.openAtRest({ seed: 1 });
  await playground.takeSteps(3);
  const losses = await playground.losses(3);
  await playground.set('seed', '2');
  await expect(playground.stat('step')).toHaveText('0');
  await playground.takeSteps(3);
  expect(await playground.losses(3)).not.toEqual(losses);
});

test('the same address opened again repeats exactly the same losses', async ({ page, playground }) => {
  await playground.openAtRest({ seed: 7 });
  await playground.takeSteps(5);
  const losses = await playground.losses(5);
  const address = page.url();
  await page.goto('about:blank');
  await page.goto(address);
  await playground.trainsOn();
  await playground.pause();
  await playground.reset();
  await playground.takeSteps(5);
  expect(await playground.losses(5)).toEqual(losses);
});

test('a reset while it trains begins again and trains on', async ({ playground }) => {
  await playground.open({ cell: 'lstm', hidden: 64 });
  await playground.trainsOn(100);
  const before = await playground.step();
  await playground.press('transport.reset');
  await expect.poll(() => playground.step()).toBeLessThan(before);
  await playground.trainsOn();
  await expect(playground.status).toHaveText('Training');
});
