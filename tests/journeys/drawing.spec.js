import { expect, test } from './support/journey.js';

/** T_x and T_y of each type. */
const kLengths = { oneToOne: [1, 1], oneToMany: [1, 4], manyToOne: [4, 1], manyToMany: [4, 4], encoderDecoder: [4, 3] };
const kNetworks = Object.keys(kLengths).flatMap((type) =>
  [1, 2, 3].flatMap((layers) =>
    (type === 'oneToMany' ? [false] : [false, true]).map((bidirectional) => ({ type, layers, bidirectional })),
  ),
);

test('the drawing has the nodes and the arrows of the engine’s graph, for every type, depth and direction', async ({
  page,
  playground,
}) => {
  await playground.openAtRest();
  for (const network of kNetworks) {
    const [inputSteps, outputSteps] = kLengths[network.type];
    const request = { network: { cell: 'gru', hidden: 4, ...network }, inputSteps, outputSteps };
    const { graph, nodes, edges, reached } = await page.evaluate(async (request) => {
      const client = await document.querySelector('rnn-playground').experiment.models[0].client();
      const graph = await client.graph(request);
      const drawing = document.createElement('rnn-architecture-drawing');
      Object.assign(drawing, { graph, width: 1500 });
      document.body.append(drawing);
      await drawing.updateComplete;
      const all = (selector) => [...drawing.renderRoot.querySelectorAll(selector)];
      const seen = {
        graph,
        nodes: all('[data-node]').map(({ dataset, classList }) => [Number(dataset.node), classList[1]]),
        edges: all('[data-edge]').map(({ dataset, classList }) => [Number(dataset.edge), classList[1]]),
        reached: all('[role=button]').length,
      };
      drawing.remove();
      return seen;
    }, request);
    const inOrder = (some) => some.sort(([a], [b]) => a - b);
    expect(inOrder(nodes), JSON.stringify(network)).toEqual(graph.nodes.map(({ role }, index) => [index, role]));
    expect(inOrder(edges), JSON.stringify(network)).toEqual(graph.edges.map(({ role }, index) => [index, role]));
    expect(reached).toBe(graph.nodes.filter(({ role }) => role === 'hidden').length); // each opens its cell
  }
});

for (const cell of ['rnn', 'gru', 'lstm']) {
  test(`an opened ${cell} shows the numbers of the engine’s trace at every step`, async ({ page, playground }) => {
    await playground.openAtRest({ cell });
    await playground.takeSteps(3);
    await playground.node('hidden', 2).click();
    const view = page.locator('rnn-cell-view');
    await expect(view.getByRole('heading', { level: 2 })).toContainText(playground.words.say(`cells.${cell}`));
    const text = await playground.textRead();
    for (const step of [1, 4]) {
      await view.locator('input[name=step]').fill(String(step));
      const unit = 5;
      await view.locator('input[name=unit]').fill(String(unit));
      const trace = await page.evaluate(
        async (text) =>
          (await (await document.querySelector('rnn-playground').experiment.models[0].client()).traceText({ text }))
            .trace,
        text,
      );
      await expect.poll(() => shownNumbers(view)).toEqual(expectedNumbers(cell, trace.layers[0], trace, step, unit));
    }
  });
}

/** What stands under the equations, to a millionth. @param {import('@playwright/test').Locator} view */
const shownNumbers = (view) =>
  view
    .locator('.equations dl > div')
    .evaluateAll((rows) =>
      rows.map((row) => Number(Number([...row.querySelectorAll('[data-value]')].at(-1).dataset.value).toFixed(6))),
    );

/** The result of each equation, in their order. */
function expectedNumbers(cell, layer, { outputs }, step, unit) {
  const at = ({ size, numbers }, i = unit) => Number(numbers[step * size + i].toFixed(6));
  const gate = (name) => at(layer.gates.find((one) => one.name === name).value);
  const likeliest = Math.max(...outputs.numbers.slice(step * outputs.size, (step + 1) * outputs.size));
  const own = {
    rnn: () => [],
    gru: () => [gate('update'), gate('reset'), gate('candidate')],
    lstm: () => [gate('update'), gate('forget'), gate('output'), gate('candidate'), at(layer.c)],
  };
  return [...own[cell](), at(layer.a), Number(likeliest.toFixed(6))];
}

