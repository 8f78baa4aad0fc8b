import { beforeEach, describe, expect, test, vi } from 'vitest';
import { kLessons } from '../../web/lessons/registry.js';
import { keptRun } from '../../web/page/keptRun.js';
import { RunKeeper } from '../../web/page/runKeeper.js';
import { readAddress, writeAddress } from '../../web/state/address.js';
import { LossCurve } from '../../web/state/lossCurve.js';
import { TrainingTime } from '../../web/state/trainingTime.js';
import { packText } from '../../web/state/packedText.js';
import { defaults } from '../../web/state/settings.js';

const [lesson] = kLessons;
const known = { lessons: kLessons, texts: ['english', 'turkce'], languages: ['tr', 'en'] };
const setupOf = (chosen = {}, text = 'english') =>
  writeAddress(lesson, { chosen: { ...defaults(lesson.settings), ...chosen }, text });

/** Runs that are there, the newest first. */
const runsOf = (...setups) => ({
  list: async () => setups.map((setup, index) => ({ setup, lesson: lesson.id, step: 100 + index, savedAt: 0 })),
  load: async (setup) => ({ run: { setup }, text: undefined }),
});

describe('which kept run belongs to an address', () => {
  const mine = setupOf({ seed: 5 });
  const other = setupOf({ seed: 6 });

  test('the same one after the page was loaded again: it goes on', async () => {
    const found = await keptRun(runsOf(other, mine), readAddress(mine, known), true);
    expect(found).toEqual({ kept: { run: { setup: mine }, text: undefined } });
  });

  test('the same one for who follows a link to it: it is only offered', async () => {
    const found = await keptRun(runsOf(other, mine), readAddress(`${mine}&lang=tr`, known), false);
    expect(found).toMatchObject({ offered: { setup: mine } });
  });

  test('the newest of the lesson for who asks for no more than the lesson: it is offered', async () => {
    for (const bare of ['', '#lang=tr', `#lesson=${lesson.id}`]) {
      expect(await keptRun(runsOf(other, mine), readAddress(bare, known), false)).toMatchObject({
        offered: { setup: other },
      });
    }
  });

  test('none where anything else is asked for, or another lesson, or a text that the address brings', async () => {
    const nothing = { offered: undefined };
    expect(await keptRun(runsOf(mine), readAddress('#seed=9', known), false)).toEqual(nothing);
    expect(await keptRun(runsOf(mine), readAddress('#seed=9', known), true)).toEqual(nothing);
    const elsewhere = { list: async () => [{ setup: mine, lesson: 'other', step: 1, savedAt: 0 }] };
    expect(await keptRun(elsewhere, readAddress('', known), false)).toEqual(nothing);
    const own = setupOf({}, 'own');
    const packed = readAddress(`${own}&v=2&size=3&packed=S0pKBgA`, known);
    expect(await keptRun(runsOf(own), packed, true)).toEqual({ kept: undefined });
    expect(await keptRun(runsOf(own), readAddress(own, known), true)).toMatchObject({ kept: { run: { setup: own } } });
  });
});

describe('a text that the address brings', () => {
  const own = setupOf({}, 'own');
  const withText = (content) => ({
    ...runsOf(own),
    load: async (setup) => ({ run: { setup }, text: { content: new Blob([content]) } }),
  });
  const packedAddress = async (content) => {
    const { packed, size } = await packText(content);
    return readAddress(`${own}&v=2&size=${size}&packed=${packed}`, known);
  };

  test('goes on after the page was loaded again, with the text of the address', async () => {
    const found = await keptRun(withText('\ufeffışık'), await packedAddress('\ufeffışık'), true);
    expect(found).toEqual({ kept: { run: { setup: own }, text: undefined } });
  });

  test('never goes on from a run of another text', async () => {
    const address = await packedAddress('one');
    expect(await keptRun(withText('two'), address, true)).toEqual({ kept: undefined });
    expect(await keptRun(withText('one'), address, false)).toEqual({});
    const broken = { ...address, packed: { packed: '!', size: 3 } };
    expect(await keptRun(withText('one'), broken, true)).toEqual({ kept: undefined });
  });
});

