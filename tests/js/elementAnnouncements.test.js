import { beforeEach, describe, expect, test, vi } from 'vitest';
import { announce } from '../../web/element/announcements.js';
import { wordsFor } from '../../web/locales/words.js';
import { Playground } from '../../web/state/playground.js';
import { defaults, kSettings } from '../../web/state/settings.js';
import { FakeClient } from './support/fakeClient.js';

const kText = 'Once upon a time there was a text.';

/** @type {FakeClient} */
let client;
/** @type {Playground} */
let playground;
/** @type {{ type: string, detail: any }[]} */
let told;

beforeEach(() => {
  vi.stubGlobal('fetch', async () => new Response(kText));
  client = new FakeClient({ reproducible: false, onSnapshot: () => {}, onCrashed: () => {} });
  playground = new Playground({
    connect: async ({ onSnapshot, onCrashed }) => Object.assign(client, { onSnapshot, onCrashed }),
    settings: kSettings,
    goals: () => [
      {
        name: 'heldOut',
        unit: 'nats',
        of: ({ model }) => model.progress?.heldOutLoss ?? Number.NaN,
        side: 'most',
        bound: 2,
        seconds: 9,
      },
    ],
  });
  told = [];
  const element = new EventTarget();
  for (const type of ['rnn-ready', 'rnn-step', 'rnn-done', 'rnn-error', 'rnn-changed'])
    element.addEventListener(type, (event) => told.push({ type, detail: /** @type {CustomEvent} */ (event).detail }));
  announce(element, playground, { lesson: 'characters', words: () => wordsFor('en') });
});

const types = () => told.map(({ type }) => type);
const begin = (more = {}) => playground.begin({ chosen: defaults(), textId: 'english', ...more });

describe('an element tells', () => {
  test('once that there is a model, and each step that it hears of', async () => {
    await begin();
    client.report({ step: 1 });
    client.report({ step: 1 });
    client.report({ step: 4, trainLoss: 2.5, heldOutLoss: 3 });
    await playground.changeSetting('hidden', '16');
    expect(types().filter((type) => type === 'rnn-ready')).toHaveLength(1);
    expect(told.filter(({ type }) => type === 'rnn-step').map(({ detail }) => detail.step)).toEqual([1, 4, 0]);
    expect(told.find(({ detail }) => detail.step === 4)?.detail.models).toMatchObject([
      { trainLoss: 2.5, heldOutLoss: 3 },
    ]);
  });

  test('that all goals are reached once in a run, and again in another one', async () => {
    await begin();
    const done = () => types().filter((type) => type === 'rnn-done').length;
    client.report({ step: 5, heldOutLoss: 2.5 });
    expect(done()).toBe(0);
    client.report({ step: 6, heldOutLoss: 1.9 });
    client.report({ step: 7, heldOutLoss: 1.8 });
    expect(done()).toBe(1);
    expect(told.find(({ type }) => type === 'rnn-done')?.detail).toMatchObject({ lesson: 'characters', step: 6 });
    await playground.reset();
    client.report({ step: 9, heldOutLoss: 1.9 });
    expect(done()).toBe(2);
  });

  test('each thing that is wrong once, with a sentence', async () => {
    const problem = { code: 'setting-unknown-choice', message: '', field: 'cell', value: 'brain', allowed: '' };
    await begin({ problems: [problem], askedBy: 'attributes' });
    client.report({ step: 1 });
    await playground.changeSetting('hidden', 'many');
    client.report({ step: 2 });
    client.crash();
    const errors = told.filter(({ type }) => type === 'rnn-error').map(({ detail }) => detail);
    expect(errors.map(({ code, field }) => [code, field])).toEqual([
      ['setting-unknown-choice', 'cell'],
      ['setting-not-a-number', 'hidden'],
      ['engine-crashed', ''],
    ]);
    expect(errors[0].sentence).toBe('“brain” does not exist. Choose one of: rnn, gru, lstm.');
  });

  test('that a text cannot be had, and goes on with a built-in one', async () => {
    const { addressText } = await import('../../web/state/textSource.js');
    vi.stubGlobal('fetch', async (/** @type {string} */ url) =>
      url === 'https://example.org/gone.txt' ? new Response('', { status: 404 }) : new Response(kText),
    );
    const chosen = { ...defaults(), hidden: 16 };
    await begin({ chosen, text: addressText('https://example.org/gone.txt') });
    await vi.waitFor(() => expect(playground.isOpen).toBe(true));
    expect(playground.state).toMatchObject({ text: { id: 'english' }, chosen, training: true });
    expect(told.filter(({ type }) => type === 'rnn-error').map(({ detail }) => detail)).toMatchObject([
      { code: 'text-address', value: 'https://example.org/gone.txt' },
    ]);
  });
});