test('closing a cell goes back to the same place, by Escape, by its button and by a click beside it', async ({
  page,
  playground,
}) => {
  await playground.openAtRest({ cell: 'lstm' });
  const cell = playground.node('hidden', 1);
  const view = page.locator('rnn-cell-view');
  const isBack = async () => {
    await expect(view).toHaveCount(0);
    await expect(cell).toBeFocused();
  };
  await cell.focus();
  await page.keyboard.press('Enter');
  await expect(view.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await isBack();

  await cell.click();
  await view.getByRole('button', { name: playground.words.say('cell.close') }).click();
  await isBack();

  await cell.click();
  await expect(view.getByRole('dialog')).toBeVisible();
  await page.mouse.click(4, 400);
  await isBack();
});

test('the arrow keys, the slider and its buttons move through t', async ({ page, playground }) => {
  await playground.openAtRest();
  const said = page.locator('.time .value');
  const last = playground.words.count([...(await playground.textRead())].length);
  await playground.node('hidden', 0).focus();
  await page.keyboard.press('ArrowRight');
  await expect(said).toHaveText(`t = 2 of ${last}`);
  await expect(playground.node('hidden', 1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(playground.node('output', 1)).toBeFocused();
  await page.keyboard.press('End');
  await expect(said).toHaveText(`t = ${last} of ${last}`);
  await playground.button('drawing.before').click();
  await expect(said).toHaveText(`t = ${Number(last) - 1} of ${last}`);
  await page.getByRole('slider', { name: playground.words.say('drawing.time') }).fill('4');
  await expect(said).toHaveText(`t = 5 of ${last}`);
  await expect(page.locator('rnn-architecture-drawing .node.now')).toHaveCount(3);
});

for (const reducedMotion of ['no-preference', 'reduce']) {
  test(`the drawing folds to one cell with its loop and unrolls again (motion: ${reducedMotion})`, async ({
    page,
    playground,
  }) => {
    await page.emulateMedia({ reducedMotion });
    await playground.openAtRest();
    const drawing = page.locator('rnn-architecture-drawing');
    const unrolled = await drawing.locator('.node').count();
    await drawing.evaluate((element) => {
      element.shares = new Set();
      const { updated } = element;
      element.updated = (changed) => {
        element.shares.add(element.share);
        updated.call(element, changed);
      };
    });
    await playground.button('drawing.fold').click();
    await expect(drawing.locator('.node')).toHaveCount(3);
    await expect(drawing.locator('.arrow.recurrent')).toHaveCount(1);
    const between = await drawing.evaluate(
      ({ shares }) => [...shares].filter((share) => share > 0 && share < 1).length,
    );
    if (reducedMotion === 'reduce') expect(between).toBe(0);
    else expect(between).toBeGreaterThan(0);
    await playground.button('drawing.unroll').click();
    await expect(drawing.locator('.node')).toHaveCount(unrolled);
  });
}

test('the drawing has a twin in words', async ({ page, playground }) => {
  await playground.openAtRest({ layers: 2 });
  const twin = page.locator('rnn-architecture-drawing table');
  const text = [...(await playground.textRead())];
  const headings = await twin.locator('thead th').allTextContents();
  expect(headings).toEqual(['Column', 'input x', 'hidden state a, layer 1', 'hidden state a, layer 2', 'output ŷ']);
  const row = await twin.locator('tbody tr').first().locator('td').allTextContents();
  expect(row[0]).toBe(text[0]);
  expect(row[1]).toMatch(/^-?\d\.\d\d$/);
  await expect(page.locator('rnn-architecture-drawing li', { hasText: 'W_aa' }).first()).toContainText('weight_hh_l0');
});

test('the states stand there as colours, and every one of them can be read', async ({ page, playground }) => {
  await playground.openAtRest({ cell: 'lstm' });
  await playground.takeSteps(2);
  await page.getByRole('radio', { name: playground.words.say('network.states') }).check();
  const heatmap = page.locator('rnn-heatmap');
  const which = page.getByRole('combobox', { name: playground.words.say('network.which') });
  await expect(which.locator('option')).toHaveCount(6); // a, c and four gates
  const text = await playground.textRead();
  const { layers } = await page.evaluate(
    async (text) =>
      (await (await document.querySelector('rnn-playground').experiment.models[0].client()).traceText({ text })).trace,
    text,
  );
  for (const [name, rows] of [
    ['a', layers[0].a],
    ['forget', layers[0].gates.find(({ name }) => name === 'forget').value],
  ]) {
    await which.selectOption({ label: playground.words.say(`network.${name}`) });
    await heatmap.locator('.plot').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    const [unit, step] = [1, 1];
    const value = playground.words.decimal(rows.numbers[step * rows.size + unit], 4);
    await expect(heatmap.getByRole('status')).toContainText(value);
    await page.keyboard.press('ArrowUp');
  }
  await page.keyboard.press('Enter');
  await expect(page.locator('.time .value')).toContainText('t = 2 ');

  await playground.button('network.showTable').click();
  await expect(heatmap.locator('tbody tr')).toHaveCount([...text].length);
});

test('the indices in the equations stand below the line, whatever fonts there are @firefox', async ({
  page,
  playground,
}) => {
  await playground.open({ cell: 'gru' });
  await page.locator('.guide .equations summary').click();
  const indexed = page.locator('.guide .equations msub');
  await expect(indexed.first()).toBeVisible();
  const drops = await indexed.evaluateAll((all) =>
    all.map(({ children: [letter, index] }) => {
      const { bottom, height } = letter.getBoundingClientRect();
      return (index.getBoundingClientRect().bottom - bottom) / height;
    }),
  );
  expect(drops.length).toBeGreaterThan(5);
  for (const drop of drops) expect(drop).toBeGreaterThan(0.05);
});
