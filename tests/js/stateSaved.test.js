import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Comparison } from '../../web/state/comparison.js';
import { LossCurve } from '../../web/state/lossCurve.js';
import { Playground } from '../../web/state/playground.js';
import { defaults, offer } from '../../web/state/settings.js';
import { linkTo, partsForPyTorch, saveModel } from '../../web/state/takeAlong.js';
import { TrainingTime } from '../../web/state/trainingTime.js';
import { unpackText } from '../../web/state/packedText.js';
import { readAddress } from '../../web/state/address.js';
import { FakeClient } from './support/fakeClient.js';

const kText = 'Once upon a time there was a text.';
const kLesson = {
  id: 'characters',
  settings: offer({ main: ['cell', 'hidden', 'seed', 'reproducible'] }),
  readsText: true,
};

/** @type {FakeClient[]} */
let clients;

beforeEach(() => {
  vi.stubGlobal('fetch', async () => new Response(kText));
  clients = [];
});

const connect = async (options) => {
  clients.push(new FakeClient(options));
  return clients[clients.length - 1];
};
const openings = () => ['gru', 'lstm'].map((cell) => (client) => client.openTask({ network: { cell } }));
const comparison = () =>
  new Comparison({ connect, settings: kLesson.settings, names: ['gru', 'lstm'], openings, cores: 2 });

function curve() {
  const made = new LossCurve();
  made.addTraining(1, 4);
  made.addTraining(2, 3);
  return made.saved();
}

describe('a playground that goes on from a saved run', () => {
  test('opens the file with its text, at its step, with its curve, and trains when it was training', async () => {
    const playground = new Playground({ connect });
    const saved = { files: [Uint8Array.of(42)], curves: [curve()] };
    await playground.begin({ chosen: defaults(), textId: 'english', saved, train: true });
    expect(clients[0].loaded).toMatchObject([{ source: { kind: 'text', text: kText } }]);
    expect(playground.state).toMatchObject({ training: true, notice: { kind: 'goneOn', step: 42 } });
    expect(playground.state.progress?.step).toBe(42);
    expect(playground.model.curve.training.columns[1]).toEqual([4, 3]);
  });

  test('counts its time of training from where it was, and keeps when a goal was reached', async () => {
    const playground = new Playground({ connect });
    const before = new TrainingTime();
    before.restart({ seconds: 12, reached: [['loss', { seconds: 9, value: 2.1 }]] });
    const saved = { files: [Uint8Array.of(42)], time: before.saved() };
    await playground.begin({ chosen: defaults(), saved, train: false });
    expect(playground.time.seconds).toBe(12);
    expect(playground.time.reached('loss')).toEqual({ seconds: 9, value: 2.1 });
    await playground.reset();
    expect(playground.time.seconds).toBe(0);
    expect(playground.time.reached('loss').seconds).toBeNaN();
  });

  test('stays paused when it was paused', async () => {
    const playground = new Playground({ connect });
    await playground.begin({ chosen: defaults(), saved: { files: [Uint8Array.of(7)] }, train: false });
    expect(playground.state.training).toBe(false);
    expect([clients[0].training, playground.state.progress?.step]).toEqual([false, 7]);
  });

  test('begins the same run anew when the file cannot be read, and says so', async () => {
    const playground = new Playground({
      connect: async (options) => {
        const client = await connect(options);
        client.refuseNext({ code: 'file-truncated', field: 'file' });
        return client;
      },
    });
    await playground.begin({ chosen: { ...defaults(), seed: 9 }, saved: { files: [Uint8Array.of(7)] } });
    await vi.waitFor(() => expect(playground.isOpen).toBe(true));
    expect(clients[0].loaded).toEqual([]);
    expect(playground.state.chosen.seed).toBe(9);
    await vi.waitFor(() => expect(playground.state.training).toBe(true));
    expect(playground.state.notice).toMatchObject({ kind: 'refused', error: { code: 'file-truncated' } });
  });

  test('keeps what it has when a file is opened that cannot be read', async () => {
    const playground = new Playground({ connect });
    await playground.begin({ chosen: defaults(), textId: 'english', sampling: { temperature: 0.3 } });
    clients[0].report({ step: 12 });
    clients[0].refuseNext({ code: 'text-unknown-characters', field: 'text', value: 'x' });
    await playground.resume({ chosen: { ...defaults(), cell: 'rnn' }, saved: { files: [Uint8Array.of(7)] } });
    expect(playground.state).toMatchObject({
      chosen: { cell: 'lstm' },
      text: { id: 'english' },
      sampling: { temperature: 0.3 },
      notice: { kind: 'refused', error: { code: 'text-unknown-characters' } },
    });
    expect(playground.state.progress?.step).toBe(12);
  });
});

