// Passing a set-up on, taking a model along, and going on where one was.
import AxeBuilder from '@axe-core/playwright';
import { deflateRawSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { createEngine } from '../../web/engine/createEngine.js';
import { drop } from './support/files.js';
import { expect, test } from './support/journey.js';
import { Playground } from './support/playground.js';
import { TakeAlong } from './support/takeAlong.js';

const kOwn = 'Damlaya damlaya göl olur. Ağaç yaşken eğilir. İğne ile kuyu kazılır. 🌊\n'.repeat(8);
const kSettings = { cell: 'gru', hidden: 12, layers: 1, batch: 4, steps: 8, learningRate: 0.01 };
const kFurther = { optimiser: 'adam', momentum: 0.9, clip: 5, seed: 77 };

/** The first losses of the run, as the engine itself comes to them. */
async function lossesOf(text, count) {
  const session = (await createEngine()).open({ ...kSettings, ...kFurther }, text);
  const losses = [];
  while (losses.length < count) losses.push(...session.train(count - losses.length, 1000).newTrainLosses);
  session.delete();
  return losses;
}

/** @param {Buffer} csv @returns {string[]} the training losses */
const lossesIn = (csv) =>
  String(csv)
    .split('\r\n')
    .slice(1, -1)
    .map((row) => row.split(',')[1])
    .filter(Boolean);

test('a link opens the same run elsewhere, loss by loss, with the text in it @firefox', async ({
  page,
  playground,
}) => {
  const taking = new TakeAlong(playground);
  await playground.open({ ...kSettings, ...kFurther, lang: 'tr' });
  await playground.write(kOwn);
  await playground.press('text.learn');
  await playground.learns(kOwn);
  await playground.setTemperature('0.35');
  await taking.open();
  await expect(taking.dialog).toContainText(playground.words.say('takeAlong.linkWithText'));
  await taking.dialog.getByLabel(playground.words.say('takeAlong.reproducible')).check();
  await expect(taking.link).toHaveValue(/reproducible=true/);
  const link = await taking.link.inputValue();

  await page.evaluate(() => indexedDB.deleteDatabase('tekrar')); // another machine knows nothing
  await page.goto('about:blank');
  await page.goto(link);
  await playground.learns(kOwn);
  await expect(playground.text).toHaveValue(kOwn);
  await expect(playground.temperature).toHaveValue('0.35');
  await playground.pause();
  await playground.reset();
  await playground.takeSteps(12);
  await taking.open();
  const { bytes } = await taking.file(taking.paper('takeAlong.curve', 'CSV'));
  const expected = await lossesOf(kOwn, 12);
  expect(lossesIn(bytes)).toEqual(expected.map((loss) => String(Number(loss.toPrecision(7)))));
});

test('a link with a hostile text in it says so, and a built-in text is learned', async ({ page, playground }) => {
  const bomb = deflateRawSync(Buffer.alloc(4_000_000), { level: 9 }).toString('base64url');
  await page.goto(`/#text=own&cell=rnn&hidden=16&batch=8&steps=16&lang=en&v=2&size=500&packed=${bomb}`);
  await expect(playground.notice).toContainText('The text in this link is damaged or incomplete');
  await playground.trainsOn();
  await expect(playground.textChoice).not.toHaveValue('own');
});

test('what cannot be copied is selected, so that a person can', async ({ page, playground }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('Not here.', 'NotAllowedError'));
  });
  const taking = new TakeAlong(playground);
  await playground.open();
  await taking.open();
  await taking.button('takeAlong.copyLink').click();
  await expect(taking.note.first()).toHaveText(playground.words.say('takeAlong.notCopied'));
  const selected = await taking.link.evaluate(({ selectionStart, selectionEnd, value }) =>
    value.slice(selectionStart, selectionEnd),
  );
  expect(selected).toBe(await taking.link.inputValue());
});

test('what is copied is the link, and the code for other pages', async ({ context, page, playground }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const taking = new TakeAlong(playground);
  await playground.open({ seed: 5 });
  await taking.open();
  await taking.button('takeAlong.copyLink').click();
  await expect(taking.note.first()).toHaveText(playground.words.say('takeAlong.copied'));
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await taking.link.inputValue());
  const element = await taking.code.inputValue();
  expect(element).toContain('rnn-playground.js"></script>');
  expect(element).toContain('<rnn-playground lesson="characters" text="english" cell="rnn" hidden="16" seed="5"');
  await taking.dialog.getByText(playground.words.say('takeAlong.frame'), { exact: true }).click();
  expect(await taking.code.inputValue()).toMatch(/^<iframe src="http.*embed\.html#lesson=characters&amp;text=english/);
});

