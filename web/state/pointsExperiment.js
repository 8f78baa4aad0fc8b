// A network that tells two classes of points in the plane apart: points of a kind, or those that a person sets.

/** @import { TaskOpened } from '../worker/protocol.js' */
/** @import { Client, Connect } from './engineLink.js' */
/** @import { Goal } from './goals.js' */
/** @import { Chosen, Setting } from './settings.js' */

import { RnnError } from '../engine/rnnError.js';
import { Experiment } from './experiment.js';
import { kMostPoints, readPoints, writePoints } from './placedPoints.js';
import { gridFeatures } from './planeGrid.js';
import { readExample, readWeights } from './reading.js';

const kSide = 64; // cells of the plane in a row

/** @type {Record<string, import('./looks.js').Seen>} */
const kLooks = {
  surface: {
    ask: async ({ model }) => (await model.client()).predict({ features: gridFeatures(kSide), count: kSide * kSide }),
    pause: 80,
    share: 0.3,
  },
  heldOut: { ask: ({ model }) => heldOutPoints(model), steady: true },
  reading: {
    ask: ({ model, state }) => readExample(model, state.subject.example),
    key: ({ state }) => `${state.subject.example}`,
  },
  weights: {
    ask: ({ model, state }) => readWeights(model, state.subject.cell),
    key: ({ state }) => state.subject.cell && JSON.stringify(state.subject.cell.layer),
  },
};

/** @extends {Experiment<TaskOpened>} */
export class PointsExperiment extends Experiment {
  #own = { placed: '', points: new Float32Array() };

  /** @param {{ connect: Connect, settings: readonly Setting[], goals?: (chosen: Chosen) => readonly Goal[] }} needs */
  constructor({ connect, settings, goals }) {
    super({ connect, settings, goals, looks: kLooks });
  }

  get model() {
    return this.models[0];
  }

  /** Those that a person has set, x₁, x₂ and class of each; null where the points are of another kind. */
  get ownPoints() {
    const { points, placed } = this.state.chosen;
    if (points !== 'ownPoints') return null;
    // The same array for the same points: who draws them sees that nothing is new.
    if (this.#own.placed !== placed) this.#own = { placed, points: new Float32Array(this.#placed) };
    return this.#own.points;
  }

  get #placed() {
    return placedIn(this.state.chosen);
  }

  /**
   * One more point of one's own, which is also the one that the network is watched reading.
   * @param {{ x: number, y: number, label: number }} point
   */
  placePoint({ x, y, label }) {
    const count = this.#placed.length / 3;
    if (count < kMostPoints) return this.#learnPoints([...this.#placed, x, y, label], count);
    this.failed(new RnnError('points-too-many', 'No more points can be set.', { allowed: String(kMostPoints) }));
  }

  /** @param {number} index */
  removePoint(index) {
    return this.#learnPoints(this.#placed.toSpliced(3 * index, 3), 0);
  }

  clearPoints() {
    return this.#learnPoints([], 0);
  }

  /** Without points there is nothing to learn: what was learned from those before stays until there are others. */
  async train() {
    if (this.#isEmpty) return this.#tellEmpty();
    await super.train();
  }

  /** @param {number} [count] */
  async step(count) {
    if (this.#isEmpty) return this.#tellEmpty();
    await super.step(count);
  }

  get #isEmpty() {
    return this.built.points === 'ownPoints' && this.#placed.length === 0;
  }

  #tellEmpty() {
    this.failed(new RnnError('points-none', 'There is no point to learn from.'));
  }

  /**
   * What is learned is another task now.
   * @param {number[]} numbers x₁, x₂ and class of each
   * @param {number} read index of the one that the network is watched reading
   */
  #learnPoints(numbers, read) {
    const wasEmpty = this.#isEmpty;
    const chosen = { ...this.state.chosen, placed: writePoints(numbers) };
    this.patch({ subject: { ...this.state.subject, example: read } });
    if (numbers.length > 0) return this.open({ chosen, train: wasEmpty });
    this.built = chosen;
    this.patch({ chosen });
    return this.pause();
  }

  /** @param {Chosen} chosen */
  async openings(chosen) {
    const isOwn = chosen.points === 'ownPoints';
    if (chosen.points !== this.built.points) this.patch({ subject: { ...this.state.subject, example: 0 } });
    const { g, hidden, layers, noise, batch, optimiser, momentum, learningRate, clip, seed } = chosen;
    const request = {
      network: { type: /** @type {const} */ ('oneToOne'), cell: /** @type {const} */ ('rnn'), g, hidden, layers },
      task: isOwn
        ? { name: 'ownPoints', points: new Float32Array(placedIn(chosen)) }
        : { name: chosen.points, options: { noise } },
      training: { batch, optimiser, momentum, learningRate, clip, seed },
    };
    return [(/** @type {Client} */ client) => client.openTask(request)];
  }
}

/** @param {Chosen} chosen */
const placedIn = ({ placed }) => /** @type {number[]} */ (readPoints(placed));

/**
 * @param {PointsExperiment['model']} model
 * @returns {Promise<Float32Array>} x, y and class of each
 */
async function heldOutPoints(model) {
  const client = await model.client();
  const count = /** @type {TaskOpened} */ (model.opened).task.heldOutExamples;
  const examples = await Promise.all(Array.from({ length: count }, (_, index) => client.example({ index })));
  return new Float32Array(
    examples.flatMap(({ inputFeatures, targetValues }) => [
      .../** @type {import('../worker/protocol.js').Rows} */ (inputFeatures).numbers,
      .../** @type {import('../worker/protocol.js').Rows} */ (targetValues).numbers,
    ]),
  );
}
