// The same text, learned by networks of one to four layers that have about equally many weights.

/** @import { Opened } from '../worker/protocol.js' */
/** @import { Client, Connect } from './engineLink.js' */
/** @import { Goal } from './goals.js' */
/** @import { Chosen, Setting } from './settings.js' */
/** @import { LearnedText } from './textSource.js' */

import { equalSizes } from './equalSizes.js';
import { readText, readWeights } from './reading.js';
import { forEngine } from './settings.js';
import { TextExperiment } from './textExperiment.js';

/** Layers of each model. */
export const kDepths = [1, 2, 3, 4];

/** @type {Record<string, import('./looks.js').Seen>} */
const kLooks = {
  reading: {
    ask: ({ model, reads }) => readText(model, reads),
    key: ({ reads, state }) => reads && `${state.subject.model} ${reads}`,
    share: 0.1,
  },
  weights: {
    ask: ({ model, state }) => readWeights(model, state.subject.cell),
    key: ({ state }) => state.subject.cell && `${state.subject.model} ${state.subject.cell.layer}`,
  },
};

export class Depths extends TextExperiment {
  /** @param {{ connect: Connect, cores?: number, settings: readonly Setting[], goals?: (chosen: Chosen) => readonly Goal[] }} needs */
  constructor(needs) {
    super({ ...needs, looks: kLooks, names: kDepths.map((layers) => `layers${layers}`) });
    this.turnTo({ model: kDepths.length - 1 });
  }

  /** @param {Chosen} chosen */
  async openings(chosen) {
    const { text: present, wantedText } = this.state;
    const text = /** @type {LearnedText} */ (wantedText);
    const counted = text === present ? this.models[0].opened?.vocabulary.length : undefined;
    /** How many different characters there are; of a text that nobody has read yet, the first worker counts them. */
    let vocabulary = counted === undefined ? null : Promise.resolve(counted);
    return kDepths.map((layers, i) => async (/** @type {Client} */ client) => {
      vocabulary ??= countCharacters(client, text, chosen);
      const { cell, weights } = chosen;
      const hidden = equalSizes({ cell, weights, vocabulary: await vocabulary }, kDepths)[i];
      return client.open(forEngine({ ...chosen, layers, hidden }), await text.read());
    });
  }

  /** The largest loss on what is held out: all have come so far. NaN before each of them was measured. */
  get worstHeldOut() {
    return Math.max(...this.models.map(({ progress }) => progress?.heldOutLoss ?? Number.NaN));
  }

  /** Weights of each model. */
  get totals() {
    return this.models.map(({ opened }) => /** @type {Opened | null} */ (opened)?.parameters ?? Number.NaN);
  }
}

/**
 * @param {Client} client
 * @param {LearnedText} text
 * @param {Chosen} chosen
 */
async function countCharacters(client, text, chosen) {
  const { vocabulary } = await client.open(forEngine({ ...chosen, hidden: 1, layers: 1 }), await text.read());
  return vocabulary.length;
}
