import { readFile } from 'node:fs/promises';
import { expect, test } from './support/journey.js';

const kLesson = { lesson: 'music', cell: 'gru', hidden: 48, batch: 16, learningRate: 0.01, lang: 'en' };

/** The lesson, with the parts that only it has. */
class Music {
  constructor(page, playground) {
    this.page = page;
    this.playground = playground;
    this.score = page.locator('rnn-score');
    this.notes = page.locator('rnn-score .abcjs-note');
    this.sounding = page.locator('rnn-score .abcjs-note.now');
    this.abc = page.locator('.sheet textarea');
    this.problem = page.locator('#tune-problem');
    this.verdict = page.locator('.fullness');
  }

  async open(settings = {}) {
    await this.page.goto(`/#${new URLSearchParams({ ...kLesson, ...settings })}`);
    await this.playground.trainsOn();
    await expect(this.notes.first()).toBeVisible();
  }

  /** @param {'score' | 'abc'} kind */
  async show(kind) {
    await this.page.locator('.tune .kinds label', { hasText: this.playground.words.say(`music.${kind}`) }).click();
  }

  /** Writes ABC of one's own. @param {string} abc */
  async write(abc) {
    await this.show('abc');
    await expect(this.abc).not.toHaveValue(''); // the first tune of the model
    await this.abc.fill(abc);
  }

  /** A file that is offered for saving. @param {string} name of the button @returns {Promise<Buffer>} */
  async save(name) {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('button', { name, exact: true }).click(),
    ]);
    return readFile(await download.path());
  }
}

const musical = test.extend({ music: async ({ page, playground }, use) => use(new Music(page, playground)) });

const kScale = 'X:1\nM:4/4\nL:1/4\nQ:1/4=240\nK:D\n|: D E F G | A B c d :|\n';

musical('a model learns to compose whole tunes, and the figure says so', async ({ page, music }) => {
  await music.open();
  const figure = () => page.evaluate(() => document.querySelector('rnn-playground').experiment.wholeShare);
  await expect.poll(figure, { timeout: 60_000 }).toBeGreaterThan(0.3); // from nothing
  await music.playground.pause();
  await expect(music.playground.stat('speed')).toHaveText('0');
});

musical('each wish is answered by a tune in that style and key', async ({ page, music }) => {
  await music.open();
  await music.playground.pause();
  await music.show('abc');
  await page.locator('[name="style"]').selectOption('waltz');
  await expect(music.abc).toHaveValue(/M:3\/4/);
  await page.locator('[name="key"]').selectOption('G');
  await expect(music.abc).toHaveValue(/\nK:G\n/);
  const before = await music.abc.inputValue();
  await music.playground.press('music.compose');
  await expect(music.abc).not.toHaveValue(before);
  await expect(music.abc).toHaveValue(/M:3\/4\nL:1\/8\nQ:1\/4=150\nK:G\n/);
});

musical('a tune plays to its end, the score and the drawing follow it', async ({ page, music }) => {
  await music.open();
  await music.playground.pause();
  await music.playground.press('music.play');
  await expect(music.playground.button('music.stop')).toBeVisible();
  await expect(music.sounding).toHaveCount(1);
  const present = () => page.locator('.time .value').textContent();
  const first = await present();
  await expect.poll(present).not.toBe(first);
  await music.playground.press('music.stop');
  await expect(music.playground.button('music.play')).toBeVisible();
});

musical('a tune of one’s own is drawn, played to its end, and given up again', async ({ music }) => {
  await music.open();
  await music.playground.pause();
  await music.write(kScale);
  await expect(music.problem).toBeEmpty();
  await music.show('score');
  await expect(music.notes).toHaveCount(8);
  await music.playground.press('music.play');
  await expect(music.playground.button('music.play')).toBeVisible(); // 16 quarters, four seconds
  await music.playground.press('music.discard');
  await music.show('abc');
  await expect(music.abc).not.toHaveValue(kScale);
});

musical('no bar of the score is cut off, not even a long one on a phone', async ({ page, music }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await music.open();
  await music.playground.pause();
  const bar = 'D/E/F/G/ A/B/c/d/ '.repeat(2);
  await music.write(`X:1\nM:4/4\nL:1/4\nQ:1/4=240\nK:D\n|: ${bar}| D E F G |${bar}${bar}:|\n`);
  await music.show('score');
  await expect(music.notes).toHaveCount(52);
  const ends = await music.score.evaluate(({ shadowRoot, clientWidth }) => {
    const { left } = shadowRoot.querySelector('.paper').getBoundingClientRect();
    const staves = [...shadowRoot.querySelectorAll('.abcjs-staff-wrapper')];
    return { clientWidth, staves: staves.map((staff) => staff.getBoundingClientRect().right - left) };
  });
  for (const end of ends.staves) expect(end).toBeLessThan(ends.clientWidth + 1);
});

