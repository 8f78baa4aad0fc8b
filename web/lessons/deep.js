// Deep networks: the same text, learned by one to four layers of equally many weights in all.
import en from '../locales/lessons/deep.en.js';
import tr from '../locales/lessons/deep.tr.js';
import { Depths } from '../state/depths.js';
import { spreadOf } from '../state/equalSizes.js';
import { offer } from '../state/settings.js';

/** @type {import('./lesson.js').Lesson} */
export default {
  id: 'deep',
  order: 4,
  type: 'manyToMany',
  card: 'deep',
  texts: { en, tr },
  settings: offer({
    main: ['cell', 'weights', 'learningRate', 'steps', 'seed'],
    more: ['batch', 'optimiser', 'momentum', 'clip', 'reproducible'],
    fallback: { cell: 'gru' },
  }),
  goals: () => [
    {
      name: 'heldOut',
      unit: 'nats',
      of: (/** @type {Depths} */ { worstHeldOut }) => worstHeldOut,
      side: 'most',
      bound: 2.2,
      seconds: 60,
    },
    {
      name: 'equal',
      unit: 'share',
      of: (/** @type {Depths} */ { totals }) => spreadOf(totals),
      side: 'most',
      bound: 0.01,
      seconds: 60,
    },
  ],
  tries: [
    { name: 'plain', set: { cell: 'rnn' } },
    { name: 'lstm', set: { cell: 'lstm' } },
    { name: 'few', set: { weights: 5000 } },
    { name: 'layers' },
  ],
  equations: ({ cell }) => cell,
  begin: (needs) => new Depths(needs),
  panels: { stage: ['network', 'layers', 'curves'], side: ['text', 'sizes', 'settings'] },
  tallest: 480,
  readsText: true,
};
