// Bidirectional: the Turkish letters put back into a text that was typed without them.
import en from '../locales/lessons/letters.en.js';
import tr from '../locales/lessons/letters.tr.js';
import { Letters } from '../state/letters.js';
import { offer } from '../state/settings.js';

/** @type {import('./lesson.js').Lesson} */
export default {
  id: 'letters',
  order: 9,
  type: 'manyToMany',
  card: 'bidirectional',
  texts: { en, tr },
  settings: offer({
    main: ['cell', 'hidden', 'learningRate', 'seed'],
    more: ['batch', 'optimiser', 'momentum', 'clip', 'reproducible'],
    fallback: { cell: 'gru', hidden: 96, learningRate: 0.003, clip: 1 },
  }),
  goals: () => [
    {
      name: 'gain',
      unit: 'share',
      of: (/** @type {Letters} */ { gain }) => gain,
      side: 'least',
      bound: 0.02,
      seconds: 120,
    },
  ],
  tries: [
    { name: 'live' },
    { name: 'late' },
    { name: 'plain', set: { cell: 'rnn' } },
    { name: 'small', set: { hidden: 24 } },
  ],
  equations: () => 'bidirectional',
  begin: (needs) => new Letters(needs),
  panels: { stage: ['network', 'letters'], side: ['settings', 'curves'] },
};