describe('the keeper of runs', () => {
  let experiment;
  let kept;
  let runs;
  let keeper;
  let setup;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('window', globalThis);
    const model = { hasDiverged: false, curve: new LossCurve(), save: async () => Uint8Array.of(1) };
    experiment = {
      isOpen: true,
      models: [model],
      time: new TrainingTime(),
      state: { progress: { step: 10 }, training: true, waiting: false },
    };
    kept = [];
    setup = '#one';
    runs = { keep: async (run, text) => Boolean(kept.push({ run, text })) };
    keeper = new RunKeeper(runs, () => ({ experiment, lesson: 'characters', setup }));
  });

  const steps = () => kept.map(({ run }) => run.step);
  const train = (step) => {
    experiment.state = { ...experiment.state, progress: { step } };
  };

  test('keeps how long was trained, and which goals were reached', async () => {
    const time = { seconds: 12, reached: [['loss', { seconds: 9, value: 2.1 }]] };
    experiment.time.restart(time);
    await keeper.keep();
    expect(kept[0].run.time).toEqual(time);
  });

  test('keeps what is new, every few seconds, and never waits for ten', async () => {
    keeper.start();
    for (let second = 1; second <= 30; second++) {
      train(10 + second);
      await vi.advanceTimersByTimeAsync(1000);
    }
    keeper.stop();
    for (const [index, step] of steps().entries()) {
      expect(step - (steps()[index - 1] ?? 10)).toBeLessThan(10);
    }
    expect(steps().at(-1)).toBeGreaterThan(30);
  });

  test('keeps nothing where nothing is new, nothing has begun, or the loss has left all bounds', async () => {
    await keeper.keep();
    await keeper.keep();
    train(0);
    await keeper.keep();
    train(11);
    experiment.models[0].hasDiverged = true;
    await keeper.keep();
    expect(steps()).toEqual([10]);
    experiment.models[0].hasDiverged = false;
    experiment.state = { ...experiment.state, training: false };
    await keeper.keep();
    expect(kept.at(-1).run).toMatchObject({ step: 11, training: false });
  });

  test('spares a run of the same set-up that is further, until it is passed or nobody wants it', async () => {
    let isOffered = true;
    keeper.spare({ setup: '#one', step: 500, isOffered: () => isOffered });
    await keeper.keep();
    expect(steps()).toEqual([]);
    train(501);
    await keeper.keep();
    train(20);
    isOffered = false;
    await keeper.keep();
    isOffered = true;
    train(21);
    await keeper.keep();
    keeper.spare(null);
    await keeper.keep();
    expect(steps()).toEqual([501, 20, 21]);
  });

  test('keeps a text of one’s own once, and again only when it is another', async () => {
    const text = (content) => ({
      id: 'own',
      name: `${content}.txt`,
      read: async () => ({ kind: 'text', text: content }),
    });
    experiment.state.text = text('one');
    await keeper.keep();
    train(11);
    await keeper.keep();
    experiment.state.text = text('two');
    train(12);
    await keeper.keep();
    expect(kept.map(({ text: given }) => given?.name)).toEqual(['one.txt', undefined, 'two.txt']);
    expect(await kept[2].text.content.text()).toBe('two');
  });

  test('keeps a text of one’s own under each set-up', async () => {
    experiment.state.text = { id: 'own', name: 'one.txt', read: async () => ({ kind: 'text', text: 'one' }) };
    await keeper.keep();
    setup = '#learningRate=1';
    await keeper.keep();
    expect(kept.map(({ text: given }) => given?.name)).toEqual(['one.txt', 'one.txt']);
  });

  test('keeps nothing while another model is being built, or when that has begun meanwhile', async () => {
    experiment.state.opening = true;
    await keeper.keep();
    experiment.state.opening = false;
    experiment.models[0].save = async () => {
      experiment.state.opening = true;
      return Uint8Array.of(1);
    };
    await keeper.keep();
    expect(steps()).toEqual([]);
  });

  test('keeps once more when it is asked to while it keeps', async () => {
    const first = keeper.keep();
    setup = '#two';
    keeper.keep();
    keeper.keep();
    await first;
    expect(kept.map(({ run }) => run.setup)).toEqual(['#one', '#two']);
  });

  test.each([100, 700, 1500])('loses ten seconds at most where saving takes %d ms', async (took) => {
    const saved = [];
    experiment.models[0].save = async () => {
      const at = performance.now();
      await new Promise((resolve) => setTimeout(resolve, took));
      saved.push({ at, until: performance.now() });
      return Uint8Array.of(1);
    };
    keeper.start();
    for (let i = 1; i <= 400; i++) {
      train(10 + i);
      await vi.advanceTimersByTimeAsync(100);
    }
    keeper.stop();
    expect(saved.length).toBeGreaterThan(3);
    for (const [index, { until }] of saved.entries()) {
      if (index > 0) expect(until - saved[index - 1].at).toBeLessThanOrEqual(10_000);
    }
  });

  test('goes on when the engine has been closed meanwhile', async () => {
    experiment.models[0].save = async () => {
      throw new Error('disposed');
    };
    await keeper.keep();
    experiment.models[0].save = async () => Uint8Array.of(1);
    await keeper.keep();
    expect(steps()).toEqual([10]);
  });
});
