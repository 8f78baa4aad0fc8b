// How long it takes from the module's bytes to an engine that has opened a model: in a worker that has done nothing yet.
import { answerWith } from './answer.js';
import { textOf } from './text.js';

const build = new URL(location.href).searchParams.get('build');

answerWith(async () => {
  const folder = `/build/wasm-${build}`;
  const [glue, wasmBinary] = await Promise.all([
    import(`${folder}/tekrar.mjs`),
    fetch(`${folder}/tekrar.wasm`).then((response) => response.arrayBuffer()),
  ]);
  const text = new TextEncoder().encode(textOf(65, 10_000));
  const settings = {
    cell: 'lstm',
    hidden: 16,
    layers: 1,
    batch: 1,
    steps: 8,
    learningRate: 0.002,
    optimiser: 'adam',
    momentum: 0,
    clip: 5,
    seed: 1,
  };
  const start = performance.now();
  const { Session } = await glue.default({ RnnError: Error, wasmBinary });
  new Session(settings, text).delete();
  return { milliseconds: performance.now() - start };
});
