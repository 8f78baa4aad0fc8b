import { expect, test } from './support/journey.js';

test('an address carries the settings and the text', async ({ page, playground }) => {
  await playground.open({
    text: 'dinosaurs',
    cell: 'gru',
    hidden: 20,
    layers: 2,
    learningRate: 0.01,
    seed: 5,
    clip: 2,
  });
  await expect(playground.textChoice).toHaveValue('dinosaurs');
  await expect(page.getByRole('radio', { name: 'GRU' })).toBeChecked();
  for (const [name, value] of Object.entries({
    hidden: '20',
    layers: '2',
    learningRate: '0.01',
    seed: '5',
    clip: '2',
  })) {
    await expect(playground.field(name)).toHaveValue(value);
  }
});

test('what is wrong in an address is named, the rest is used, and the model learns', async ({ page, playground }) => {
  await page.goto('/#text=<b>novel</b>&cell=cnn&hidden=0&layers=2&batch=8&steps=abc&learningRate=-1&lang=en');
  await expect(playground.notice).toContainText('Part of the address could not be used:');
  await expect(playground.notice).toContainText('Cell: “cnn” does not exist. Choose one of: rnn, gru, lstm.');
  await expect(playground.notice).toContainText('Hidden units: 0 is outside what is possible.');
  await expect(playground.notice).toContainText('BPTT steps: “abc” is not a number.');
  await expect(playground.notice).toContainText('Learning rate: -1 is outside what is possible.');
  await expect(playground.notice).toContainText('There is no built-in text called “<b>novel</b>”.');
  await playground.trainsOn();
  await expect(playground.field('hidden')).toHaveValue('128');
  await expect(playground.field('layers')).toHaveValue('2');
  await playground.notice.getByRole('button', { name: 'Close this message' }).click();
  await expect(playground.notice).toBeHidden();
});

test('an address that asks for somebody’s own text says that it has none', async ({ page, playground }) => {
  await page.goto('/#text=own&cell=rnn&hidden=16&batch=8&steps=16&lang=en');
  await expect(playground.notice).toContainText('a built-in text is learned instead');
  await playground.trainsOn();
});

test('another address in the same page begins with its settings', async ({ page, playground }) => {
  await playground.open();
  await page.evaluate(() => {
    location.hash = '#text=dinosaurs&cell=rnn&hidden=8&batch=4&steps=8&lang=en';
  });
  await expect(playground.field('hidden')).toHaveValue('8');
  await expect(playground.textChoice).toHaveValue('dinosaurs');
  await playground.trainsOn();
});
