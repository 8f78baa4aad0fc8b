import { drop, dropLarge, kPng, utf16BigEndian, utf16LittleEndian } from './support/files.js';
import { expect, test } from './support/journey.js';

const kLines = 'Pijamalı hasta yağız şoföre çabucak güvendi.\n'.repeat(8);

const kRefusedTexts = [
  { what: 'an empty text', text: '', problem: { code: 'text-empty' } },
  // With 16 steps: a window of 17 characters beside 2 that are held out.
  {
    what: 'a text shorter than a window',
    text: 'short text',
    problem: { code: 'text-too-short', value: '10', allowed: '19' },
  },
  { what: 'one repeated character', text: 'ş'.repeat(500), problem: { code: 'text-one-character' } },
];

const kRefusedFiles = [
  { what: 'a PNG', name: 'picture.txt', content: kPng, problem: { code: 'text-binary', value: 'PNG' } },
  {
    what: 'bytes that are not UTF-8',
    name: 'latin.txt',
    content: Buffer.from('Iğdır ve Çorum'.repeat(20), 'latin1'),
    problem: { code: 'text-not-utf8', value: '9' }, // Ç is one byte there
  },
  { what: 'an empty file', name: 'empty.txt', content: '', problem: { code: 'text-empty' } },
  {
    what: 'a file with zero bytes in it',
    name: 'zeros.bin',
    content: Buffer.alloc(500),
    problem: { code: 'text-binary', value: 'NUL' },
  },
];

for (const lang of ['en', 'tr']) {
  test(`what cannot be learned is told in one sentence, and the model goes on (${lang})`, async ({
    page,
    playground,
  }) => {
    await playground.open({ lang });
    const facts = await playground.facts.textContent();
    for (const { what, text, problem } of kRefusedTexts) {
      await test.step(what, async () => {
        await playground.write(text);
        await playground.press('text.learn');
        await playground.refusesText(problem);
        await expect(playground.text).toHaveValue(text); // nothing typed is lost
        await playground.trainsOn();
      });
    }
    await playground.press('text.cancel');
    for (const { what, name, content, problem } of kRefusedFiles) {
      await test.step(what, async () => {
        await drop(page, name, content);
        await playground.refusesText(problem);
        await playground.trainsOn();
      });
    }
    await expect(playground.facts).toHaveText(facts, { useInnerText: false });
  });
}

const kReadFiles = [
  { what: 'UTF-16, little-endian', content: utf16LittleEndian(kLines), note: 'utf-16' },
  { what: 'UTF-16, big-endian', content: utf16BigEndian(kLines), note: 'utf-16' },
  { what: 'CR LF', content: kLines.replaceAll('\n', '\r\n'), note: 'line-endings' },
  { what: 'a byte order mark', content: `\uFEFF${kLines}`, note: 'byte-order-mark' },
];

test('a file in another form is read as what it means, and that is said', async ({ page, playground }) => {
  await playground.open();
  for (const { what, content, note } of kReadFiles) {
    await test.step(what, async () => {
      await drop(page, `${note}.txt`, content);
      await expect(playground.facts).toContainText(playground.words.say(`notes.${note}`));
      await playground.learns(kLines);
    });
  }
});

test('a text of 20 MB is learned, and of one that is too long the limit is told', async ({ page, playground }) => {
  test.slow();
  await playground.open();
  await dropLarge(page, 'long.txt', 'All work and no play makes Jack a dull boy.\n', 20 * 1024 * 1024);
  await expect(playground.facts).toContainText(playground.words.count(20 * 1024 * 1024), { timeout: 60_000 });
  await expect(playground.facts).toContainText(playground.words.say('text.beginning'));
  await playground.trainsOn();

  await dropLarge(page, 'longer.txt', 'All work and no play makes Jack a dull boy.\n', 51 * 1024 * 1024);
  await playground.refusesText({ code: 'text-too-large', value: '51 MB', allowed: '50 MB' });
  await expect(playground.facts).toContainText('long.txt');
  await playground.trainsOn();
});

test('a text with more different characters than a model can tell apart is refused with both numbers', async ({
  playground,
}) => {
  await playground.open();
  const many = Array.from({ length: 8193 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('');
  await playground.write(many);
  await playground.press('text.learn');
  await playground.refusesText({ code: 'too-many-characters', value: '8193', allowed: '8192' });
  await playground.trainsOn();
});
