import { RnnError } from '../engine/rnnError.js';
import { encodeText } from '../engine/utf8.js';
import { OpenSession } from './openSession.js';
import { OpenTask } from './openTask.js';

/** @typedef {import('./protocol.js').LookRequest} LookRequest */
/** @typedef {import('../engine/createEngine.js').Engine} Engine */
/** @typedef {OpenSession|OpenTask} Open */

/**
 * Answers a request to look at a network.
 * @param {LookRequest} request
 * @param {Engine} engine
 * @param {() => Open} opened what is open; throws where nothing is
 */
export function look(request, engine, opened) {
  switch (request.type) {
    case 'graph': {
      const { network, inputSteps, outputSteps } = request;
      return network ? engine.graph(network, inputSteps, outputSteps) : opened().handle.graph(inputSteps, outputSteps);
    }
    case 'tensor':
      return opened().handle.tensor(request.name);
    case 'eigenvalues':
      return opened().handle.eigenvalues(request.tensor, request.gate ?? '');
    case 'traceText':
      return textIn(opened()).handle.traceText(encodeText(request.text));
    case 'example':
      return taskIn(opened()).handle.example(request.index);
    case 'trace': {
      const { handle } = taskIn(opened());
      return { example: handle.example(request.index), trace: handle.trace(request.index) };
    }
    case 'stateGradients': {
      const { handle } = taskIn(opened());
      return request.steps === undefined ? handle.stateGradients() : handle.stateGradientsOver(request.steps);
    }
    case 'traceInput':
      return taskIn(opened()).handle.traceInput(request.input);
    case 'saliency':
      return taskIn(opened()).handle.saliency(request.input, request.step, request.output);
    case 'generate': {
      const { input, mostSteps, temperature, seed, topK, topP } = request;
      return taskIn(opened()).handle.generate(input, mostSteps, { temperature, seed, topK, topP });
    }
    case 'beam': {
      const { input, width, mostSteps, lengthExponent } = request;
      return taskIn(opened()).handle.beam(input, { width, mostSteps, lengthExponent });
    }
    case 'exactMatches':
      return taskIn(opened()).handle.exactMatches(request.from, request.count);
    case 'predict':
      return taskIn(opened()).handle.predict(request.features, request.count);
    case 'spokenWords':
      return engine.spokenWords();
    case 'speak':
      return engine.speak(request.wish);
    case 'hear':
      return engine.hear(request.samples, request.rate);
  }
}

/** @param {Open} open */
export function textIn(open) {
  if (!(open instanceof OpenSession)) throw new RnnError('not-open', 'A task is open, and no text.');
  return open;
}

/** @param {Open} open */
function taskIn(open) {
  if (!(open instanceof OpenTask)) throw new RnnError('not-open', 'A text is open, and no task.');
  return open;
}
