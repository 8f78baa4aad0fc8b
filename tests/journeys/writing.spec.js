import { expect, test } from './support/journey.js';

test('the model goes on from a beginning while it trains @firefox', async ({ playground }) => {
  await playground.open();
  await playground.prompt.fill('The ');
  await playground.press('writing.write');
  await playground.hasWritten('The '.length + 1000);
  await expect(playground.continued).toHaveText(/^The /);
  await playground.trainsOn();
});

test('the model goes on from a beginning while it is paused, and stays paused', async ({ playground }) => {
  await playground.openAtRest();
  await playground.takeSteps(2);
  await playground.prompt.fill('Once');
  await playground.prompt.press('Enter');
  await playground.hasWritten('Once'.length + 1000);
  await expect(playground.stat('step')).toHaveText('2');
});

test('without temperature it always writes the same, with a high one never', async ({ playground }) => {
  await playground.openAtRest();
  const written = {};
  for (const temperature of ['0', '0.8', '1.5']) {
    await playground.setTemperature(temperature);
    written[temperature] = [await playground.writes('The '), await playground.writes('The ')];
  }
  expect(written['0'][0]).toBe(written['0'][1]);
  expect(written['0.8'][0]).not.toBe(written['0.8'][1]);
  expect(written['1.5'][0]).not.toBe(written['1.5'][1]);
  expect(written['1.5'][0]).not.toBe(written['0.8'][0]);
});

test('what it writes by itself follows the temperature, also while it is paused', async ({ playground }) => {
  await playground.openAtRest();
  await playground.takeSteps(1);
  await expect(playground.page.locator('.samples .at')).toHaveText('step 1');
  const before = await playground.writtenNow.textContent();
  await playground.setTemperature('0');
  await expect(playground.writtenNow).not.toHaveText(before, { useInnerText: false });
});

test('characters that it has never seen are named, and it goes on without them', async ({ playground }) => {
  await playground.openAtRest();
  await playground.prompt.fill('Жs €');
  await playground.press('writing.write');
  await expect(playground.promptProblem).toHaveText('It has never seen “Ж” “€” and goes on without.');
  await playground.hasWritten('Жs €'.length + 1000);
});

test('it begins by itself when there is no beginning', async ({ playground }) => {
  await playground.openAtRest();
  await playground.prompt.fill('');
  await playground.press('writing.write');
  await playground.hasWritten(1000);
  await expect(playground.promptProblem).toBeEmpty();
});

test('writing can be stopped', async ({ playground }) => {
  // So large that a thousand characters take a while.
  await playground.open({ text: 'dinosaurs', cell: 'lstm', hidden: 1024, batch: 1, steps: 2 });
  await playground.pause();
  await playground.prompt.fill('Micro');
  await playground.press('writing.write');
  await expect(playground.continued).toHaveText(/^Micro./s);
  await playground.press('writing.stop');
  await expect(playground.button('writing.write')).toBeVisible();
  await playground.continued.evaluate((text) => text.getRootNode().host.updateComplete); // its turn to be drawn has come
  const written = await playground.continued.textContent();
  expect(written.length).toBeLessThan(1000);
  await playground.takeSteps(1); // the engine has answered since, and wrote no more
  expect(await playground.continued.textContent()).toBe(written);
});

test('a beginning of 10,000 characters is read to its end, and training goes on', async ({ playground }) => {
  await playground.open();
  const beginning = 'The morning came and went. '.repeat(400).slice(0, 10_000);
  await playground.prompt.fill(beginning);
  await playground.press('writing.write');
  await playground.hasWritten(beginning.length + 1000);
  await playground.trainsOn();
});

test('of a written character the likeliest ones are shown, to the pointer and to the keyboard', async ({
  page,
  playground,
}) => {
  await playground.openAtRest();
  const writing = page.locator('rnn-shaded-writing.now');
  await expect(writing.locator('.character').nth(9)).toBeVisible();
  const candidates = writing.locator('.candidates li');
  const chances = () =>
    candidates.evaluateAll((all) => all.map((one) => Number.parseFloat(one.querySelector('.chance').textContent)));
  await writing.locator('.text').focus();
  await page.keyboard.press('ArrowRight');
  await expect(candidates).toHaveCount(5);
  expect(await chances()).toEqual((await chances()).sort((a, b) => b - a));
  await expect(writing.getByRole('slider')).toHaveAttribute('aria-valuetext', /%.*Otherwise/);

  await writing.locator('.character').nth(9).hover();
  await writing.evaluate(({ updateComplete }) => updateComplete);
  const sign = await writing.locator('.candidates .drawn .sign').textContent();
  const written = await writing.locator('.character').nth(9).textContent();
  expect([written, '␣', '⏎']).toContain(sign);
});

test('the longest passage that it has by heart is shown, and stands in the text', async ({ page, playground }) => {
  await playground.open({ hidden: 32 });
  await page.getByRole('radio', { name: playground.words.say('writing.copied') }).check();
  const passage = page.locator('.passage q');
  await expect(passage).not.toBeEmpty();
  await playground.pause();
  const copied = (await passage.textContent()).split(' ⏎ ').map((line) => line.trim());
  await playground.text.focus(); // where all of it stands
  const text = await playground.text.inputValue();
  for (const line of copied) expect(text).toContain(line);
  await expect(page.locator('.memorisation .value').first()).toHaveText(/^\d+%$/);
});
