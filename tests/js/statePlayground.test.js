import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Playground } from '../../web/state/playground.js';
import { defaults, forEngine } from '../../web/state/settings.js';
import { FakeClient } from './support/fakeClient.js';

const kText = 'Once upon a time there was a text.';

/** @type {FakeClient[]} every one that was connected, the latest last */
let clients;
/** @type {Playground} */
let playground;

beforeEach(() => {
  vi.stubGlobal('fetch', async () => new Response(kText));
  clients = [];
  playground = new Playground({
    connect: async (options) => {
      clients.push(new FakeClient(options));
      return clients[clients.length - 1];
    },
  });
});

const client = () => clients[clients.length - 1];
const state = () => playground.state;

describe('a playground that has just begun', () => {
  beforeEach(() => playground.begin({ chosen: defaults(), textId: 'english' }));

  test('learns the built-in text with the default settings', () => {
    expect(client().opened).toEqual([{ settings: forEngine(defaults()), source: { kind: 'text', text: kText } }]);
    expect(client().training).toBe(true);
    expect(state()).toMatchObject({ training: true, text: { id: 'english', content: kText, complete: true } });
  });

  test('pauses, takes single steps and trains again', async () => {
    await playground.pause();
    expect([client().training, state().training]).toEqual([false, false]);
    await playground.step();
    expect([client().training, state().progress?.step]).toEqual([false, 1]);
    await playground.train();
    expect([client().training, state().training]).toEqual([true, true]);
  });

  test('a single step while training also pauses', async () => {
    await playground.step();
    expect([client().training, state().training]).toEqual([false, false]);
  });

  test('goes back to step 0 on reset, and goes on training', async () => {
    client().report({ step: 3, newTrainLosses: [4, 3, 2] });
    await playground.reset();
    expect(state().progress?.step).toBe(0);
    expect(playground.model.curve.training.columns[0]).toEqual([]);
    expect(client().training).toBe(true);
  });

  test('stays paused on reset when it was paused', async () => {
    await playground.pause();
    await playground.reset();
    expect(client().training).toBe(false);
  });

  test('draws the losses of every snapshot', () => {
    client().report({ step: 2, newTrainLosses: [4, 3] });
    client().report({ step: 3, firstNewStep: 3, newTrainLosses: [2] });
    expect(playground.model.curve.training.columns.slice(0, 2)).toEqual([
      [1, 2, 3],
      [4, 3, 2],
    ]);
  });
});

test('settings from the address that the engine refuses are told, and the default model runs', async () => {
  let refused = false;
  const begun = new Playground({
    connect: async (options) => {
      clients.push(new FakeClient(options));
      if (!refused) client().refuseNext({ code: 'too-large', field: 'hidden', value: '3409 MB' });
      refused = true;
      return client();
    },
  });
  await begun.begin({ chosen: { ...defaults(), hidden: 1024, layers: 8 }, textId: 'english' });
  await vi.waitFor(() => expect(begun.state.training).toBe(true));
  expect(begun.state).toMatchObject({
    chosen: defaults(),
    wrong: { hidden: { written: '1024', problem: { code: 'too-large' } } },
  });
  expect(client().opened).toMatchObject([{ settings: { hidden: 128, layers: 1 } }]);
});

describe('a change of a setting', () => {
  beforeEach(() => playground.begin({ chosen: defaults(), textId: 'english' }));

  test('builds another model of the same text and goes on training', async () => {
    await playground.changeSetting('cell', 'gru');
    expect(client().opened).toHaveLength(2);
    expect(client().opened[1]).toMatchObject({ settings: { cell: 'gru' }, source: { text: kText } });
    expect(client().training).toBe(true);
  });

  test('does not make a paused model train', async () => {
    await playground.pause();
    await playground.changeSetting('hidden', '64');
    expect(client().opened).toHaveLength(2);
    expect(client().training).toBe(false);
  });

  test.each(['learningRate', 'clip'])('takes effect at once for %s, in the model that there is', async (name) => {
    await playground.changeSetting(/** @type {'clip'} */ (name), '0.5');
    expect(client().opened).toHaveLength(1);
    expect(client().configured).toEqual([{ [name]: 0.5 }]);
    expect(state().chosen).toMatchObject({ [name]: 0.5 });
  });

  test('that is wrong is told beside it, and the model goes on', async () => {
    await playground.changeSetting('hidden', 'abc');
    expect(state().wrong.hidden).toMatchObject({ written: 'abc', problem: { code: 'setting-not-a-number' } });
    expect(state().chosen.hidden).toBe(128);
    expect(client().opened).toHaveLength(1);
    expect(client().training).toBe(true);
  });

  test('that is put right is no longer told, even when it is the value from before', async () => {
    await playground.changeSetting('hidden', 'abc');
    await playground.changeSetting('hidden', '128');
    expect(state().wrong).toEqual({});
    expect(client().opened).toHaveLength(1);
  });

  test('that the engine refuses is told beside it, and the settings are those from before', async () => {
    client().refuseNext({ code: 'too-large', field: 'hidden', value: '900 MB' });
    await playground.changeSetting('layers', '8');
    expect(state().wrong).toMatchObject({ layers: { written: '8', problem: { code: 'too-large' } } });
    expect(state()).toMatchObject({ chosen: { layers: 1 }, training: true, notice: null });
  });

  test('that comes before the one before it is done is built together with it', async () => {
    playground.changeSetting('hidden', '64');
    playground.changeSetting('layers', '2');
    await playground.changeSetting('cell', 'rnn');
    expect(client().opened).toHaveLength(2);
    expect(client().opened[1].settings).toMatchObject({ hidden: 64, layers: 2, cell: 'rnn' });
  });

  test('to reproducible numbers needs another worker; the one before is ended', async () => {
    await playground.changeSetting('reproducible', 'true');
    expect(clients.map(({ reproducible, disposed }) => ({ reproducible, disposed }))).toEqual([
      { reproducible: false, disposed: true },
      { reproducible: true, disposed: false },
    ]);
    expect(client().training).toBe(true);
  });
});

