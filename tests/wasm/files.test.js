import { afterEach, describe, expect, it } from 'vitest';
import { looksLikeModelFile, readAboutModel, readSavedText } from '../../web/engine/modelFile.js';
import { RnnError } from '../../web/engine/rnnError.js';
import { encodeText } from '../../web/engine/utf8.js';
import { engine, kSettings, kText, losses, open, refusal } from './support/session.js';

const kNothing = encodeText('');
const kNetwork = { type: 'manyToOne', cell: 'gru', hidden: 8, layers: 2, dropout: 0.3 };
const kTask = { name: 'delayedRecall', options: { lag: 6, heldOut: 40 } };
const kTraining = { batch: 16, optimiser: 'adam', learningRate: 0.01, clip: 1, seed: 1 };

const opened = [];
afterEach(() => {
  for (const session of opened.splice(0)) session.delete();
});

function kept(session) {
  opened.push(session);
  return session;
}
const load = (file, text = kText) => kept(engine.load(file, text));
const openTask = (network = {}, task = kTask) => kept(engine.openTask({ ...kNetwork, ...network }, task, kTraining));

describe('a model that learns a text', () => {
  it.each(['rnn', 'gru', 'lstm'])('goes on from its file bit for bit: %s', (cell) => {
    const whole = losses(open({ cell }), 30);
    const first = open({ cell });
    const before = losses(first, 15);
    const second = load(first.save(kNothing, false));
    expect(second.snapshot().step).toBe(15);
    expect(second.settings()).toEqual(first.settings());
    expect([...before, ...losses(second, 15)]).toEqual(whole);
    expect(losses(first, 15)).toEqual(whole.slice(15));
  });

  it('takes its text with it where that is asked for, every character of it', () => {
    const text = `\uFEFF%PDF ışİĞ😀e\u0301\0\u{10FFFF}\r\n${kText}`;
    const session = open({}, text);
    losses(session, 3);
    const file = session.save(encodeText('lesson=characters&seed=1'), true);
    expect(readSavedText(file)).toBe(text);
    expect(readAboutModel(file)).toMatchObject({ setup: 'lesson=characters&seed=1' });
    expect(losses(load(file, text), 3)).toEqual(losses(session, 3));
  });

  it('leaves its text at home where that is not asked for', () => {
    const file = open().save(kNothing, false);
    expect(readAboutModel(file)).toMatchObject({ setup: null, text: null });
    expect(readSavedText(file)).toBe('');
    expect(refusal(() => engine.load(file, ''))).toMatchObject({ name: 'RnnError', code: 'text-empty' });
  });

  it('is refused with a text of which it does not know every character', () => {
    const file = open().save(kNothing, false);
    const error = refusal(() => engine.load(file, `${kText} 🦕`));
    expect(error).toMatchObject({ code: 'text-unknown-characters', value: '🦕' });
  });

  it('is refused at whatever byte its file breaks off, and frees what it took', () => {
    const file = open().save(kNothing, true);
    for (let length = 0; length < file.length; length += 97) {
      expect(refusal(() => engine.load(file.subarray(0, length), kText))).toBeInstanceOf(RnnError);
    }
    expect(refusal(() => engine.load(encodeText(kText), kText))).toBeInstanceOf(RnnError);
    expect(losses(load(file), 1)).toHaveLength(1);
  });
});

describe('a network that learns a task', () => {
  it('goes on from its file bit for bit, with what is dropped and what is drawn', () => {
    const whole = losses(openTask(), 60);
    const first = openTask();
    const before = losses(first, 33);
    const second = openTask();
    losses(second, 7);
    expect(second.restore(first.save(kNothing))).toMatchObject({ step: 33, characters: 33 * 16 });
    expect([...before, ...losses(second, 27)]).toEqual(whole);
  });

  it('keeps what it was set up by', () => {
    const file = openTask().save(encodeText('lesson=recall&cell=gru'));
    expect(readAboutModel(file).setup).toBe('lesson=recall&cell=gru');
  });

  it.each([
    ['another cell', { cell: 'lstm' }, kTask, 'file-other-model'],
    ['another task', {}, { name: 'parity', options: {} }, 'file-other-model'],
    ['another size', { hidden: 9 }, kTask, 'file-shape'],
    ['fewer layers', { layers: 1, dropout: 0 }, kTask, 'file-shape'],
  ])('refuses the file of %s, and goes on as it was', (_, network, task, code) => {
    const file = openTask().save(kNothing);
    const other = openTask(network, task);
    const whole = losses(openTask(network, task), 10);
    const before = losses(other, 5);
    expect(refusal(() => other.restore(file))).toMatchObject({ name: 'RnnError', code });
    expect([...before, ...losses(other, 5)]).toEqual(whole);
  });

  it('and one that learns a text do not take each other’s files', () => {
    expect(refusal(() => openTask().restore(open().save(kNothing, false)))).toMatchObject({ code: 'file-missing' });
    expect(refusal(() => engine.load(openTask().save(kNothing), kText))).toMatchObject({ code: 'file-missing' });
  });
});

describe('what begins as a model file does', () => {
  it('is one, and no text', () => {
    expect(looksLikeModelFile(open().save(kNothing, false))).toBe(true);
    for (const text of ['', 'short', kText, '{"a": 1, "b": 2}', '\0\0\0\0\0\0\0\0{}']) {
      expect(looksLikeModelFile(encodeText(text))).toBe(false);
    }
  });

  it.each([
    ['no header', '', 'file-header'],
    ['a header that is no JSON', '{"text"', 'file-header'],
    ['a text of another type', '{"text":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}', 'file-header'],
    ['a text that lies nowhere', '{"text":{"dtype":"U8","shape":[1],"data_offsets":[-4,4]}}', 'file-header'],
    ['a text beyond the end', '{"text":{"dtype":"U8","shape":[1],"data_offsets":[0,1e15]}}', 'file-truncated'],
  ])('is refused before anything of it is used: %s', (_, header, code) => {
    const file = new Uint8Array(8 + header.length);
    file[0] = header.length;
    file.set(encodeText(header), 8);
    expect(refusal(() => readSavedText(file))).toMatchObject({ name: 'RnnError', code });
  });

  it('is refused when the header would be longer than the file, or than any may be', () => {
    const file = open().save(kNothing, false);
    expect(refusal(() => readAboutModel(file.subarray(0, 100)))).toMatchObject({ code: 'file-truncated' });
    const boastful = file.slice();
    boastful[6] = 1;
    expect(refusal(() => readAboutModel(boastful))).toMatchObject({ code: 'file-header' });
  });
});

it('a session is freed after it was saved and loaded a hundred times', () => {
  const session = engine.open({ ...kSettings, hidden: 256, layers: 2 }, kText);
  const file = session.save(kNothing, true); // 12 MB
  session.delete();
  for (let count = 0; count < 100; count++) {
    const again = engine.load(file, kText);
    again.save(kNothing, true);
    again.delete();
  }
});
