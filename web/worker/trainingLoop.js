import { SnapshotBuffer } from './snapshotBuffer.js';
import { SpeedMeter } from './speedMeter.js';

/**
 * What is trained: the engine's session on a text or on a task.
 * @typedef {Pick<import('#wasm-baseline').Session, 'train'|'snapshot'|'reset'|'restoreLastGood'|'configure'> & {settings(): {learningRate: number, clip: number}}} Trained
 */
/** @typedef {import('#wasm-baseline').EngineSnapshot} EngineSnapshot */
/** @typedef {import('./protocol.js').Snapshot} Snapshot */

// Short enough that a request is taken up well within 50 ms, long enough that the calls cost nothing.
const kSliceMilliseconds = 6;
const kMostStepsInASlice = 1_000_000;
const kMillisecondsBetweenSnapshots = 1000 / 30;

/**
 * Trains a session slice by slice and says what came of it, at most 30 times a second. Each loss leaves once: in a
 * snapshot that onSnapshot gets, or in one that a method returns. Knows no worker and no timer.
 */
export class TrainingLoop {
  #session;
  #now;
  #onSnapshot;
  #buffer;
  #speed = new SpeedMeter();
  /** Infinity while training, a count while stepping, 0 while paused. */
  #stepsLeft = 0;
  #lastTaken = Number.NEGATIVE_INFINITY;
  /** @type {((snapshot: Snapshot) => void)|null} ends the takeSteps that is under way */
  #onStepped = null;

  /**
   * @param {Trained} session
   * @param {{now: () => number, onSnapshot: (snapshot: Snapshot) => void}} surroundings now: in ms
   */
  constructor(session, { now, onSnapshot }) {
    this.#session = session;
    this.#now = now;
    this.#onSnapshot = onSnapshot;
    this.#buffer = new SnapshotBuffer(session.snapshot());
  }

  get active() {
    return this.#stepsLeft > 0;
  }

  /** Updates made so far. */
  get step() {
    return this.#buffer.latest.step;
  }

  /** Trains for one slice. */
  turn() {
    this.#took(this.#session.train(Math.min(this.#stepsLeft, kMostStepsInASlice), kSliceMilliseconds));
    const isDue = this.#buffer.hasNews && this.#now() - this.#lastTaken >= kMillisecondsBetweenSnapshots;
    if (!this.active && this.#onStepped) this.#endStepping();
    else if (!this.active || isDue) this.#onSnapshot(this.#take());
  }

  train() {
    this.#endStepping();
    if (!this.#buffer.latest.diverged && !this.active) this.#goOn(Number.POSITIVE_INFINITY);
    return this.#take();
  }

  pause() {
    this.#endStepping();
    this.#stop();
    return this.#take();
  }

  /**
   * So many steps, then paused. Training, pausing, resetting, recovering or closing in between ends it early.
   * @param {number} count
   * @param {(snapshot: Snapshot) => void} onStepped
   */
  takeSteps(count, onStepped) {
    // The first slice comes first: a wrong count is refused by it, and then nothing has changed.
    const snapshot = this.#session.train(count, kSliceMilliseconds);
    this.#endStepping();
    this.#onStepped = onStepped;
    this.#goOn(count);
    this.#took(snapshot);
    if (!this.active) this.#endStepping();
  }

  reset() {
    this.#endStepping();
    this.#buffer.restart(this.#session.reset());
    this.#speed.start(this.#now(), 0);
    return this.#take();
  }

  /** @param {number} learningRate */
  recover(learningRate) {
    const restored = this.#session.restoreLastGood(learningRate);
    this.#endStepping();
    if (this.#buffer.hasNews) this.#onSnapshot(this.#take());
    this.#buffer.add(restored);
    this.#speed.start(this.#now(), restored.characters);
    return this.#take();
  }

  /** @param {{learningRate?: number, clip?: number}} change */
  configure(change) {
    const present = this.#session.settings();
    this.#session.configure(change.learningRate ?? present.learningRate, change.clip ?? present.clip);
    return this.#take();
  }

  /** @param {number} steps */
  #goOn(steps) {
    this.#stepsLeft = steps;
    this.#speed.start(this.#now(), this.#buffer.latest.characters);
  }

  #stop() {
    this.#stepsLeft = 0;
  }

  #endStepping() {
    if (!this.#onStepped) return;
    const onStepped = this.#onStepped;
    this.#onStepped = null;
    this.#stop();
    onStepped(this.#take());
  }

  /** @param {EngineSnapshot} snapshot */
  #took(snapshot) {
    this.#stepsLeft -= snapshot.step - this.step;
    if (snapshot.diverged) this.#stop();
    this.#buffer.add(snapshot);
    this.#speed.update(this.#now(), snapshot.characters);
  }

  /** @returns {Snapshot} */
  #take() {
    this.#lastTaken = this.#now();
    const training = this.#stepsLeft === Number.POSITIVE_INFINITY;
    return {
      ...this.#buffer.take(),
      training,
      charactersPerSecond: this.active ? this.#speed.charactersPerSecond : 0,
    };
  }
}
