// Vanishing gradients: three networks side by side that are to recall what they read long ago.
import en from '../locales/lessons/vanishing.en.js';
import tr from '../locales/lessons/vanishing.tr.js';
import { Comparison } from '../state/comparison.js';
import { accuracyOf, bestOfPlain, kRecallCells, kRecallLooks, kSolved, recallOpenings } from '../state/recall.js';
import { offer } from '../state/settings.js';

/** @type {import('./lesson.js').Lesson} */
export default {
  id: 'vanishing',
  order: 3,
  type: 'manyToOne',
  texts: { en, tr },
  settings: offer({
    main: ['lag', 'learningRate', 'g', 'spectralRadius', 'forgetBias', 'window', 'clip'],
    more: ['recurrent', 'hidden', 'seed', 'batch', 'optimiser', 'momentum', 'reproducible'],
    fallback: { lag: 100, hidden: 32, batch: 16, learningRate: 0.001, clip: 1, forgetBias: 5 },
  }),
  goals: () => [
    .../** @type {const} */ (['gru', 'lstm']).map((cell) => ({
      name: cell,
      unit: /** @type {const} */ ('share'),
      of: (/** @type {Comparison} */ comparison) => accuracyOf(comparison, cell),
      side: /** @type {const} */ ('least'),
      bound: kSolved,
      seconds: 120,
    })),
    { name: 'rnn', unit: 'share', of: bestOfPlain, side: 'most', bound: 0.4, seconds: 120 },
  ],
  tries: [
    { name: 'short', set: { lag: 10 } },
    { name: 'shut', set: { forgetBias: 0 } },
    { name: 'window', set: { window: 20 } },
    { name: 'explode', set: { spectralRadius: 3 } },
    { name: 'identity', set: { g: 'relu', recurrent: 'identity' } },
    { name: 'long' },
  ],
  equations: () => 'gradients',
  begin: (needs) => new Comparison({ ...needs, names: kRecallCells, openings: recallOpenings, looks: kRecallLooks }),
  panels: { stage: ['network', 'gradients', 'eigenvalues'], side: ['settings', 'curves'] },
};
