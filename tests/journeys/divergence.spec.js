import { expect, test } from './support/journey.js';

test('a loss that has grown beyond all bounds stops training; the way back trains on', async ({ playground }) => {
  await playground.open();
  await playground.set('learningRate', '1e6');
  await expect(playground.notice).toContainText('The learning rate 1,000,000 is too large.');
  await playground.isAtRest();

  await playground.press('transport.train'); // does not help
  await expect(playground.notice).toBeVisible();
  await playground.isAtRest();

  await playground.notice
    .getByRole('button', { name: 'Go back to the last good state with learning rate 0.002' })
    .click();
  await expect(playground.notice).toBeHidden();
  await playground.trainsOn(50);
  await expect(playground.status).toHaveText('Training');
  await expect(playground.field('learningRate')).toHaveValue('0.002');
  expect(playground.inAddress('learningRate')).toBe('0.002');
});

test('a run that was never good begins anew', async ({ page, playground }) => {
  await page.goto('/#text=english&cell=rnn&hidden=16&batch=8&steps=16&learningRate=1e8&lang=tr');
  await expect(playground.notice).toContainText('öğrenme oranı fazla büyük');
  await playground.notice.getByRole('button', { name: 'Öğrenme oranı 0,002 ile son sağlam duruma dön' }).click();
  await expect(playground.notice).toBeHidden();
  await playground.trainsOn(50);
});
