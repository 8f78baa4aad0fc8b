import { expect, test } from './support/journey.js';

test.describe('without a connection', () => {
  test.use({ foreseen: /Failed to (load|fetch)|falling back/ });

  test('an engine that cannot be loaded is told, with what to do', async ({ page, playground }) => {
    await page.route('**/*.wasm', (route) => route.abort());
    await page.goto('/#lang=en');
    await expect(playground.notice).toHaveText(
      'The engine could not be loaded. Check the connection and reload the page.',
    );
    await page.unroute('**/*.wasm');
    await page.reload();
    await playground.trainsOn();
    await expect(playground.notice).toBeHidden();
  });

  test('a chart that cannot be drawn stands there as a table', async ({ page, playground }) => {
    await page.route('**/uPlot*.js', (route) => route.abort());
    await playground.open();
    await expect(page.locator('rnn-loss-chart caption')).toHaveText(playground.words.say('chart.tableCaption'));
    await playground.trainsOn();
  });

  test('a text that cannot be loaded is told, and the model goes on with the one it has', async ({
    page,
    playground,
  }) => {
    await playground.open({ text: 'english' });
    await page.route('**/dinosaurs*.txt', (route) => route.abort());
    await playground.textChoice.selectOption('dinosaurs');
    await playground.refusesText({ code: 'text-not-loaded' });
    await expect(playground.textChoice).toHaveValue('english');
    await playground.trainsOn();
  });
});

test('an engine that has crashed is started again with the same text and the same settings', async ({
  page,
  playground,
}) => {
  await page.addInitScript(() => {
    window.Worker = class extends Worker {
      constructor(...parameters) {
        super(...parameters);
        window.latestWorker = this;
      }
    };
  });
  await playground.open({ hidden: 24 });
  await playground.write('All work and no play makes Jack a dull boy.');
  await playground.press('text.learn');
  await playground.learns('All work and no play makes Jack a dull boy.');
  await page.evaluate(() => window.latestWorker.dispatchEvent(new ErrorEvent('error', { message: 'unreachable' })));
  await expect(playground.notice).toContainText('The engine has stopped unexpectedly.');
  await playground.press('notices.restart');
  await playground.learns('All work and no play makes Jack a dull boy.');
  await expect(playground.field('hidden')).toHaveValue('24');
  await expect(playground.notice).toBeHidden();
});