musical('the sound has an onset for each note at its time, dies away, and never clips', async ({ music }) => {
  await music.open();
  await music.playground.pause();
  await music.write(kScale);
  const wav = await music.save('WAV');
  expect(wav.toString('latin1', 0, 4)).toBe('RIFF');
  const samples = Array.from({ length: (wav.length - 44) / 2 }, (_, i) => wav.readInt16LE(44 + 2 * i) / 32767);
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  expect(loudest).toBeGreaterThan(0.2);
  expect(loudest).toBeLessThan(0.9);

  const onsets = onsetsIn(samples, 44_100);
  expect(onsets).toHaveLength(16);
  for (const [i, onset] of onsets.entries()) expect(Math.abs(onset - onsets[0] - i / 4)).toBeLessThan(0.015);
  const end = samples.slice(-441);
  expect(end.every((sample) => Math.abs(sample) < 0.01)).toBe(true);
});

musical('the files are what they say', async ({ music }) => {
  await music.open();
  await music.playground.pause();
  await music.write(kScale);
  expect((await music.save('ABC')).toString()).toBe(kScale);
  const midi = await music.save('MIDI');
  expect(midi.toString('latin1', 0, 4)).toBe('MThd');
  expect(notesBegunIn(midi)).toBe(16);
});

for (const { abc, sentence } of [
  { abc: 'hello world', sentence: /Character 1 of line 1/ },
  { abc: 'X:1\nK:D\n|: D2 § :|', sentence: /Character 7 of line 3/ },
  { abc: '', sentence: /There is no note/ },
]) {
  musical(
    `what cannot be read is told in one sentence, and nothing is lost: ${JSON.stringify(abc)}`,
    async ({ music }) => {
      await music.open();
      await music.write(abc);
      await expect(music.problem).toHaveText(sentence);
      await music.playground.trainsOn();
      await music.playground.press('music.discard');
      await expect(music.problem).toBeEmpty();
      await expect(music.abc).toHaveValue(/K:D Phr/);
    },
  );
}

musical('sound that is refused is told in one sentence, and the score stays', async ({ page, music }) => {
  await page.addInitScript(() => {
    window.AudioContext = class {
      constructor() {
        throw new DOMException('No output device.', 'NotSupportedError');
      }
    };
  });
  await music.open();
  await music.playground.pause();
  await music.playground.press('music.play');
  await expect(music.problem).toHaveText(/gives no sound/);
  await expect(music.playground.button('music.play')).toBeEnabled();
  await expect(music.notes.first()).toBeVisible();
});

/**
 * The notes that begin in a MIDI file: status 0x9n with a loudness above 0, in the events of all its tracks.
 * @param {Buffer} midi
 */
function notesBegunIn(midi) {
  let begun = 0;
  for (let at = 14; at < midi.length; ) {
    const end = at + 8 + midi.readUInt32BE(at + 4);
    at += 8;
    while (at < end) {
      while (midi[at++] & 0x80); // how long it waits
      const status = midi[at++];
      if (status === 0xff) at += 2 + midi[at + 1];
      else {
        begun += status >> 4 === 9 && midi[at + 1] > 0;
        at += status >> 4 === 0xc || status >> 4 === 0xd ? 1 : 2;
      }
    }
  }
  return begun;
}

/**
 * When the sound begins to grow: the loudness of 5 ms rises well above that of the 5 ms before.
 * @param {number[]} samples
 * @param {number} rate
 * @returns {number[]} seconds
 */
function onsetsIn(samples, rate) {
  const window = Math.round(rate / 200);
  const loudness = Array.from({ length: Math.floor(samples.length / window) }, (_, i) =>
    Math.sqrt(samples.slice(i * window, (i + 1) * window).reduce((sum, sample) => sum + sample ** 2, 0) / window),
  );
  const onsets = [];
  for (let i = 1; i < loudness.length; i++) {
    const isRise = loudness[i] > 0.03 && loudness[i] > 1.6 * loudness[i - 1];
    if (isRise && !((i * window) / rate - onsets.at(-1) < 0.05)) onsets.push((i * window) / rate);
  }
  return onsets;
}
