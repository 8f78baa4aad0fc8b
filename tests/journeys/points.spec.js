import { expect, test } from './support/journey.js';

const kSmall = { lesson: 'points', hidden: 12, layers: 1, learningRate: 0.02 };

/** @param {import('@playwright/test').Page} page */
const plane = (page) => page.locator('rnn-decision-plane');

/** A click at a place of the plane. @param {import('@playwright/test').Page} page @param {number} x @param {number} y */
async function clickAt(page, x, y) {
  const place = await plane(page).evaluate(({ plane }, [x, y]) => ({ x: plane.across(x), y: plane.down(y) }), [x, y]);
  await plane(page).locator('.plot').click({ position: place });
}

/** Points of one's own as the table of the plane gives them: x₁, x₂, y. */
async function ownPoints(page) {
  const rows = plane(page).locator('table').last().locator('tbody tr');
  return rows.evaluateAll((found) => found.map((row) => [...row.cells].map(({ textContent }) => textContent)));
}

/** As the page writes it. @param {string} written */
const numberIn = (written) => Number(written.replace('−', '-'));

test('the lesson on points opens, learns the four quadrants, and its surface says so @firefox', async ({
  page,
  playground,
}) => {
  await playground.open(kSmall);
  await expect(page).toHaveTitle('The classic network · Tekrar');
  await expect(page.locator('.goal.reached[data-goal=accuracy]')).toBeVisible({ timeout: 60_000 });
  await playground.button('plane.showTable').click();
  const rows = plane(page).locator('tbody tr');
  await expect(rows.first()).toBeVisible();
  const chances = await rows.evaluateAll((rows) =>
    rows.map((row) => [...row.querySelectorAll('td')].map(({ textContent }) => Number(textContent))),
  );
  // Rows x₂ = 1, 0.5, 0, −0.5, −1; columns x₁ = −1 … 1.
  expect([chances[1][1], chances[3][3]].every((chance) => chance > 0.8)).toBe(true);
  expect([chances[1][3], chances[3][1]].every((chance) => chance < 0.2)).toBe(true);
});

test('something to try changes the settings, and the same again takes it back', async ({ page, playground }) => {
  await playground.open(kSmall);
  const attempt = page.locator('[data-try=circles]');
  await attempt.click();
  await expect(attempt).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => playground.inAddress('points')).toBe('circles');
  await playground.trainsOn();
  await attempt.click();
  await expect.poll(() => playground.inAddress('points')).toBe('xor');
});

test('the network reads the point that is clicked, and its drawing shows the numbers', async ({ page, playground }) => {
  await playground.openAtRest(kSmall);
  for (const [x, y] of [
    [0.9, 0.9],
    [-0.8, 0.7],
  ]) {
    await clickAt(page, x, y);
    const read = async () => /x₁ (\S+), x₂ (\S+),/.exec(await plane(page).getByRole('status').textContent()) ?? [];
    await expect.poll(async () => Math.sign(numberIn((await read())[1] ?? ''))).toBe(Math.sign(x));
    const [, x1, x2] = await read();
    await expect(playground.node('input', 0)).toHaveAttribute('aria-label', new RegExp(`${x1}, ${x2}`));
  }
  await plane(page).locator('.plot').focus();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Enter');
  await expect(plane(page).getByRole('status')).toContainText('The network now reads the point');
});

test('an opened cell shows the numbers of the engine’s trace', async ({ page, playground }) => {
  await playground.openAtRest(kSmall);
  await playground.takeSteps(2);
  await playground.node('hidden', 0).click();
  const view = page.locator('rnn-cell-view');
  const trace = await page.evaluate(async () => {
    const client = await document.querySelector('rnn-playground').experiment.models[0].client();
    return (await client.trace({ index: 0 })).trace;
  });
  const unit = 7;
  await view.locator('input[name=unit]').fill(String(unit));
  const { a, gates } = trace.layers[0];
  const shown = () =>
    view.locator('.equations [data-value]').evaluateAll((found) => found.map(({ dataset }) => Number(dataset.value)));
  await expect.poll(shown).toHaveLength(3);
  const expected = [gates[0].preActivation.numbers[unit], a.numbers[unit], trace.outputs.numbers[0]];
  for (const [i, number] of (await shown()).entries()) expect(number).toBeCloseTo(expected[i], 6);
});

test('points of one’s own are placed and removed by click and by keyboard, and learned', async ({
  page,
  playground,
}) => {
  await playground.open({ ...kSmall, points: 'ownPoints' });
  await plane(page)
    .getByRole('button', { name: playground.words.say('plane.clear') })
    .click();
  await playground.isAtRest();
  const sentence = playground.words.say('errors.points-none');
  await expect(page.locator('.surface .problem')).toHaveText(sentence);
  await playground.press('transport.train');
  await expect(playground.notice).toContainText(sentence);

  await clickAt(page, 0.5, 0.5);
  await plane(page).getByText('y = 0', { exact: true }).last().click();
  await clickAt(page, -0.5, -0.25);
  await expect(page.locator('.surface .problem')).toBeHidden();
  await plane(page).locator('.plot').focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('1');
  await playground.trainsOn();
  await playground.button('plane.showTable').click();
  await expect(plane(page).locator('table').last().locator('tbody tr')).toHaveCount(3);
  const placed = await ownPoints(page);
  expect(placed.map(([, , label]) => label)).toEqual(['1', '0', '1']);
  const places = placed.map((row) => row.slice(0, 2).map(numberIn));
  for (const [i, place] of [
    [0.5, 0.5],
    [-0.5, -0.25],
    [-0.5, -0.2], // one step of the arrow keys further up
  ].entries()) {
    for (const axis of [0, 1]) expect(Math.abs(places[i][axis] - place[axis])).toBeLessThan(0.03); // a click hits whole pixels
  }

  await playground.button('plane.showPlane').click();
  await plane(page).locator('.plot').focus();
  await page.keyboard.press('Delete');
  await expect(plane(page).getByRole('status')).toHaveText('Removed a point. 2 points of your own.');
  await playground.trainsOn();
});

test('points of one’s own are in the address, and a page that is loaded again goes on with them', async ({
  page,
  playground,
}) => {
  const placed = '0.5 0.5 1 -0.5 -0.5 0 0.25 -0.75 1';
  await playground.open({ ...kSmall, points: 'ownPoints', placed });
  await playground.button('plane.showTable').click();
  await expect
    .poll(() => ownPoints(page))
    .toEqual([
      ['0.50', '0.50', '1'],
      ['−0.50', '−0.50', '0'],
      ['0.25', '−0.75', '1'],
    ]);
  await playground.button('plane.showPlane').click();
  await plane(page).locator('.plot').focus();
  await page.keyboard.press('1'); // where the cursor is: in the middle
  await expect.poll(() => playground.inAddress('placed')).toBe(`${placed} 0 0 1`);
  await page.reload();
  await playground.button('plane.showTable').click();
  await expect.poll(async () => (await ownPoints(page)).length).toBe(4);
  await playground.trainsOn();
});

test('what is wrong in the address of the lesson is named, and the rest is used', async ({ page, playground }) => {
  await page.goto('/#lesson=points&points=moons&g=relu&hidden=5000&noise=2&lang=en');
  await expect(playground.notice).toContainText('Points: “moons” does not exist.');
  await expect(playground.notice).toContainText('Hidden units: 5000 is outside what is possible.');
  await expect(playground.notice).toContainText('Noise: 2 is outside what is possible.');
  await expect(page.getByRole('radio', { name: 'ReLU' })).toBeChecked();
  await playground.trainsOn();
});
