import { writeFileSync } from 'node:fs';
import { launchOptions } from '../../tools/lib/chromium.mjs';
import { createEngine } from '../../web/engine/createEngine.js';
import { expect, test } from './support/journey.js';

const kSpoken = { word: 17, pitch: 168, tract: 16, background: 0.01, seed: 1 };
const kRecording = 'build/journeys-speech.wav';

/** A model so small that even a busy machine makes many steps a second. */
const kSmall = { lesson: 'speech', hidden: 16, batch: 8 };

const engine = await createEngine();

test.use({
  launchOptions: {
    ...launchOptions,
    args: [
      ...(launchOptions.args ?? []),
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-audio-capture=${kRecording}`,
    ],
  },
});

test.beforeAll(() => writeFileSync(kRecording, wavOf(engine.speak(kSpoken).sound)));

/** 16 bits, one channel. @param {{ samples: Float32Array, rate: number }} sound */
function wavOf({ samples, rate }) {
  const file = Buffer.alloc(44 + 2 * samples.length);
  file.write('RIFF', 0);
  file.writeUInt32LE(36 + 2 * samples.length, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(2 * rate, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(2 * samples.length, 40);
  samples.forEach((x, n) => {
    file.writeInt16LE(Math.round(32767 * x), 44 + 2 * n);
  });
  return file;
}

/** What the network says, as the table has it. @param {import('@playwright/test').Page} page */
const heardIn = (page) => page.locator('rnn-spectrogram tbody tr td:nth-of-type(1)');

/** @param {import('@playwright/test').Page} page */
const pictureIn = (page) => page.locator('rnn-spectrogram [role=slider]');

/** @param {string} code @param {import('./support/playground.js').Playground} playground */
const sentenceOf = (code, { words }) => words.error({ code, message: '', field: '', value: '', allowed: '' });

test('the lesson opens, trains, and understands more and more of voices that it has not heard', async ({
  page,
  playground,
}) => {
  await playground.open({ ...kSmall, learningRate: 0.02 });
  const value = page.locator('.goal[data-goal=frames] .value');
  const share = async () => Number(/\d+/.exec((await value.textContent()) ?? '')?.[0] ?? 0);
  await expect.poll(share).toBeGreaterThan(40);
});

test('the word that is chosen is heard, neither silent nor clipped, and the cursor goes with it', async ({
  page,
  playground,
}) => {
  await page.addInitScript(() => {
    const { start } = AudioBufferSourceNode.prototype;
    AudioBufferSourceNode.prototype.start = function (...when) {
      Object.assign(globalThis, { played: this.buffer });
      return start.apply(this, when);
    };
  });
  await playground.open(kSmall);
  await page.locator('.sound select').selectOption('4');
  await expect(pictureIn(page)).toHaveAttribute('aria-valuenow', '1');
  await playground.press('speech.hear');
  await expect.poll(async () => Number(await pictureIn(page).getAttribute('aria-valuenow'))).toBeGreaterThan(30);
  const rendered = await page.evaluate(async () => {
    const { played } = /** @type {{ played: AudioBuffer }} */ (/** @type {unknown} */ (globalThis));
    const offline = new OfflineAudioContext(1, played.length, played.sampleRate);
    const source = offline.createBufferSource();
    source.buffer = played;
    source.connect(offline.destination);
    source.start();
    return [...(await offline.startRendering()).getChannelData(0)];
  });
  const { sound } = engine.speak({ ...kSpoken, word: 4, background: 0.02 });
  expect(rendered).toHaveLength(sound.samples.length);
  expect(Math.max(...rendered.map(Math.abs))).toBeCloseTo(0.5, 3);
  // Silence comes first.
  expect(rendered.findIndex((x) => Math.abs(x) > 0.1) / sound.rate).toBeGreaterThan(0.1);
});

test('each frame has what was spoken and what the network says, also as a table; the voice can be chosen', async ({
  page,
  playground,
}) => {
  await playground.open(kSmall);
  await pictureIn(page).focus();
  await page.keyboard.press('End');
  await expect(pictureIn(page)).toHaveAttribute('aria-valuetext', /spoken ·, heard as \S+ \(\d+%\)/);
  const sentence = page.locator('.sound header .aside');
  await expect(sentence).toContainText(playground.words.say('speech.heldOut'));
  await page.locator('.sound [name=tract]').fill('12');
  await expect(sentence).toContainText(playground.words.say('speech.between'));
  await page
    .locator('.sound')
    .getByRole('button', { name: playground.words.say('chart.showTable') })
    .click();
  await expect(heardIn(page)).not.toHaveCount(0);
});

test('the microphone is heard while it listens, and the network says what it hears', async ({ page, playground }) => {
  await playground.open(kSmall);
  await playground.press('speech.speak');
  const sentence = page.locator('.sound header .aside');
  await expect(sentence).toHaveText(playground.words.say('speech.private'));
  const frames = async () => Number(await pictureIn(page).getAttribute('aria-valuemax'));
  await expect.poll(frames).toBeGreaterThan(100);
  await playground.press('speech.stop');
  await expect(sentence).toContainText(playground.words.say('speech.own'));
  await page
    .locator('.sound')
    .getByRole('button', { name: playground.words.say('chart.showTable') })
    .click();
  await expect(heardIn(page)).not.toHaveCount(0);
  await expect(page.locator('.sound .problem')).toBeEmpty();
});

test('a microphone that is refused or absent, and sound that is refused, are told in place, and training goes on', async ({
  page,
  playground,
}) => {
  await page.addInitScript(() => {
    const reasons = ['NotAllowedError', 'NotFoundError'];
    MediaDevices.prototype.getUserMedia = async () => {
      throw new DOMException('', reasons.shift());
    };
    Object.assign(globalThis, {
      AudioContext: class {
        constructor() {
          throw new DOMException('', 'NotSupportedError');
        }
      },
    });
  });
  await playground.open(kSmall);
  for (const [key, code] of [
    ['speech.speak', 'microphone-refused'],
    ['speech.speak', 'microphone-absent'],
    ['speech.hear', 'audio-refused'],
  ]) {
    await playground.press(key);
    await expect(page.locator('.sound .problem')).toHaveText(sentenceOf(code, playground));
  }
  await playground.trainsOn();
});