describe('a text of one’s own', () => {
  beforeEach(() => playground.begin({ chosen: defaults(), textId: 'english' }));

  test('is learned instead of the one before', async () => {
    await playground.useText('abracadabra');
    expect(client().opened[1].source).toEqual({ kind: 'text', text: 'abracadabra' });
    expect(state()).toMatchObject({ text: { id: 'own', content: 'abracadabra' }, draft: null, training: true });
  });

  test('that is refused stays in the field with the reason, and the text before is still learned', async () => {
    client().refuseNext({ code: 'text-one-character', field: 'text', value: 'a' });
    await playground.useText('aaaa');
    expect(state()).toMatchObject({
      draft: 'aaaa',
      textProblem: { code: 'text-one-character' },
      text: { id: 'english' },
    });
    expect(state().training).toBe(true);
    await playground.changeSetting('cell', 'gru');
    expect(client().opened.at(-1)).toMatchObject({ source: { text: kText } });
    expect(state()).toMatchObject({ draft: 'aaaa', textProblem: { code: 'text-one-character' } });
  });

  test('comes back into the field after a look at another text', async () => {
    playground.editText('half a sentence');
    await playground.chooseText('dinosaurs');
    expect(state().draft).toBe(null);
    playground.beginOwnText();
    expect(state().draft).toBe('half a sentence');
  });

  test('of more than 80,000 characters is handed over as bytes and shown by its beginning only', async () => {
    const long = 'abc '.repeat(60_000);
    await playground.useText(long);
    expect(client().opened[1].source.kind).toBe('bytes');
    expect(state().text).toMatchObject({ id: 'own', complete: false, content: long.slice(0, 2000) });
  });

  test('that is built in and long is shown by its beginning only', async () => {
    const long = 'abc '.repeat(60_000);
    vi.stubGlobal('fetch', async () => new Response(long));
    await playground.chooseText('source');
    expect(client().opened[1].source).toEqual({ kind: 'text', text: long });
    expect(state().text).toMatchObject({ id: 'source', complete: false, content: long.slice(0, 2000) });
  });

  test('in a file is read as bytes, by each model anew', async () => {
    await playground.useFile(new File(['a file with text'], 'diary.txt'));
    await playground.changeSetting('hidden', '16');
    const sources = client()
      .opened.slice(1)
      .map(({ source }) => source);
    expect(sources.map((source) => source.kind === 'bytes' && new TextDecoder().decode(source.bytes))).toEqual([
      'a file with text',
      'a file with text',
    ]);
    expect(state().text).toMatchObject({ id: 'own', name: 'diary.txt' });
  });

  test('that is too large is refused before it is read', async () => {
    const file = new File([], 'huge.txt');
    Object.defineProperty(file, 'size', { value: 3e9 });
    await playground.useFile(file);
    expect(state().textProblem).toMatchObject({ code: 'text-too-large' });
    expect(client().opened).toHaveLength(1);
  });
});

describe('when the loss diverges', () => {
  beforeEach(async () => {
    await playground.begin({ chosen: { ...defaults(), learningRate: 1e6 }, textId: 'english' });
    client().report({ step: 5, diverged: true });
  });

  test('training stops and a way back with a sensible learning rate is offered', () => {
    expect(state()).toMatchObject({ training: false, notice: { kind: 'diverged', learningRate: 0.002 } });
  });

  test('a moderate rate is divided by ten', async () => {
    await playground.begin({ chosen: { ...defaults(), learningRate: 0.01 }, textId: 'english' });
    client().report({ step: 5, diverged: true });
    expect(state().notice).toEqual({ kind: 'diverged', learningRate: 0.001, step: 5 });
  });

  test('the way back leads to the last good state and goes on training', async () => {
    await playground.recover(0.002);
    expect(client().recovered).toEqual([0.002]);
    expect(state()).toMatchObject({ training: true, notice: null, chosen: { learningRate: 0.002 } });
  });

  test('without a good state the run begins again with the smaller rate', async () => {
    client().refuseNext({ code: 'no-good-state' });
    await playground.recover(0.002);
    expect(client().configured).toEqual([{ learningRate: 0.002 }]);
    expect(state()).toMatchObject({ training: true, notice: null, progress: { step: 0 } });
  });
});

