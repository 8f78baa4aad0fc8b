// What a page may ask of the models of an element.

/** @import { OwnInput, Written } from '../worker/protocol.js' */
/** @import { Experiment } from '../state/experiment.js' */
/** @import { Sampling } from '../state/promptedWriting.js' */

import { RnnError } from '../engine/rnnError.js';
import { Playground } from '../state/playground.js';

/**
 * What the model of a text goes on with.
 * @param {Experiment<any, any>} experiment
 * @param {string} prompt
 * @param {Partial<Sampling> & { length?: number, seed?: number, signal?: AbortSignal, onPart?: (text: string) => void }} [options]
 *   length in characters; seed: the same one writes the same; onPart: is given what was written since the part before
 * @returns {Promise<Written>}
 */
export async function generate(experiment, prompt, options = {}) {
  if (!(experiment instanceof Playground)) throw impossible('generate');
  const { length = 200, seed = experiment.seedOfStep, signal, onPart = () => {}, ...sampling } = options;
  const request = { ...experiment.state.sampling, ...sampling, prompt: String(prompt), length, seed };
  const isOver = signal ?? new AbortController().signal;
  return experiment.write(request, { onPart: ({ text }) => onPart(text), signal: isOver });
}

/**
 * What a model computes while it reads: a text; or of a task the held-out example with that number, or an input of one's
 * own.
 * @param {Experiment<any, any>} experiment
 * @param {string | number | OwnInput} input
 * @param {{ model?: number }} [options] model: which of several
 */
export async function trace(experiment, input, { model = 0 } = {}) {
  const client = await experiment.models[model].client();
  const isText = experiment instanceof Playground;
  if (isText && typeof input === 'string') return client.traceText({ text: input });
  if (!isText && typeof input === 'number') return client.trace({ index: input });
  if (!isText && typeof input === 'object') return client.traceInput({ input });
  throw impossible('trace');
}

/** @param {string} method */
const impossible = (method) =>
  new RnnError('not-in-this-lesson', `This lesson cannot do that: ${method}.`, { value: method });
