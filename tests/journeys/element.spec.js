// <rnn-playground> in a page of somebody else.
import { wordsFor } from '../../web/locales/words.js';
import { expect, kSmall, kStrictPolicy, test } from './support/hosts.js';
import { Site } from './support/site.js';

const turkish = wordsFor('tr');

test('what the attributes say is what runs, in a page with the strictest policy @firefox', async ({ host, page }) => {
  await host.open(
    `<rnn-playground ${kSmall} seed="7" learning-rate="0.01" lang="tr" theme="dark"
      controls="train,step,temperature"></rnn-playground>`,
    { policy: kStrictPolicy },
  );
  expect(await host.hears('rnn-ready')).toMatchObject({ lesson: 'characters' });
  await host.trainsOn();
  const settings = await page.evaluate(() => {
    const { cell, hidden, batch, steps, seed, learningRate } = document.querySelector('rnn-playground');
    return { cell, hidden, batch, steps, seed, learningRate };
  });
  expect(settings).toEqual({ cell: 'rnn', hidden: 16, batch: 8, steps: 16, seed: 7, learningRate: 0.01 });

  await expect(page.getByRole('button', { name: turkish.say('transport.pause'), exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: turkish.say('transport.step'), exact: true })).toBeVisible();
  await expect(page.locator('#temperature')).toBeVisible();
  await expect(page.getByRole('button', { name: turkish.say('transport.reset'), exact: true })).toBeHidden();
  for (const gone of ['.text.panel', '.model.panel', '.prompt', '.tries'])
    await expect(page.locator(gone)).toBeHidden();
  const scheme = await host.element.evaluate((element) => getComputedStyle(element).colorScheme);
  expect(scheme).toBe('dark');
});

test('a script from another origin brings worker and engine along @firefox', async ({ host }) => {
  await host.open(`<rnn-playground ${kSmall}></rnn-playground>`, { head: host.script(host.other.origin) });
  await host.trainsOn();
  expect(await host.told('rnn-error')).toEqual([]);
});

test('what cannot be is told in the element and to the page, and the rest is taken', async ({ host, page }) => {
  await host.open(`<rnn-playground lang="en" lesson="alchemy" cell="brain" hidden="-3" batch="8" steps="16" theme="pink"
    hide="loss,everything"></rnn-playground>`);
  await host.trainsOn();
  const errors = await host.told('rnn-error');
  expect(errors.map(({ code, field, value }) => [code, field, value])).toEqual([
    ['setting-unknown-choice', 'cell', 'brain'],
    ['setting-out-of-range', 'hidden', '-3'],
    ['address-lesson', 'lesson', 'alchemy'],
    ['attribute-value', 'theme', 'pink'],
    ['attribute-value', 'hide', 'everything'],
  ]);
  await expect(page.locator('.notice')).toContainText('“alchemy”');
  await expect(page.locator('.notice')).toContainText('“brain” does not exist.');
  expect(await host.element.evaluate(({ cell, hidden, batch }) => [cell, hidden, batch])).toEqual(['lstm', 128, 8]);
  await expect(page.locator('.learning.panel')).toBeHidden();
});

test('an attribute that changes changes the setting, and a wrong one only says so', async ({ host, page }) => {
  await host.open(`<rnn-playground ${kSmall} lang="en"></rnn-playground>`);
  await host.trainsOn();
  await host.element.evaluate((element) => {
    element.hidden = 24;
    element.setAttribute('cell', 'gru');
  });
  await expect.poll(() => host.element.evaluate(({ hidden, cell }) => [hidden, cell])).toEqual([24, 'gru']);
  await expect(page.locator('.model #hidden')).toHaveValue('24');
  await host.element.evaluate((element) => element.setAttribute('seed', 'many'));
  await expect(page.locator('.notice')).toContainText('“many” is not a number.');
  await host.trainsOn();

  await host.element.evaluate((element) => {
    element.hidden = true; // as HTML has it
  });
  await expect(host.element).toBeHidden();
});