describe('when the engine crashes', () => {
  beforeEach(async () => {
    await playground.begin({ chosen: { ...defaults(), cell: 'gru' }, textId: 'english' });
    await playground.useText('my own text');
    client().crash();
  });

  test('training stops, and text and settings are kept', () => {
    expect(state()).toMatchObject({ training: false, notice: { kind: 'crashed' }, text: { content: 'my own text' } });
  });

  test('it can be started again with both', async () => {
    await playground.restart();
    expect(clients).toHaveLength(2);
    expect(client().opened).toMatchObject([{ settings: { cell: 'gru' }, source: { text: 'my own text' } }]);
    expect(state()).toMatchObject({ training: true, notice: null });
  });
});

test('what is wrong in the address is said until it is closed', async () => {
  const problems = [{ code: 'address-text', message: '', field: 'text', value: 'nope', allowed: '' }];
  await playground.begin({ chosen: defaults(), textId: 'english', problems });
  await playground.changeSetting('cell', 'gru');
  expect(state().notice).toEqual({ kind: 'address', problems });
  playground.note(null);
  expect(state().notice).toBe(null);
});

test('a browser that cannot run the engine is told why, and nothing else happens', async () => {
  const unable = new Playground({ connect: () => Promise.reject({ code: 'no-simd', field: '' }) });
  await unable.begin({ chosen: defaults(), textId: 'english' });
  expect(unable.state).toMatchObject({ unavailable: { code: 'no-simd' }, training: false });
  expect(unable.isOpen).toBe(false);
});

describe('a hidden page', () => {
  beforeEach(() => playground.begin({ chosen: defaults(), textId: 'english' }));

  test('stops training and goes on when it is seen again, and says so', async () => {
    await playground.hide();
    expect([client().training, state().waiting]).toEqual([false, true]);
    await playground.show();
    expect([client().training, state().waiting, state().notice?.kind]).toEqual([true, false, 'hidden']);
  });

  test('does not start what was paused by hand', async () => {
    await playground.pause();
    await playground.hide();
    await playground.show();
    expect([client().training, state().notice]).toEqual([false, null]);
  });
});

describe('what the model writes', () => {
  beforeEach(() => playground.begin({ chosen: defaults(), textId: 'english' }));

  test('by itself is shown with the step at which it was written', async () => {
    await vi.waitFor(() =>
      expect(playground.live.now).toMatchObject({
        step: 0,
        characters: [...'part '].map((character) => ({ character })),
      }),
    );
  });

  test('from a beginning comes in parts and can be stopped', async () => {
    client().holdWriting = true;
    const writing = playground.startWriting('Once ');
    await vi.waitFor(() => expect(playground.prompted.state.text).toBe('part '));
    expect(playground.prompted.state).toMatchObject({ writing: true, prompt: 'Once ', unknown: ['€'] });
    playground.stopWriting();
    expect(playground.prompted.state).toMatchObject({ writing: false, text: 'part ' });
    await writing;
    expect(playground.prompted.state).toMatchObject({ writing: false, text: 'part ' });
  });

  test('by itself is written anew when the temperature changes, also while paused', async () => {
    await playground.pause();
    await vi.waitFor(() => expect(playground.live.now).toMatchObject({ sampling: { temperature: 0.8 } }));
    playground.setSampling({ temperature: 0.2 });
    await vi.waitFor(() => expect(playground.live.now).toMatchObject({ sampling: { temperature: 0.2 } }));
    expect(playground.live.earlier).toEqual([]);
  });

  test('with the temperature that was chosen', async () => {
    playground.setSampling({ temperature: 1.5, topK: 5 });
    await playground.startWriting('Once ');
    expect(client().written.at(-1)).toMatchObject({ prompt: 'Once ', temperature: 1.5, topK: 5, topP: 1 });
  });

  test('is what it is watched reading, until it has written something else', async () => {
    await playground.startWriting('Once ');
    const before = playground.reads;
    expect(before).toMatch(/^Once ./);
    client().holdWriting = true;
    const writing = playground.startWriting('Twice ');
    await vi.waitFor(() => expect(playground.prompted.state.text).toBe('part '));
    expect(playground.reads).toBe(before);
    playground.stopWriting();
    expect(playground.reads).toBe('Twice part ');
    await writing;
  });

  test('goes when another model is built', async () => {
    await playground.startWriting('Once ');
    await playground.changeSetting('hidden', '64');
    expect(playground.prompted.state).toMatchObject({ prompt: '', text: '' });
  });
});
