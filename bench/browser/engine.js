// Our engine, one build of it, by the module that the page loads.
import { answerWith } from './answer.js';
import { textOf } from './text.js';

const build = new URL(location.href).searchParams.get('build');
const loading = import(`/build/wasm-${build}/tekrar.mjs`).then((glue) => glue.default({ RnnError: Error }));

const encoder = new TextEncoder();
/** @type {Map<string, {session: any, millisecondsPerStep: number}>} models stay open, so that each is warmed up once */
const open = new Map();

const training = { learningRate: 0.002, optimiser: 'adam', clip: 5, seed: 1 };

/** @param {import('../cases.mjs').Case} c */
async function opened(c) {
  const { task, cell, hidden, layers, batch, steps, vocab } = c;
  const key = JSON.stringify([task === 'write' ? 'train' : task, cell, hidden, layers, batch, steps, vocab]);
  let model = open.get(key);
  if (!model) {
    const { Session, TaskSession } = await loading;
    const session =
      task === 'label' || task === 'translate'
        ? new TaskSession(networkOf(c), randomTokens(c), { ...training, batch })
        : new Session(
            { ...training, momentum: 0, cell, hidden, layers, batch, steps },
            encoder.encode(textOf(vocab, 100_000)),
          );
    model = { session, millisecondsPerStep: Infinity };
    open.set(key, model);
  }
  return model;
}

/** @param {import('../cases.mjs').Case} c */
const networkOf = ({ task, cell, hidden, layers }) =>
  task === 'label'
    ? { type: 'manyToMany', cell, hidden, layers, bidirectional: true }
    : { type: 'encoderDecoder', cell, hidden, layers, attention: 'dot' };

/** @param {import('../cases.mjs').Case} c */
const randomTokens = ({ steps, vocab }) => ({
  name: 'randomTokens',
  options: { inputTokens: vocab, outputTokens: vocab, steps, targetSteps: steps },
});

/**
 * Trains for about so long. A call in which the held-out text was measured too is not counted.
 * @param {import('../cases.mjs').Case} c
 * @param {number} milliseconds
 */
async function train(c, milliseconds) {
  const model = await opened(c);
  let characters = 0;
  let counted = 0;
  while (counted < milliseconds) {
    // Some steps at once, so that neither the call nor the clock's coarseness weighs.
    const atOnce = Math.min(10, Math.max(1, Math.floor(milliseconds / 8 / model.millisecondsPerStep)));
    const start = performance.now();
    const snapshot = model.session.train(atOnce, 1e6);
    const took = performance.now() - start;
    if (snapshot.diverged) throw new Error('the training diverged');
    model.millisecondsPerStep = took / snapshot.newTrainLosses.length;
    if (snapshot.newHeldOutSteps.length > 0) continue;
    characters += snapshot.newTrainLosses.length * c.batch * c.steps;
    counted += took;
  }
  return { characters, seconds: counted / 1000 };
}

/** @param {import('../cases.mjs').Case} c @param {number} milliseconds */
async function write(c, milliseconds) {
  const { session } = await opened({ ...c, steps: 64 });
  const { writer } = session.startWriting(encoder.encode('!'), { temperature: 1, seed: 1 });
  const start = performance.now();
  let characters = 0;
  let now = start;
  for (; now - start < milliseconds; now = performance.now())
    characters += session.write(writer, 500, 1e6).characters.length;
  session.endWriting(writer);
  return { characters, seconds: (now - start) / 1000 };
}

answerWith(({ milliseconds, ...c }) => (c.task === 'write' ? write(c, milliseconds) : train(c, milliseconds)));
