// What a model computes while it reads something: the network unrolled over it, and every number of it.

/** @import { Graph, Matrix, Rows, TaskOpened, TensorShape, Trace } from '../worker/protocol.js' */
/** @import { Model } from './model.js' */

/**
 * @typedef {object} Reading
 * @property {Graph} graph
 * @property {Trace} trace
 * @property {string[]} inputs what stands at each step of the input, such as its character; '' where it is no token
 * @property {Rows | null} features T_x × I, where the input is numbers
 * @property {string[]} [said] what an encoder–decoder wrote, step by step
 * @property {string[]} classes what the numbers of ŷ stand for; empty where they stand for themselves
 * @property {readonly number[]} [made] the class that was drawn at each step, where outputs are fed back; else the
 *   likeliest one is what is said
 */

/**
 * @param {Model<{ parameters: number, vocabulary: string[] }>} model of a text
 * @param {string} text
 * @returns {Promise<Reading>}
 */
export async function readText(model, text) {
  const client = await model.client();
  const { text: known, trace } = await client.traceText({ text });
  const inputs = [...known];
  const graph = await model.graph(inputs.length, inputs.length);
  return { graph, trace, inputs, features: null, classes: model.opened?.vocabulary ?? [] };
}

/**
 * @param {Model<TaskOpened>} model of a task
 * @param {number} index of the held-out example that it reads
 * @returns {Promise<Reading>}
 */
export async function readExample(model, index) {
  const client = await model.client();
  const { example, trace } = await client.trace({ index });
  const { inputTokens, inputFeatures: features } = example;
  const { inputNames, outputNames, tokensOut, outputSize } = /** @type {TaskOpened} */ (model.opened).task;
  const inputs = inputTokens
    ? Array.from(inputTokens, (token) => inputNames[token] ?? String(token))
    : Array(features?.steps).fill('');
  const classes = Array.from({ length: tokensOut ? outputSize : 0 }, (_, i) => outputNames[i] ?? String(i));
  const graph = await model.graph(inputs.length, trace.outputs.steps);
  return { graph, trace, inputs, features, classes };
}

/**
 * The weights of one cell.
 * @param {Model<{ parameters: number, tensors?: TensorShape[] }>} model
 * @param {{ layer: number, direction: 'forward' | 'backward', part: string }} cell
 * @returns {Promise<Matrix[]>}
 */
export async function readWeights(model, { layer, direction, part }) {
  const client = await model.client();
  const end = `_l${layer}${direction === 'backward' ? '_reverse' : ''}`;
  const names = (model.opened?.tensors ?? [])
    .filter(({ name, columns }) => name.endsWith(end) && columns > 1 && (part === 'stack' || name.startsWith(part)))
    .map(({ name }) => name);
  return Promise.all(names.map((name) => client.tensor({ name })));
}
