import { describe, expect, test } from 'vitest';
import { SavedRuns } from '../../web/state/savedRuns.js';

/** Keeps things as IndexedDB does: copies of them. */
function memory() {
  const kept = new Map();
  return {
    kept,
    get: async (key) => structuredClone(kept.get(key)),
    getMany: async (keys) => keys.map((key) => structuredClone(kept.get(key))),
    setMany: async (entries) => {
      for (const [key, value] of entries) kept.set(key, structuredClone(value));
    },
    delMany: async (keys) => {
      for (const key of keys) kept.delete(key);
    },
    update: async (key, change) => void kept.set(key, structuredClone(change(kept.get(key)))),
  };
}

const run = (setup, step = 1, lesson = 'characters') => ({
  setup,
  lesson,
  step,
  training: true,
  files: [Uint8Array.of(1, 2, 3)],
  curves: [],
  savedAt: 1000 + step,
});

describe('the runs that are kept', () => {
  test('come back as they were, the newest first, with a text of one’s own', async () => {
    const runs = new SavedRuns(memory());
    await runs.keep(run('one', 5), { content: new Blob(['ışık']), name: 'ışık.txt' });
    await runs.keep(run('two', 7, 'plane'));
    expect((await runs.list()).map(({ setup }) => setup)).toEqual(['two', 'one']);
    expect(await runs.latestOf('characters')).toMatchObject({ setup: 'one', step: 5 });
    const { run: kept, text } = await runs.load('one');
    expect(kept).toEqual(run('one', 5));
    expect([text.name, await text.content.text()]).toEqual(['ışık.txt', 'ışık']);
  });

  test('are one for each set-up, and keep their text when it is not given again', async () => {
    const runs = new SavedRuns(memory());
    await runs.keep(run('one', 5), { content: new Blob(['a']) });
    await runs.keep(run('two'));
    await runs.keep(run('one', 9));
    expect((await runs.list()).map(({ setup, step }) => [setup, step])).toEqual([
      ['one', 9],
      ['two', 1],
    ]);
    expect(await (await runs.load('one')).text.content.text()).toBe('a');
  });

  test('are a few: the oldest goes, and leaves nothing behind', async () => {
    const storage = memory();
    const runs = new SavedRuns(storage);
    for (let i = 0; i < 10; i++) await runs.keep(run(`setup ${i}`), { content: new Blob(['text']) });
    expect((await runs.list()).map(({ setup }) => setup)).toEqual([9, 8, 7, 6, 5, 4].map((i) => `setup ${i}`));
    expect(storage.kept.size).toBe(1 + 2 * 6);
    expect(await runs.load('setup 1')).toBeUndefined();
  });

  test('can be forgotten', async () => {
    const storage = memory();
    const runs = new SavedRuns(storage);
    await runs.keep(run('one'), { content: new Blob(['text']) });
    await runs.forget('one');
    expect([await runs.list(), await runs.load('one'), storage.kept.size]).toEqual([[], undefined, 1]);
  });

  test('are none where storage is refused, and nothing is thrown', async () => {
    const refuse = async () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    const runs = new SavedRuns({ get: refuse, getMany: refuse, setMany: refuse, delMany: refuse, update: refuse });
    expect(await runs.keep(run('one'))).toBe(false);
    await runs.forget('one');
    expect([await runs.list(), await runs.latestOf('characters'), await runs.load('one')]).toEqual([
      [],
      undefined,
      undefined,
    ]);
  });
});