test('a page trains, looks and writes through methods, and the same seed gives the same run', async ({ host }) => {
  await host.open(`<rnn-playground ${kSmall} paused></rnn-playground>`);
  const run = () =>
    host.element.evaluate(async (element) => {
      await element.ready;
      await element.reset();
      await element.step(4);
      const { text } = await element.generate('The ', { length: 30, seed: 5, temperature: 1 });
      const { trace } = await element.trace('The end');
      return { text, losses: [...trace.losses] };
    });
  const first = await run();
  expect([...first.text]).toHaveLength(30);
  expect(first.losses).toHaveLength(7);
  expect(await run()).toEqual(first);
  expect((await host.told('rnn-step')).at(-1).step).toBe(4);
  const refusal = await host.element.evaluate((element) => element.trace(3).catch(({ code }) => code));
  expect(refusal).toBe('not-in-this-lesson');
});

test('a text can stand within the element, or lie at an address', async ({ host, page }) => {
  const text = 'She sells sea shells by the sea shore. '.repeat(20);
  await host.open(`<rnn-playground lang="en" cell="rnn" hidden="16" batch="8" steps="16">
    <script type="text/plain">\n${text}</script></rnn-playground>`);
  await host.trainsOn();
  await expect(page.locator('#text-facts')).toContainText(`${text.length} characters`);

  host.site.put('/own.txt', text.slice(0, 400));
  await host.element.evaluate((element) => element.setAttribute('text-src', 'own.txt'));
  await expect(page.locator('#text-facts')).toContainText('400 characters');
});

test.describe('a text that is not to be had', () => {
  test.use({ foreseen: /404/ });

  test('is told, and a built-in text is learned', async ({ host, page }) => {
    await host.open(
      `<rnn-playground lang="en" cell="rnn" hidden="16" batch="8" steps="16" text-src="gone.txt"></rnn-playground>`,
    );
    await host.trainsOn();
    await expect(page.locator('.notice')).toContainText(
      'gone.txt could not be loaded; a built-in text is learned instead.',
    );
    expect(await host.told('rnn-error')).toMatchObject([{ code: 'text-address' }]);
  });
});

test('a page keeps a model, and another element goes on from its file, wherever that lies', async ({ host, page }) => {
  await host.open(`<rnn-playground ${kSmall} seed="7" lang="en"></rnn-playground>`);
  await host.trainsOn(20);
  const { bytes, step, loss } = await host.element.evaluate(async (element) => {
    await element.pause();
    const file = await element.save();
    await element.step(1);
    const [model] = element.experiment.models;
    return { bytes: [...file], step: model.progress.step, loss: model.progress.trainLoss };
  });

  // By its method: the same next step, to the last bit.
  const again = await host.element.evaluate(async (element, bytes) => {
    await element.load(Uint8Array.from(bytes));
    const { training } = element.experiment.state;
    await element.step(1);
    const [model] = element.experiment.models;
    return { training, step: model.progress.step, loss: model.progress.trainLoss };
  }, bytes);
  expect(again).toEqual({ training: false, step, loss });

  // By an attribute, with the settings of the file rather than those of the element.
  host.site.put('/model.safetensors', Buffer.from(bytes));
  await host.open('<rnn-playground lang="en" cell="gru" model-src="model.safetensors" paused></rnn-playground>');
  await host.hears('rnn-ready');
  await expect(page.locator('.notice')).toBeVisible();
  expect(await host.element.evaluate(({ cell, hidden, seed }) => [cell, hidden, seed])).toEqual(['rnn', 16, 7]);
  await expect(page.locator('.stats .step dd')).toHaveText((step - 1).toLocaleString('en'));

  // One that is broken is refused, and the one that was there goes on.
  const refused = await host.element.evaluate(
    async (element, bytes) => {
      const error = await element.load(Uint8Array.from(bytes)).then(
        () => null,
        ({ code }) => code,
      );
      return { error, cell: element.cell };
    },
    bytes.slice(0, -8),
  );
  expect(refused).toEqual({ error: 'file-truncated', cell: 'rnn' });
});

