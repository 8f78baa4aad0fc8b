// One to many: a model that composes whole tunes from a style and a key.
import en from '../locales/lessons/music.en.js';
import tr from '../locales/lessons/music.tr.js';
import { Composition } from '../state/composition.js';
import { offer } from '../state/settings.js';

/** @type {import('./lesson.js').Lesson} */
export default {
  id: 'music',
  order: 6,
  type: 'oneToMany',
  card: 'oneToMany',
  texts: { en, tr },
  settings: offer({
    main: ['cell', 'hidden', 'layers', 'learningRate', 'seed'],
    more: ['batch', 'optimiser', 'clip', 'momentum', 'reproducible'],
    fallback: { cell: 'gru', hidden: 96, learningRate: 0.004, clip: 1 },
  }),
  goals: () => [
    {
      name: 'whole',
      unit: 'share',
      of: (/** @type {Composition} */ { wholeShare }) => wholeShare,
      side: 'least',
      bound: 0.9,
      seconds: 120,
    },
  ],
  tries: [
    { name: 'plain', set: { cell: 'rnn' } },
    { name: 'small', set: { hidden: 12 } },
    { name: 'daring' },
    { name: 'aksak' },
  ],
  equations: ({ cell }) => cell,
  begin: (needs) => new Composition(needs),
  panels: { stage: ['network', 'tune'], side: ['settings', 'loss'] },
};
