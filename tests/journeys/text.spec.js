import { drop } from './support/files.js';
import { expect, test } from './support/journey.js';

const kLines = 'The quick brown fox jumps over the lazy dog.\n'.repeat(8); // 360 characters
const kUnicode = 'Iğdır’da İşçi ışıl ışıl; cafe\u0301, café, 👩‍👩‍👧‍👦 👍🏽 नमस्ते\n'.repeat(12);

test('a text that is pasted over the one before is learned at once', async ({ context, page, playground }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await playground.open();
  await page.evaluate((text) => navigator.clipboard.writeText(text), kLines);
  await playground.text.press('ControlOrMeta+a');
  await playground.text.press('ControlOrMeta+v');
  await playground.learns(kLines);
  await expect(playground.text).toHaveValue(kLines);
  await expect(playground.textChoice).toHaveValue('own');
});

test('a text that is pasted into another is edited first and learned when asked', async ({
  context,
  page,
  playground,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await playground.open();
  await playground.write(kLines);
  await page.evaluate(() => navigator.clipboard.writeText('And again! '));
  await playground.text.press('ControlOrMeta+Home');
  await playground.text.press('ControlOrMeta+v');
  await expect(playground.text).toHaveValue(`And again! ${kLines}`);
  await playground.press('text.learn');
  await playground.learns(`And again! ${kLines}`);
});

test('a text that is typed waits until it is to be learned, while training goes on', async ({ playground }) => {
  await playground.open();
  await playground.text.fill('');
  await playground.text.pressSequentially('to be or not to be, that is the question');
  await playground.trainsOn();
  await expect(playground.text).toHaveValue('to be or not to be, that is the question');
  await playground.text.press('ControlOrMeta+Enter');
  await playground.learns('to be or not to be, that is the question');
});

test('a long text stands in its field by its beginning until somebody turns to it, who finds it all and begins at its beginning @firefox', async ({
  playground,
}) => {
  await playground.open();
  const all = await playground.page.evaluate(
    () => document.querySelector('rnn-playground').experiment.state.text.content,
  );
  expect(all.length).toBeGreaterThan(60_000);
  const beginning = await playground.text.inputValue();
  expect(all.startsWith(beginning)).toBe(true);
  expect(beginning.length).toBeLessThan(5_000);
  await playground.text.focus();
  await expect(playground.text).toHaveValue(all);
  expect(await playground.text.evaluate(({ selectionStart, scrollTop }) => [selectionStart, scrollTop])).toEqual([
    0, 0,
  ]);
  await playground.text.press('!');
  await expect(playground.text).toHaveValue(`!${all}`);
});

test('scrolling through a text goes to its very end', async ({ playground }) => {
  await playground.open();
  const beginning = await playground.text.inputValue();
  await playground.text.hover();
  await playground.page.mouse.wheel(0, 40);
  await expect.poll(async () => (await playground.text.inputValue()).length).toBeGreaterThan(10 * beginning.length);
  expect(await playground.text.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0);
});

test('a text that is not wanted after all is discarded', async ({ playground }) => {
  await playground.open();
  const facts = await playground.facts.textContent();
  await playground.text.focus();
  const before = await playground.text.inputValue();
  await playground.write(kLines);
  await playground.press('text.cancel');
  await expect(playground.text).toHaveValue(before);
  await expect(playground.facts).toHaveText(facts, { useInnerText: false });
});

test('a file that is dropped anywhere is learned', async ({ page, playground }) => {
  await playground.open();
  await drop(page, 'fox.txt', kLines);
  await playground.learns(kLines);
  await expect(playground.facts).toContainText('fox.txt');
  await expect(playground.text).toHaveValue(kLines);
});

test('a file that is chosen is learned', async ({ page, playground }) => {
  await playground.open();
  const file = { name: 'fox.md', mimeType: 'text/markdown', buffer: Buffer.from(kLines) };
  await page.getByLabel(playground.words.say('text.openFile')).setInputFiles(file);
  await playground.learns(kLines);
  await expect(playground.facts).toContainText('fox.md');
});

test('every built-in text can be learned', async ({ playground }) => {
  await playground.open();
  for (const id of ['turkce', 'dinosaurs', 'source', 'english']) {
    const facts = await playground.facts.textContent();
    await playground.textChoice.selectOption(id);
    await expect(playground.facts).not.toHaveText(facts, { useInnerText: false });
    await playground.trainsOn();
    expect(playground.inAddress('text')).toBe(id);
  }
});

test('a text of one’s own stays when the settings change', async ({ page, playground }) => {
  await playground.open();
  await drop(page, 'fox.txt', kLines);
  await playground.learns(kLines);
  await page.getByRole('radio', { name: 'GRU' }).check();
  await expect.poll(() => playground.inAddress('cell')).toBe('gru');
  await playground.learns(kLines);
});

test('Turkish letters, joined emoji and combining marks are counted one by one, and nothing else is written', async ({
  playground,
}) => {
  await playground.open();
  await playground.write(kUnicode);
  await playground.press('text.learn');
  await playground.learns(kUnicode);
  await playground.setTemperature('1.5');
  await expect(playground.writtenNow).toContainText(/\S{3}/);
  const alone = await playground.writtenNow.textContent();
  await playground.prompt.fill('');
  await playground.press('writing.write');
  await playground.hasWritten(1000);
  const written = alone + (await playground.continued.textContent());
  expect([...new Set(written)].filter((character) => !kUnicode.includes(character))).toEqual([]);
});