test.describe('a model and a text that another origin does not give', () => {
  test.use({ foreseen: /CORS|ERR_FAILED|404/ });

  test('are told, and the lesson begins all the same', async ({ host, page }) => {
    const closed = new Site();
    await closed.start();
    const model = closed.put('/model.safetensors', 'x');
    const text = closed.put('/text.txt', 'The quick brown fox jumps over the lazy dog. '.repeat(20));
    const small = 'lang="en" cell="rnn" hidden="16" batch="8" steps="16"';
    await host.open(
      `<rnn-playground ${small} model-src="${model}"></rnn-playground><rnn-playground ${small} text-src="${text}" keep-training></rnn-playground>`,
    );
    await host.trainsOn();
    await expect
      .poll(async () => (await host.told('rnn-error')).map(({ code }) => code).sort())
      .toEqual(['model-address', 'text-address']);
    await expect(page.locator('.notice').first()).toContainText(`The model at ${model} could not be loaded`);
    closed.stop();
  });
});

test('only what is in view begins, and rests when it is scrolled away @firefox', async ({ host, page }) => {
  const one = (/** @type {string} */ id) =>
    `<rnn-playground id="${id}" ${kSmall} style="height: 900px"></rnn-playground><div style="height: 900px"></div>`;
  await host.open(one('first') + one('second') + one('third'));
  const state = (/** @type {string} */ id) =>
    page.evaluate((id) => {
      const { isOpen, state } = document.getElementById(id).experiment;
      return { isOpen, training: state.training };
    }, id);
  await expect.poll(() => state('first')).toEqual({ isOpen: true, training: true });
  expect(await state('second')).toEqual({ isOpen: false, training: false });
  await page.evaluate(() => document.getElementById('second').scrollIntoView());
  await expect.poll(() => state('second')).toEqual({ isOpen: true, training: true });
  await expect.poll(() => state('first')).toEqual({ isOpen: true, training: false });
  expect(await state('third')).toEqual({ isOpen: false, training: false });
  await page.evaluate(() => document.getElementById('third').train()); // asked for
  await expect.poll(() => state('third')).toEqual({ isOpen: true, training: true });
  await page.evaluate(() => scrollTo(0, 0));
  await expect.poll(() => state('first')).toEqual({ isOpen: true, training: true });
});

test('two on one page keep their languages, themes and seeds apart', async ({ host, page }) => {
  await host.open(
    `<rnn-playground ${kSmall} lang="tr" theme="dark" seed="3" paused hide="guide"></rnn-playground>
     <rnn-playground ${kSmall} lang="en" theme="light" seed="4" paused keep-training></rnn-playground>`,
  );
  await expect.poll(async () => (await host.told('rnn-ready')).length).toBe(2);
  const [one, other] = await page.evaluate(async () => {
    const elements = [...document.querySelectorAll('rnn-playground')];
    return elements.map((element) => [
      element.shadowRoot.querySelector('.train').textContent.trim(),
      getComputedStyle(element).colorScheme,
      element.seed,
      element.shadowRoot.querySelector('.guide') !== null,
    ]);
  });
  expect(one).toEqual(['Eğit', 'dark', 3, false]);
  expect(other).toEqual(['Train', 'light', 4, true]);
});

test('moved to another place it trains on; taken away it leaves nothing behind', async ({
  host,
  page,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'Only Chromium collects when it is told to.');
  await host.open(`<div id="here"><rnn-playground ${kSmall}></rnn-playground></div><div id="there"></div>`);
  await host.trainsOn();
  const before = (await host.told('rnn-step')).at(-1).step;
  await page.evaluate(() => document.getElementById('there').append(document.querySelector('rnn-playground')));
  await host.trainsOn();
  expect((await host.told('rnn-step')).at(-1).step).toBeGreaterThan(before);
  expect(await host.told('rnn-ready')).toHaveLength(1);
  await host.element.evaluate((element) => element.remove());
  await expect.poll(() => page.workers().length).toBe(0);
});

test('a hundred that come and go leave no worker and no memory', async ({ host, page, browserName }) => {
  test.skip(browserName !== 'chromium', 'Only Chromium collects when it is told to.');
  await host.open('<main></main>');
  await page.waitForFunction(() => customElements.get('rnn-playground'));
  await page.evaluate(async () => {
    window.gone = [];
    for (let i = 0; i < 100; i++) {
      const element = document.createElement('rnn-playground');
      for (const [name, value] of Object.entries({ cell: 'rnn', hidden: 8, batch: 4, steps: 8, text: 'dinosaurs' }))
        element.setAttribute(name, value);
      document.querySelector('main').append(element);
      // One in ten is let train first; the others go while they are still beginning.
      if (i % 10 === 0) await element.ready;
      else await new Promise((resolve) => requestAnimationFrame(resolve));
      element.remove();
      window.gone.push(new WeakRef(element));
    }
  });
  await expect.poll(() => page.workers().length).toBe(0);
  const alive = async () => {
    await page.requestGC();
    return page.evaluate(() => window.gone.filter((reference) => reference.deref()).length);
  };
  // The last one may still stand in what the browser drew last.
  await expect.poll(alive).toBeLessThanOrEqual(1);
});