test('a comparison goes on with each model from its own file; one without a file begins anew', async () => {
  const models = comparison();
  await models.begin({ chosen: defaults(), saved: { files: [undefined, Uint8Array.of(30)] }, train: false });
  expect(clients.map(({ tasks }) => tasks.map(({ model }) => model?.byteLength))).toEqual([[undefined], [1]]);
  expect(models.models.map(({ progress }) => progress?.step)).toEqual([0, 30]);
});

describe('what is taken along', () => {
  const known = { lessons: [kLesson], texts: ['english'], languages: ['tr', 'en'] };

  test('is a link with the settings, the sampling and, where it is short, a text of one’s own', async () => {
    const playground = new Playground({ connect });
    await playground.begin({ chosen: { ...defaults(), seed: 5 }, textId: 'english', sampling: { temperature: 0.4 } });
    const builtIn = await linkTo(kLesson, playground, { reproducible: true, language: 'tr' });
    expect(builtIn.ownText).toBe('none');
    expect(readAddress(builtIn.fragment, known)).toMatchObject({
      chosen: { seed: 5, reproducible: true },
      text: 'english',
      packed: null,
      sampling: { temperature: 0.4, topK: 0, topP: 1 },
      language: 'tr',
      problems: [],
    });
    await playground.useText('My own words. '.repeat(20));
    const own = await linkTo(kLesson, playground, {});
    expect(own.ownText).toBe('inside');
    const read = readAddress(own.fragment, known);
    expect(read.problems).toEqual([]);
    expect(await unpackText(read.packed)).toBe('My own words. '.repeat(20));
  });

  test('says when a text of one’s own is too long for a link', async () => {
    const playground = new Playground({ connect });
    await playground.begin({ chosen: defaults(), textId: 'english' });
    await playground.useText('a'.repeat(100_000));
    expect((await linkTo(kLesson, playground, {})).ownText).toBe('tooLong');
  });

  test('is a file that says how it was set up, with the text only where it is one’s own and wanted', async () => {
    const playground = new Playground({ connect });
    await playground.begin({ chosen: defaults(), textId: 'english' });
    await saveModel(kLesson, playground, 0, true);
    await playground.useText('My own words. '.repeat(20));
    await saveModel(kLesson, playground, 0, true);
    await saveModel(kLesson, playground, 0, false);
    expect(clients[0].saved.map(({ withText }) => withText)).toEqual([false, true, false]);
    expect(clients[0].saved[0].setup).toMatch(/^lesson=characters&text=english&cell=lstm&hidden=128&seed=1/);
    const models = comparison();
    await models.begin({ chosen: defaults(), train: false });
    await saveModel({ ...kLesson, readsText: false }, models, 1, true);
    expect(clients.at(-1).saved[0].setup).toMatch(/&model=1$/);
  });

  test('to PyTorch is of the model that is looked at, at one step: training waits meanwhile and goes on after', async () => {
    const asked = [];
    const modelNamed = (name) => ({
      opened: { vocabulary: [name] },
      client: async () => ({
        traceText: async ({ text }) => {
          asked.push(`trace ${name}`);
          return { text, trace: { z: { steps: 0 } } };
        },
      }),
      save: async () => asked.push(`save ${name}`),
    });
    const text = { read: async () => ({ kind: 'text', text: kText }) };
    const experiment = {
      models: ['one', 'two'].map(modelNamed),
      state: { training: true, text, subject: { model: 1 } },
      pause: async () => asked.push('pause'),
      train: async () => asked.push('train'),
    };
    const parts = await partsForPyTorch(experiment);
    expect(asked).toEqual(['pause', 'save two', 'trace two', 'train']);
    expect(parts).toMatchObject({ text: kText, probe: { text: kText }, vocabulary: ['two'] });
    experiment.state.training = false;
    await partsForPyTorch(experiment);
    expect(asked.slice(4)).toEqual(['save two', 'trace two']);
  });
});
