import { RnnError } from '../../../web/engine/rnnError.js';

/** Time that passes only when a fake session works or a test says so. In ms. */
export class FakeClock {
  time = 0;
  now = () => this.time;
}

/** What a task's session has beside the training. */
export class FakeTaskLooks {
  task() {
    return { tokensIn: true, heldOutExamples: 4 };
  }

  example(index) {
    return { exampleOf: index };
  }

  trace(index) {
    return { traceOf: index };
  }

  stateGradients() {
    return 'of some examples';
  }

  stateGradientsOver(steps) {
    return `over ${steps} steps`;
  }

  predict(features, count) {
    return { predicted: [...features], count };
  }
}

/**
 * A session that uses up every slice it is given, and takes so long for a step or a character as it is told.
 * Losses are the numbers of their steps, what it writes is its prompt's first letter.
 */
export class FakeSession {
  steps = 0;
  characters = 0;
  halfDone = 0;
  newLosses = [];
  deleted = false;
  divergesAt = Number.POSITIVE_INFINITY;
  configured = { learningRate: 0.1, clip: 5 };
  letters = new Map();
  ended = [];

  constructor(clock, { stepMilliseconds = 5, characterMilliseconds = 1 } = {}) {
    this.clock = clock;
    this.stepMilliseconds = stepMilliseconds;
    this.characterMilliseconds = characterMilliseconds;
  }

  settings() {
    return { cell: 'lstm', ...this.configured };
  }

  text() {
    return { characters: 10, trainCharacters: 9, heldOutCharacters: 1, vocabulary: ['a', 'b'] };
  }

  parameterCount() {
    return 7;
  }

  train(maxSteps, milliseconds) {
    if (!(maxSteps >= 1)) throw new RnnError('setting-out-of-range', 'count', { field: 'count' });
    this.clock.time += milliseconds;
    this.halfDone += milliseconds;
    for (
      let made = 0;
      made < maxSteps && this.halfDone >= this.stepMilliseconds && this.steps < this.divergesAt;
      made++
    ) {
      this.halfDone -= this.stepMilliseconds;
      this.steps += 1;
      this.newLosses.push(this.steps);
    }
    return this.snapshot();
  }

  snapshot() {
    const newTrainLosses = new Float32Array(this.newLosses);
    this.newLosses = [];
    return {
      step: this.steps,
      characters: this.steps * 100,
      trainLoss: this.steps,
      heldOutLoss: Number.NaN,
      heldOutAccuracy: Number.NaN,
      heldOutParts: new Float32Array(0),
      heldOutStep: 0,
      gradientNorm: 1,
      diverged: this.steps >= this.divergesAt,
      firstNewStep: newTrainLosses[0] ?? 0,
      newTrainLosses,
      newHeldOutSteps: new Float64Array(),
      newHeldOutLosses: new Float32Array(),
      newHeldOutAccuracies: new Float32Array(),
    };
  }

  configure(learningRate, clip) {
    if (!(learningRate > 0)) throw new RnnError('setting-out-of-range', 'learningRate', { field: 'learningRate' });
    this.configured = { learningRate, clip };
  }

  reset() {
    this.steps = 0;
    this.newLosses = [];
    return this.snapshot();
  }

  restoreLastGood(learningRate) {
    if (this.steps === 0) throw new RnnError('no-good-state', 'no state');
    this.configured.learningRate = learningRate;
    this.divergesAt = Number.POSITIVE_INFINITY;
    this.steps -= 1;
    return this.snapshot();
  }

  tensors() {
    return [{ name: 'output.bias', rows: 2, columns: 1 }];
  }

  tensor(name) {
    return { tensor: name };
  }

  eigenvalues(tensor, gate) {
    return { eigenvalues: tensor, gate };
  }

  graph(...steps) {
    return { graphOf: 'open', steps };
  }

  traceText(utf8) {
    return { traced: new TextDecoder().decode(utf8) };
  }

  written(character) {
    return { character, probability: 0.5, candidates: [{ character, probability: 0.5 }] };
  }

  startWriting(prompt, options) {
    this.writingOptions = options;
    const writer = this.letters.size + 1;
    this.letters.set(writer, String.fromCharCode(prompt[0]));
    return { writer, unknown: ['?'] };
  }

  write(writer, maxCharacters, milliseconds) {
    if (!(maxCharacters >= 1)) throw new RnnError('setting-out-of-range', 'length', { field: 'length' });
    const count = Math.min(maxCharacters, Math.ceil(milliseconds / this.characterMilliseconds));
    this.clock.time += count * this.characterMilliseconds;
    const characters = Array.from({ length: count }, () => this.written(this.letters.get(writer)));
    return { text: characters.map(({ character }) => character).join(''), characters };
  }

  endWriting(writer) {
    this.ended.push(writer);
  }

  delete() {
    this.deleted = true;
  }
}