test('a model that was saved goes on where it was when it is dropped on the page @firefox', async ({
  page,
  playground,
}) => {
  const taking = new TakeAlong(playground);
  await playground.open();
  await playground.write(kOwn);
  await playground.press('text.learn');
  await playground.learns(kOwn);
  await playground.trainsOn(20);
  await playground.pause();
  const step = await playground.step();
  await taking.open();
  const { name, bytes } = await taking.file(taking.button('takeAlong.save'));
  expect(name).toBe(`tekrar-characters-${step}.safetensors`);
  await taking.close();

  await playground.open({ cell: 'gru', seed: 3 });
  await drop(page, 'model.safetensors', bytes);
  await expect(playground.notice).toContainText(
    playground.words.say('notices.goneOn', { step: playground.words.count(step) }),
  );
  await expect(playground.text).toHaveValue(kOwn);
  await expect(page.getByRole('radio', { name: 'RNN', exact: true })).toBeChecked();
  await playground.press('transport.train');
  await playground.trainsOn();
  expect(await playground.step()).toBeGreaterThan(step);
});

test('a broken model file is told, and the run goes on where it is', async ({ page, playground }) => {
  const taking = new TakeAlong(playground);
  await playground.open();
  await playground.trainsOn(10);
  await playground.pause();
  const step = await playground.step();
  await taking.open();
  const { bytes } = await taking.file(taking.button('takeAlong.save'));
  await taking.close();
  await drop(page, 'model.safetensors', bytes.subarray(0, bytes.length - 100));
  await expect(playground.notice).toHaveText(playground.words.say('errors.file-truncated'));
  await expect(playground.stat('step')).toHaveText(playground.words.count(step));
  await drop(page, 'model.safetensors', Buffer.from('\x02\0\0\0\0\0\0\0{}', 'latin1'));
  await expect(playground.notice).toHaveText(playground.words.say('errors.file-missing'));
  await playground.takeSteps(1);
});

/** The newest run that the browser keeps; null where there is none. */
const keptRun = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open('tekrar');
        opening.onsuccess = () => {
          const { result: database } = opening;
          const done = (run) => {
            database.close();
            resolve(run);
          };
          if (!database.objectStoreNames.contains('runs')) return done(null);
          const asking = database.transaction('runs').objectStore('runs').get('index');
          asking.onsuccess = () => done(asking.result?.[0] ?? null);
        };
      }),
  );

const keptStep = async (page) => (await keptRun(page))?.step ?? 0;

test.describe('a run that is kept', () => {
  /** A text of one's own, some steps, kept by the browser. */
  async function begin(page, playground) {
    await playground.open();
    await playground.write(kOwn);
    await playground.press('text.learn');
    await playground.learns(kOwn);
    await playground.trainsOn(30);
    await playground.pause();
    const step = await playground.step();
    await expect.poll(() => keptStep(page)).toBe(step);
    return step;
  }

  test('goes on where it was when the page is loaded again, with its text @firefox', async ({ page, playground }) => {
    const step = await begin(page, playground);
    await page.reload();
    const { words } = playground;
    await expect(playground.notice).toContainText(words.say('notices.goneOn', { step: words.count(step) }));
    await expect(playground.stat('step')).toHaveText(words.count(step));
    await expect(playground.button('transport.train')).toBeVisible(); // it was paused
    await expect(playground.text).toHaveValue(kOwn);
    await playground.takeSteps(2);
    await playground.press('notices.beginAnew');
    await expect(playground.stat('step')).toHaveText('0');
    await expect(playground.notice).toBeHidden();
  });

  test('is offered to who comes back, and nothing else begins by itself', async ({ page, playground }) => {
    const step = await begin(page, playground);
    await page.goto('about:blank');
    await page.goto('/#lang=en');
    await expect(playground.notice).toContainText(`step ${playground.words.count(step)}, was kept`);
    await playground.trainsOn();
    await playground.press('notices.goOn');
    await expect(playground.text).toHaveValue(kOwn);
    await expect(playground.stat('step')).toHaveText(playground.words.count(step));
  });

  test('is there when the page has died while it trained, ten seconds old at most', async ({ page, playground }) => {
    await playground.open();
    await expect.poll(() => keptStep(page)).toBeGreaterThan(0);
    const address = page.url();
    const died = page.waitForEvent('crash');
    const session = await page.context().newCDPSession(page);
    session.send('Page.crash').catch(() => {}); // there is nobody left to answer
    await died;
    const diedAt = Date.now();

    const other = await page.context().newPage();
    await other.goto(address);
    const again = new Playground(other);
    await expect(again.notice).toContainText('was kept');
    const { step, savedAt } = await keptRun(other);
    expect(diedAt - savedAt).toBeLessThan(10_000);
    await again.press('notices.goOn');
    await expect.poll(() => again.step()).toBeGreaterThanOrEqual(step);
  });

  test('is not offered where the address asks for something else', async ({ page, playground }) => {
    await begin(page, playground);
    await page.goto('about:blank');
    await playground.open({ cell: 'gru' });
    await playground.trainsOn(20);
    await expect(playground.notice).toBeHidden();
  });
});

