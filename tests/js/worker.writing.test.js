import { describe, expect, it } from 'vitest';
import { kOpen, startFakeWorker } from './support/fakeWorker.js';

const kWrite = { type: 'write', prompt: 'x', temperature: 1, length: 1000, seed: 1 };

async function opened(speed) {
  const worker = await startFakeWorker(speed);
  worker.ask(kOpen);
  return worker;
}

const partsOf = (worker, id) => worker.answersTo(id).filter(({ type }) => type === 'part');

describe('writing', () => {
  it('writes as much as was asked, in parts that together are the whole', async () => {
    const worker = await opened();
    const id = worker.send(kWrite);
    worker.turnFor(5000);
    const text = 'x'.repeat(1000);
    expect(worker.answerTo(id)).toMatchObject({
      type: 'result',
      value: { text, unknown: ['?'], step: 0, cancelled: false },
    });
    expect(
      partsOf(worker, id)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
    expect(worker.sessions[0].ended).toEqual([1]);
    expect(worker.isIdle()).toBe(true);
  });

  it('tells each character with its probability and its likeliest rivals, and hands on how to draw', async () => {
    const worker = await opened();
    const id = worker.send({ ...kWrite, length: 40, topK: 5, topP: 0.9 });
    worker.turnFor(5000);
    const characters = partsOf(worker, id).flatMap((part) => part.characters);
    expect(characters).toEqual(Array(40).fill(worker.sessions[0].written('x')));
    expect(worker.sessions[0].writingOptions).toEqual({ temperature: 1, seed: 1, topK: 5, topP: 0.9 });
  });

  it('sends at most 30 parts a second, the closing one aside', async () => {
    const worker = await opened();
    const id = worker.send(kWrite);
    worker.turnFor(5000);
    const times = partsOf(worker, id).map(({ at }) => at);
    const gaps = times.slice(1, -1).map((time, index) => time - times[index]);
    expect(gaps.length).toBeGreaterThan(20);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000 / 30);
  });

  it('goes on while the model trains, and the model goes on training', async () => {
    const worker = await opened();
    worker.ask({ type: 'train' });
    worker.turnFor(100);
    const step = worker.sessions[0].steps;
    const id = worker.send(kWrite);
    worker.turnFor(5000);
    expect(worker.answerTo(id).value).toMatchObject({ step, cancelled: false });
    expect(worker.sessions[0].steps).toBeGreaterThan(step + 100);
  });

  it('begins before the model trains on: whoever asks waits only for the slice that is under way', async () => {
    const worker = await opened();
    worker.ask({ type: 'train' });
    worker.turnFor(100);
    const asked = worker.clock.time;
    const id = worker.send(kWrite);
    worker.turn();
    expect(partsOf(worker, id)[0].at - asked).toBeLessThanOrEqual(4);
  });

  it('serves several requests at a time', async () => {
    const worker = await opened();
    const long = worker.send(kWrite);
    const short = worker.send({ ...kWrite, prompt: 'y', length: 8 });
    worker.turnFor(100);
    expect(worker.answerTo(short).value.text).toBe('yyyyyyyy');
    expect(worker.answerTo(long)).toBeUndefined();
    worker.turnFor(5000);
    expect(worker.answerTo(long).value.text).toBe('x'.repeat(1000));
  });

  it('counts an emoji as one character', async () => {
    const worker = await opened();
    worker.sessions[0].write = () => ({ text: '😀', characters: [worker.sessions[0].written('😀')] });
    const id = worker.send({ ...kWrite, length: 3 });
    for (let turn = 0; turn < 10; turn++) worker.turn();
    expect(worker.answerTo(id).value.text).toBe('😀😀😀');
  });

  it('is cancelled with what is there by then', async () => {
    const worker = await opened();
    const id = worker.send(kWrite);
    worker.turnFor(100);
    expect(worker.ask({ type: 'cancel', request: id })).toMatchObject({ type: 'result', value: null });
    const { value } = worker.answerTo(id);
    expect(value.cancelled).toBe(true);
    expect(value.text.length).toBeGreaterThan(50);
    expect(
      partsOf(worker, id)
        .map((part) => part.text)
        .join(''),
    ).toBe(value.text);
    expect(worker.sessions[0].ended).toEqual([1]);
    worker.turn();
    expect(worker.isIdle()).toBe(true);
  });

  it('cancels nothing without complaint when the writing has ended by itself', async () => {
    const worker = await opened();
    const id = worker.send({ ...kWrite, length: 1 });
    worker.turn();
    expect(worker.ask({ type: 'cancel', request: id })).toMatchObject({ type: 'result', value: null });
    expect(worker.answersTo(id).filter(({ type }) => type === 'result')).toHaveLength(1);
  });

  it('ends when the model is reset', async () => {
    const worker = await opened();
    const id = worker.send(kWrite);
    worker.turn();
    worker.ask({ type: 'reset' });
    expect(worker.answerTo(id).value.cancelled).toBe(true);
  });

  it('refuses a wrong length without disturbing the training', async () => {
    const worker = await opened();
    worker.ask({ type: 'train' });
    const id = worker.send({ ...kWrite, length: -1 });
    worker.turnFor(100);
    expect(worker.answerTo(id)).toMatchObject({ type: 'error', error: { field: 'length' } });
    expect(worker.sessions[0].ended).toEqual([1]);
    expect(worker.snapshots().length).toBeGreaterThan(0);
  });
});
