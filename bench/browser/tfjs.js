// The same models in TF.js on its WebAssembly backend, by its own layers. It trains on one batch that is prepared
// beforehand, does not carry the state on and does not clip: a little less work than the others do.
import { answerWith } from './answer.js';

const packages = '/node_modules/@tensorflow';

/** @type {any} */
let tf;
const starting = (async () => {
  await import(`${packages}/tfjs/dist/tf.min.js`);
  await import(`${packages}/tfjs-backend-wasm/dist/tf-backend-wasm.min.js`);
  tf = /** @type {any} */ (self).tf;
  tf.wasm.setWasmPaths(`${packages}/tfjs-backend-wasm/dist/`);
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  if (!(await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT'))) throw new Error('TF.js found no SIMD');
  if (!(await tf.setBackend('wasm'))) throw new Error("TF.js's WebAssembly backend did not start");
})();

/** @type {Map<string, any>} */
const open = new Map();

/** @param {string} key @param {() => any} build */
function opened(key, build) {
  if (!open.has(key)) open.set(key, build());
  return open.get(key);
}

/** @param {import('../cases.mjs').Case} c @param {boolean} stateful */
function modelOf({ cell, hidden, layers, batch, steps, vocab }, stateful) {
  const layer = { rnn: tf.layers.simpleRNN, gru: tf.layers.gru, lstm: tf.layers.lstm }[cell];
  const model = tf.sequential();
  for (let i = 0; i < layers; i++) {
    const input = i === 0 && { batchInputShape: [batch, steps, vocab] };
    model.add(layer({ units: hidden, returnSequences: true, stateful, ...input }));
  }
  model.add(tf.layers.dense({ units: vocab, activation: 'softmax' }));
  return model;
}

/** Both directions over tokens, a class for each. @param {import('../cases.mjs').Case} c */
function labelModel({ hidden, batch, steps, vocab }) {
  const layer = tf.layers.lstm({ units: hidden, returnSequences: true });
  const model = tf.sequential();
  model.add(tf.layers.bidirectional({ layer, mergeMode: 'concat', batchInputShape: [batch, steps, vocab] }));
  model.add(tf.layers.dense({ units: vocab, activation: 'softmax' }));
  return model;
}

/** Encoder and decoder with dot attention: tokens and the right answer, a step late, go in. @param {import('../cases.mjs').Case} c */
function translateModel({ hidden, batch, steps, vocab }) {
  const input = () => tf.input({ batchShape: [batch, steps, vocab] });
  const [source, fed] = [input(), input()];
  const lstm = () => tf.layers.lstm({ units: hidden, returnSequences: true, returnState: true });
  const [states, ...last] = lstm().apply(source);
  const [decoded] = lstm().apply([fed, ...last]);
  const keys = tf.layers.dense({ units: hidden }).apply(states);
  const scores = tf.layers.dot({ axes: [2, 2] }).apply([decoded, keys]);
  const mixture = tf.layers.dot({ axes: [2, 1] }).apply([tf.layers.softmax({ axis: 2 }).apply(scores), states]);
  const joined = tf.layers.concatenate({ axis: 2 }).apply([mixture, decoded]);
  const mixed = tf.layers.dense({ units: hidden, activation: 'tanh' }).apply(joined);
  return tf.model({
    inputs: [source, fed],
    outputs: tf.layers.dense({ units: vocab, activation: 'softmax' }).apply(mixed),
  });
}

/** @param {import('../cases.mjs').Case} c */
function trainingOf(c) {
  return opened(JSON.stringify(c), () => {
    const model = c.task === 'label' ? labelModel(c) : c.task === 'translate' ? translateModel(c) : modelOf(c, false);
    model.compile({ optimizer: tf.train.adam(0.002), loss: 'categoricalCrossentropy' });
    const tokens = () => tf.oneHot(tf.randomUniform([c.batch, c.steps], 0, c.vocab, 'int32', 1), c.vocab);
    return { model, inputs: c.task === 'translate' ? [tokens(), tokens()] : tokens(), targets: tokens() };
  });
}

/** @param {import('../cases.mjs').Case} c @param {number} milliseconds */
async function train(c, milliseconds) {
  const { model, inputs, targets } = trainingOf(c);
  return timed(milliseconds, c.batch * c.steps, async () => {
    const loss = await model.trainOnBatch(inputs, targets);
    if (!Number.isFinite(loss)) throw new Error('the training diverged');
  });
}

/** @param {import('../cases.mjs').Case} c @param {number} milliseconds */
async function write(c, milliseconds) {
  const model = opened(JSON.stringify(c), () => modelOf(c, true));
  let token = 0;
  return timed(milliseconds, 1, async () => {
    const probabilities = tf.tidy(() => model.predict(tf.oneHot([[token]], c.vocab)).dataSync());
    token = draw(probabilities);
  });
}

/** @param {Float32Array} probabilities */
function draw(probabilities) {
  let left = Math.random();
  for (const [token, probability] of probabilities.entries()) {
    left -= probability;
    if (left < 0) return token;
  }
  return 0; // the probabilities summed to a little less than one
}

/** @param {number} milliseconds @param {number} charactersAtOnce @param {() => Promise<void>} step */
async function timed(milliseconds, charactersAtOnce, step) {
  const start = performance.now();
  let characters = 0;
  let now = start;
  for (; now - start < milliseconds; now = performance.now()) {
    await step();
    characters += charactersAtOnce;
  }
  return { characters, seconds: (now - start) / 1000 };
}

answerWith(async ({ milliseconds, ...c }) => {
  await starting;
  return c.task === 'write' ? write(c, milliseconds) : train(c, milliseconds);
});