test('where storage is refused, everything works but what needs it', async ({ page, playground }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  });
  await playground.open();
  await playground.trainsOn(30);
  await page.reload();
  await playground.trainsOn(30);
});

test('the pictures need nothing beside them', async ({ page, playground }) => {
  const taking = new TakeAlong(playground);
  await playground.open();
  await playground.trainsOn(30);
  await playground.pause();
  await expect(page.locator('rnn-architecture-drawing svg .node').first()).toBeVisible();
  await taking.open();
  const svg = String((await taking.file(taking.paper('takeAlong.drawing', 'SVG'))).bytes);
  expect(svg).toMatch(/^<\?xml version="1.0"/);
  expect(svg).not.toMatch(/var\(|class=|light-dark|oklab|color-mix/);
  expect(svg).toMatch(/<rect[^>]* fill="rgb/);
  const png = (await taking.file(taking.paper('takeAlong.drawing', 'PNG'))).bytes;
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBeGreaterThan(900); // its width
  await taking.close();

  await page.getByText(playground.words.say('network.states'), { exact: true }).click();
  await expect(page.locator('rnn-heatmap canvas')).toBeVisible();
  await taking.open();
  const heatmap = taking.dialog.getByRole('button', { name: /^States.* as SVG$/ });
  const states = String((await taking.file(heatmap)).bytes);
  expect(states.match(/<rect/g).length).toBeGreaterThan(16 * 20);
});

test('what is taken to PyTorch is all that it needs', async ({ playground }) => {
  const taking = new TakeAlong(playground);
  await playground.open({ text: 'dinosaurs' });
  await playground.trainsOn(10);
  await taking.open();
  const { name, bytes } = await taking.file(taking.button('takeAlong.pytorch'));
  expect(name).toMatch(/^tekrar-characters-pytorch-\d+\.zip$/);
  const files = unzipSync(bytes);
  expect(Object.keys(files).sort()).toEqual(
    ['README.txt', 'model.safetensors', 'probe.json', 'text.txt', 'train.py', 'vocabulary.json'].map(
      (file) => `tekrar-model/${file}`,
    ),
  );
  const json = (file) => JSON.parse(Buffer.from(files[`tekrar-model/${file}`]).toString());
  const vocabulary = json('vocabulary.json');
  const { tokens, logits } = json('probe.json');
  expect(tokens).toHaveLength(64);
  expect(logits.map((row) => row.length)).toEqual(tokens.map(() => vocabulary.length));
  const text = Buffer.from(files['tekrar-model/text.txt']).toString();
  expect(text.startsWith(tokens.map((token) => vocabulary[token]).join(''))).toBe(true);
  await playground.trainsOn(); // it had only waited
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing wrong in the dialog, and Escape leaves it (${colorScheme})`, async ({ page, playground }) => {
    await page.emulateMedia({ colorScheme });
    const taking = new TakeAlong(playground);
    await playground.open({ lang: 'tr' });
    await taking.open();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(taking.dialog).toBeHidden();
    await expect(playground.button('takeAlong.button')).toBeFocused();
  });
}
