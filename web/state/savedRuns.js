// The runs that this browser keeps from visit to visit: the newest of each set-up, a few of them. Where there is no
// storage (a private window, a frame of another origin, no room left) nothing is kept, and nothing else changes.
import { createStore, delMany, get, getMany, setMany, update } from 'idb-keyval';

/** @import { SavedCurve } from './lossCurve.js' */
/** @import { Sampling } from './promptedWriting.js' */
/** @import { SavedTime } from './trainingTime.js' */

/**
 * @typedef {object} SavedRun
 * @property {string} setup the address that has the same set-up
 * @property {string} lesson
 * @property {number} step
 * @property {boolean} training whether it was going on
 * @property {readonly Uint8Array<ArrayBuffer>[]} files of its models (src/rnn/io)
 * @property {readonly SavedCurve[]} curves of them
 * @property {SavedTime} [time] for which they have been trained
 * @property {Sampling} [sampling] where they write
 * @property {number} savedAt milliseconds since 1970
 *
 * @typedef {Pick<SavedRun, 'setup' | 'lesson' | 'step' | 'savedAt'>} AboutRun
 * @typedef {{ content: Blob, name?: string }} SavedText a text of one's own; it is kept apart, since it does not change
 */

/** What keeps things under names; tests have another than IndexedDB. @typedef {ReturnType<typeof indexedStorage>} Storage */

const kMostRuns = 6;
const kIndex = 'index';

export class SavedRuns {
  #storage;

  /** @param {Storage} [storage] */
  constructor(storage = indexedStorage()) {
    this.#storage = storage;
  }

  /** The newest first. @returns {Promise<AboutRun[]>} */
  async list() {
    return (await attempt(() => this.#storage.get(kIndex))) ?? [];
  }

  /** The newest run of a lesson. @param {string} lesson @returns {Promise<AboutRun | undefined>} */
  async latestOf(lesson) {
    return (await this.list()).find((run) => run.lesson === lesson);
  }

  /** @param {string} setup @returns {Promise<{ run: SavedRun, text: SavedText | undefined } | undefined>} */
  async load(setup) {
    const [run, text] = (await attempt(() => this.#storage.getMany([runKey(setup), textKey(setup)]))) ?? [];
    return run && { run, text };
  }

  /**
   * Instead of the run that there is of the same set-up.
   * @param {SavedRun} run
   * @param {SavedText} [text] where it is another one than before
   * @returns {Promise<boolean>} whether it is kept now
   */
  async keep(run, text) {
    const { setup, lesson, step, savedAt } = run;
    const isKept = await attempt(async () => {
      await this.#storage.setMany([[runKey(setup), run], ...(text ? [pair(textKey(setup), text)] : [])]);
      /** @type {AboutRun[]} */
      let dropped = [];
      await this.#storage.update(kIndex, (/** @type {AboutRun[] | undefined} */ runs = []) => {
        const all = [{ setup, lesson, step, savedAt }, ...runs.filter((other) => other.setup !== setup)];
        dropped = all.slice(kMostRuns);
        return all.slice(0, kMostRuns);
      });
      await this.#storage.delMany(dropped.flatMap((old) => [runKey(old.setup), textKey(old.setup)]));
      return true;
    });
    return isKept ?? false;
  }

  /** @param {string} setup */
  async forget(setup) {
    await attempt(async () => {
      await this.#storage.update(kIndex, (/** @type {AboutRun[] | undefined} */ runs = []) =>
        runs.filter((run) => run.setup !== setup),
      );
      await this.#storage.delMany([runKey(setup), textKey(setup)]);
    });
  }
}

/** @param {string} setup */
const runKey = (setup) => `run ${setup}`;
/** @param {string} setup */
const textKey = (setup) => `text ${setup}`;

/** @param {string} key @param {unknown} value @returns {[string, unknown]} */
const pair = (key, value) => [key, value];

function indexedStorage() {
  /** @type {import('idb-keyval').UseStore | undefined} */
  let opened;
  /** Opening throws at once where a frame has no origin. */
  const store = () => {
    opened ??= createStore('tekrar', 'runs');
    return opened;
  };
  return {
    /** @param {string} key @returns {Promise<any>} */
    get: async (key) => get(key, store()),
    /** @param {string[]} keys @returns {Promise<any[]>} */
    getMany: async (keys) => getMany(keys, store()),
    /** @param {[string, unknown][]} entries */
    setMany: async (entries) => setMany(entries, store()),
    /** @param {string[]} keys */
    delMany: async (keys) => delMany(keys, store()),
    /** @param {string} key @param {(before: any) => any} change */
    update: async (key, change) => update(key, change, store()),
  };
}

/**
 * @template T
 * @param {() => Promise<T>} act
 * @returns {Promise<T | undefined>} undefined where there is no storage
 */
async function attempt(act) {
  try {
    return await act();
  } catch {
    return undefined;
  }
}
