import { describe, expect, it } from 'vitest';
import { likeliest, shareRight } from '../../web/views/frameRuns.js';
import { engine, refusal } from './support/session.js';

/** FNV-1a over the bits of all numbers, as tests/support/fingerprint.hpp has it. @param {Float32Array} numbers */
function fingerprint(numbers) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)) {
    hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  }
  return hash.toString(16).padStart(16, '0');
}

const kWish = { word: 4, pitch: 120, tract: 17, background: 0.01, seed: 1 };

describe('what can be spoken', () => {
  it('is the digits of two languages and syllables, with their phonemes', () => {
    const words = engine.spokenWords();
    expect(words[4]).toEqual({ written: 'dört', kind: 'turkishDigit', phonemes: ['d', 'ø', 'ɾ', 't'] });
    expect(words[13]).toEqual({ written: 'three', kind: 'englishDigit', phonemes: ['θ', 'ɹ', 'i'] });
    expect(words.filter(({ kind }) => kind === 'syllable')).toHaveLength(152);
  });
});

describe('a spoken word', () => {
  it('has samples, a row of features for each 10 ms of them, and a label for each row', () => {
    const { sound, labels, voice } = engine.speak(kWish);
    expect(sound.rate).toBe(16000);
    expect(sound.samples.length).toBe(400 + 160 * (labels.length - 1));
    expect(sound.features.length).toBe(sound.bands * labels.length);
    expect(sound.samples.every((x) => Math.abs(x) <= 0.5)).toBe(true);
    expect(voice).toBe('learned');
  });

  it('is the same at each call, and another one of another seed', () => {
    expect(engine.speak(kWish)).toEqual(engine.speak(kWish));
    expect(engine.speak({ ...kWish, seed: 2 }).sound.samples).not.toEqual(engine.speak(kWish).sound.samples);
  });

  it('has the same bits as natively (tests/unit/speechTask.test.cpp)', () => {
    const { samples, features } = engine.speak(kWish).sound;
    expect(fingerprint(samples)).toBe('f1351cf76c70c1fa');
    expect(fingerprint(features)).toBe('e3e9ad66c386ee15');
  });

  it.each([
    ['word', 172],
    ['word', 1.5],
    ['pitch', 20],
    ['tract', Number.NaN],
    ['background', 2],
    ['seed', -1],
  ])('is refused with a wrong %s', (field, value) => {
    expect(refusal(() => engine.speak({ ...kWish, [field]: value }))).toMatchObject({ name: 'RnnError', field });
  });
});

describe('a sound from outside', () => {
  it('has the features that it would have if it had been spoken here', () => {
    const { sound } = engine.speak(kWish);
    const heard = engine.hear(sound.samples, sound.rate);
    expect(heard.features).toEqual(sound.features);
  });

  it('has nearly the same features when it comes at another rate', () => {
    const { sound } = engine.speak({ ...kWish, background: 0.1 });
    const tripled = new Float32Array(sound.samples.length * 3).map((_, n) => {
      const [from, share] = [Math.floor(n / 3), (n % 3) / 3];
      return sound.samples[from] * (1 - share) + (sound.samples[from + 1] ?? 0) * share;
    });
    const heard = engine.hear(tripled, 48000);
    // The straight lines between the samples take something off the highest bands; the lower ones agree.
    const far = sound.features.filter((x, i) => i % sound.bands < 16 && Math.abs(x - heard.features[i]) > 0.15);
    expect(far.length / sound.features.length).toBeLessThan(0.01);
  });

  it.each([
    ['sound-too-short', new Float32Array(100), 16000],
    ['sound-silent', new Float32Array(16000), 16000],
    ['sound-too-long', new Float32Array(170_000), 16000],
    ['sound-not-finite', new Float32Array(16000).fill(Number.NaN), 16000],
    ['setting-out-of-range', new Float32Array(16000), 100],
  ])('is refused where it must be: %s', (code, samples, rate) => {
    expect(refusal(() => engine.hear(samples, rate))).toMatchObject({ name: 'RnnError', code });
  });
});

describe('the task', () => {
  it('learns to tell what is spoken by voices that it has not heard', () => {
    const session = engine.openTask(
      { type: 'manyToMany', cell: 'gru', hidden: 32 },
      { name: 'speech', options: { heldOut: 40 } },
      { batch: 16, optimiser: 'adam', learningRate: 0.01, clip: 1, seed: 1 },
    );
    let snapshot = session.snapshot();
    while (snapshot.step < 150) snapshot = session.train(150 - snapshot.step, 1000);
    const accuracy = snapshot.heldOutAccuracy;
    const { sound, labels } = engine.speak({ ...kWish, pitch: 168, tract: 16 });
    const { outputs } = session.traceInput({ features: sound.features, targets: labels });
    session.delete();
    expect(accuracy).toBeGreaterThan(0.6);
    expect(shareRight(labels, likeliest(outputs))).toBeGreaterThan(0.5);
  });
});
