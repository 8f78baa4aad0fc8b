// Whether training and writing go on in the memory that they began with: the engine as the page loads it, in Node.
import { createEngine } from '../../web/engine/createEngine.js';
import { encodeText } from '../../web/engine/utf8.js';

/** Small and fast: what one step left behind would show after thousands of them all the same. @type {import('../../web/engine/createEngine.js').Settings} */
const kSettings = {
  cell: 'lstm',
  hidden: 16,
  layers: 1,
  batch: 4,
  steps: 16,
  learningRate: 0.002,
  optimiser: 'adam',
  momentum: 0.9,
  clip: 5,
  seed: 1,
};
const kText = 'All work and no play makes Jack a dull boy.\n'.repeat(100);

/**
 * @param {number[]} steps at which it is measured, the fewest first
 * @returns {Promise<number[]>} bytes of the module's memory
 */
export async function heapAfter(...steps) {
  const memory = memoryOfTheNextModule();
  const engine = await createEngine({ build: 'baseline' });
  const session = engine.open(kSettings, kText);
  try {
    const sizes = [];
    for (const goal of steps) {
      // As the worker does it: slice by slice, with a text written now and then.
      while (session.snapshot().step < goal) {
        session.train(Math.min(50, goal - session.snapshot().step), 1e6);
        const { writer } = session.startWriting(encodeText('All '), { temperature: 0.8, seed: 1 });
        session.write(writer, 100, 1e6);
        session.endWriting(writer);
      }
      sizes.push((await memory).buffer.byteLength);
    }
    return sizes;
  } finally {
    session.delete();
  }
}

/** The module keeps its memory to itself: it is taken where the module comes into being. @returns {Promise<WebAssembly.Memory>} */
function memoryOfTheNextModule() {
  const { instantiate } = WebAssembly;
  return new Promise((resolve) => {
    /** @param {any[]} parameters */
    const watched = async (...parameters) => {
      WebAssembly.instantiate = instantiate;
      const result = /** @type {any} */ (await instantiate(.../** @type {[any, any]} */ (parameters)));
      resolve(
        /** @type {any} */ (
          Object.values(result.instance.exports).find((exported) => exported instanceof WebAssembly.Memory)
        ),
      );
      return result;
    };
    WebAssembly.instantiate = /** @type {any} */ (watched);
  });
}
