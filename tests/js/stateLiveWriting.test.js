import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LiveWriting } from '../../web/state/liveWriting.js';

const kSampling = { temperature: 0.8, topK: 0, topP: 1 };

/** @param {string} text */
const charactersOf = (text) => [...text].map((character) => ({ character, probability: 0.5, candidates: [] }));

/** @type {LiveWriting} */
let live;
/** @type {number[]} the steps at which something was written */
let writtenAt;
let step = 0;

beforeEach(() => {
  vi.useFakeTimers();
  step = 0;
  writtenAt = [];
  live = new LiveWriting(
    async () => {
      const began = step;
      await new Promise((resolve) => setTimeout(resolve, 100));
      writtenAt.push(began);
      return { step: began, characters: charactersOf(`text of step ${began}`) };
    },
    () => {},
  );
});

afterEach(() => vi.useRealTimers());

/** A step of training every 50 ms. @param {number} steps */
async function train(steps) {
  for (let i = 0; i < steps; i++) {
    step += 1;
    live.follow(step, kSampling, true);
    await vi.advanceTimersByTimeAsync(50);
  }
}

describe('what the model writes by itself', () => {
  test('is rewritten every second or two while it trains', async () => {
    await train(200); // ten seconds
    expect(writtenAt.length).toBeGreaterThanOrEqual(6);
    expect(writtenAt.length).toBeLessThanOrEqual(10);
    expect(live.now?.characters).toEqual(charactersOf(`text of step ${writtenAt.at(-1)}`));
  });

  test('keeps a few earlier tries: the first one, and later ones that lie further and further apart', async () => {
    await train(4000);
    const steps = live.earlier.map((sample) => sample.step);
    expect(steps).toHaveLength(5);
    expect(steps[0]).toBe(1);
    for (let i = 2; i < steps.length; i++) expect(steps[i]).toBeGreaterThanOrEqual(1.8 * steps[i - 1]);
  });

  test('is not written again while nothing has changed', async () => {
    step = 7;
    for (let i = 0; i < 10; i++) {
      live.follow(step, kSampling, false);
      await vi.advanceTimersByTimeAsync(5000);
    }
    expect(writtenAt).toHaveLength(1);
  });

  test('is forgotten with the model that wrote it, also what is still being written', async () => {
    await train(100);
    live.follow(++step, kSampling, false);
    live.restart();
    await vi.advanceTimersByTimeAsync(1000);
    expect([live.now, live.earlier]).toEqual([null, []]);
  });

  test('leaves a model that writes slowly most of its time for training', async () => {
    live.write = async () => {
      const began = step;
      await new Promise((resolve) => setTimeout(resolve, 2000));
      writtenAt.push(began);
      return { step: began, characters: [] };
    };
    await train(800); // forty seconds
    expect(writtenAt.length).toBeLessThanOrEqual(5);
  });
});