test.describe('with another version', () => {
  test.use({ foreseen: /twice/ });

  test('the first one stays, and the second says so', async ({ host, page }) => {
    const { version } = await import('../../package.json', { with: { type: 'json' } }).then((json) => json.default);
    await host.open(`<rnn-playground ${kSmall}></rnn-playground>`);
    await host.trainsOn();
    await page.evaluate(async () => {
      customElements.get('rnn-playground').version = '0.0.1'; // as if an older one had come first
      await import('/dist/rnn-playground.js?again');
    });
    expect(await host.told('rnn-error')).toMatchObject([
      {
        code: 'two-versions',
        sentence: expect.stringContaining('Version 0.0.1 was there first and stays'),
        value: version,
      },
    ]);
    await host.trainsOn();
  });
});

test('in a narrow column of a page that runs from right to left nothing is cut off or turned over @firefox', async ({
  host,
}) => {
  await host.open(
    `<div style="width: 320px; font: italic 30px/3 cursive; letter-spacing: 9px; text-transform: uppercase">
      <rnn-playground ${kSmall}></rnn-playground></div>`,
    { attributes: 'lang="ar" dir="rtl"' },
  );
  await host.trainsOn();
  const seen = await host.element.evaluate((element) => {
    const { direction, letterSpacing, textTransform, fontStyle } = getComputedStyle(element);
    const { width } = element.getBoundingClientRect();
    const inside = element.shadowRoot.querySelector('.playground');
    const wide = [...element.shadowRoot.querySelectorAll('.panel')].map(
      (panel) => panel.scrollWidth - panel.clientWidth,
    );
    return {
      style: [direction, letterSpacing, textTransform, fontStyle],
      width,
      over: Math.max(inside.scrollWidth - inside.clientWidth, ...wide),
    };
  });
  expect(seen).toEqual({ style: ['ltr', 'normal', 'none', 'normal'], width: 320, over: 0 });
});

const kModule = `<style>rnn-playground:not(:defined) { display: block; min-height: 100vh }</style>
  <script type="module" src="/dist/rnn-playground.js"></script>`;
const kPlain = '<script src="/dist/rnn-playground.all.js"></script>';

for (const [how, width, head] of [
  ['a module in a wide page', '100%', kModule],
  ['a module in half of a page', '700px', kModule],
  ['a module in a narrow column', '320px', kModule],
  ['a plain script in a wide page', '100%', kPlain],
])
  test(`nothing in the page moves while the element comes and trains: ${how}`, async ({ host, page }) => {
    await page.addInitScript(() => {
      window.moved = 0;
      new PerformanceObserver((list) => {
        for (const { value } of list.getEntries()) window.moved += value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const body = `<div style="width: ${width}"><p>Before.</p><rnn-playground ${kSmall}></rnn-playground><p>After.</p></div>`;
    await host.open(body, { head });
    await host.trainsOn();
    await expect.poll(() => host.element.evaluate(({ isWhole }) => isWhole)).toBe(true);
    await host.trainsOn(100);
    expect(await page.evaluate(() => window.moved)).toBe(0);
  });

test('it runs within the shadow root of a host, and its events leave it', async ({ host, page }) => {
  await host.open('<course-page></course-page>');
  await page.evaluate((small) => {
    const root = document.querySelector('course-page').attachShadow({ mode: 'open' });
    root.innerHTML = `<style>rnn-playground { --hidden: rgb(1, 2, 3); } ::part(train) { border-radius: 7px; }</style>
      <rnn-playground ${small}></rnn-playground>`;
  }, kSmall);
  await host.trainsOn();
  const train = page.locator('.train');
  await expect(train).toHaveCSS('background-color', 'rgb(1, 2, 3)');
  await expect(train).toHaveCSS('border-radius', '7px');
});
