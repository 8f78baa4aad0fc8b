import { expect, test } from './support/journey.js';

test('every number can be set, and the model trains on with it', async ({ page, playground }) => {
  await playground.open();
  await playground.showMore();
  await page.getByRole('radio', { name: 'SGD' }).check();
  const numbers = {
    hidden: '24',
    layers: '2',
    seed: '9',
    batch: '4',
    steps: '8',
    momentum: '0.5',
    learningRate: '0.01',
  };
  for (const [name, value] of Object.entries({ ...numbers, clip: '0' })) {
    await playground.set(name, value);
    await expect.poll(() => playground.inAddress(name)).toBe(value);
    await expect(playground.field(name)).toHaveValue(value);
    await expect(playground.problemOf(name)).toBeEmpty();
  }
  await playground.trainsOn();
  expect(playground.inAddress('optimiser')).toBe('sgd');
});

test('another cell is another model, with the number of weights that it has', async ({ page, playground }) => {
  await playground.openAtRest({ cell: 'rnn', hidden: 16 });
  const facts = await playground.facts.textContent();
  const V = Number(/([\d,]+) of them/.exec(facts)[1]);
  const H = 16;
  for (const [name, G] of [
    ['RNN', 1],
    ['GRU', 3],
    ['LSTM', 4],
  ]) {
    await page.getByRole('radio', { name }).check();
    const weights = G * H * (V + H + 2) + V * H + V; // a bias for each of the two products
    await expect(playground.weights).toHaveText(`${playground.words.count(weights)} weights`);
    await expect(playground.stat('step')).toHaveText('0');
    await playground.takeSteps(1);
  }
});

test('batch and BPTT steps say how many characters a step reads', async ({ playground }) => {
  await playground.openAtRest();
  for (const [batch, steps] of [
    ['2', '10'],
    ['5', '30'],
  ]) {
    await playground.set('batch', batch);
    await playground.set('steps', steps);
    await expect.poll(() => playground.inAddress('steps')).toBe(steps);
    await expect(playground.stat('step')).toHaveText('0');
    await playground.takeSteps(1);
    await expect(playground.stat('characters')).toHaveText(String(Number(batch) * Number(steps)));
  }
});

test('the learning rate and the clip act at once, in the model that is there', async ({ playground }) => {
  await playground.openAtRest();
  await playground.takeSteps(3);
  await playground.set('learningRate', '0.5');
  await playground.set('clip', '1');
  await expect.poll(() => playground.inAddress('clip')).toBe('1');
  expect(playground.inAddress('learningRate')).toBe('0.5');
  await expect(playground.stat('step')).toHaveText('3');
  await playground.takeSteps(3);
  const quick = await playground.losses(6);

  await playground.set('learningRate', '0.003');
  await playground.set('clip', '5');
  await expect.poll(() => playground.inAddress('clip')).toBe('5');
  await playground.reset();
  await playground.takeSteps(6);
  const slow = await playground.losses(6);
  expect(slow.slice(0, 3)).toEqual(quick.slice(0, 3));
  expect(slow.slice(4)).not.toEqual(quick.slice(4)); // the step after the change is still measured before it is made
});

test('the buttons and the arrow keys beside a number go up and down', async ({ playground }) => {
  await playground.open({ hidden: 16 });
  const label = playground.words.say('settings.hidden');
  await playground.page.getByRole('button', { name: `${label}: more` }).click();
  await expect(playground.field('hidden')).toHaveValue('32');
  await playground.page.getByRole('button', { name: `${label}: less` }).click();
  await playground.page.getByRole('button', { name: `${label}: less` }).click();
  await expect(playground.field('hidden')).toHaveValue('8');
  await playground.field('hidden').press('ArrowUp');
  await expect(playground.field('hidden')).toHaveValue('16');
  await playground.field('learningRate').press('ArrowDown');
  await expect(playground.field('learningRate')).toHaveValue('0.002');
  await playground.trainsOn();
});

test('the same numbers in every browser can be asked for', async ({ page, playground }) => {
  await playground.open();
  await playground.showMore();
  await page.getByRole('checkbox').check();
  await expect.poll(() => playground.inAddress('reproducible')).toBe('true');
  await playground.trainsOn();
});

const kWrong = {
  hidden: [
    ['0', 'setting-out-of-range'],
    ['-1', 'setting-out-of-range'],
    ['1e9', 'setting-out-of-range'],
    ['abc', 'setting-not-a-number'],
    ['16.5', 'setting-not-whole'],
    ['', 'setting-empty'],
  ],
  learningRate: [
    ['0', 'setting-out-of-range'],
    ['1e9', 'setting-out-of-range'],
    ['fast', 'setting-not-a-number'],
  ],
  seed: [['4294967296', 'setting-out-of-range']],
  batch: [['257', 'setting-out-of-range']],
  clip: [['-1', 'setting-out-of-range']],
};

for (const [lang, names] of [
  ['en', Object.keys(kWrong)],
  ['tr', ['hidden', 'learningRate']],
]) {
  test(`a value that is none is told beside its field, and training goes on (${lang})`, async ({ playground }) => {
    await playground.open({ lang });
    for (const name of names) {
      const before = playground.inAddress(name);
      for (const [written, code] of kWrong[name]) {
        await playground.set(name, written);
        const problem = { code, message: '', field: name, value: written, allowed: '' };
        await expect(playground.problemOf(name)).toHaveText(playground.words.error(problem));
        await expect(playground.field(name)).toHaveAttribute('aria-invalid', 'true');
        await expect(playground.field(name)).toHaveValue(written); // what was typed is not taken away
      }
      await playground.trainsOn();
      expect(playground.inAddress(name)).toBe(before);
    }
    await playground.set('hidden', '16');
    await expect(playground.problemOf('hidden')).toBeEmpty();
    await expect(playground.field('hidden')).toHaveAttribute('aria-invalid', 'false');
  });
}

test('a model that would not fit into memory is refused beside the setting that asked for it', async ({
  playground,
}) => {
  await playground.open({ cell: 'lstm', hidden: 16, layers: 8, batch: 64, steps: 512 });
  await playground.set('hidden', '1024');
  await expect(playground.problemOf('hidden')).toHaveText(/^This model would need .* of memory/);
  await playground.trainsOn(1);
});

test('windows longer than the text are refused beside the steps', async ({ playground }) => {
  await playground.open();
  await playground.write('a short text of forty characters, or so.');
  await playground.press('text.learn');
  await playground.trainsOn();
  await playground.set('steps', '200');
  const problem = { code: 'text-too-short', message: '', field: 'text', value: '40', allowed: '223' };
  await expect(playground.problemOf('steps')).toHaveText(playground.words.error(problem));
  await playground.trainsOn();
});
