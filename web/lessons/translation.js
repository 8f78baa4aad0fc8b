// Translation: an encoder reads, a decoder says; with attention it looks back at all that was read.
import en from '../locales/lessons/translation.en.js';
import tr from '../locales/lessons/translation.tr.js';
import { offer } from '../state/settings.js';
import { exactnessOf, Translation } from '../state/translation.js';

/** @type {import('./lesson.js').Lesson} */
export default {
  id: 'translation',
  order: 8,
  type: 'encoderDecoder',
  card: 'encoderDecoder',
  texts: { en, tr },
  settings: offer({
    main: ['pairs', 'direction', 'attention', 'hidden', 'learningRate', 'seed'],
    more: ['cell', 'batch', 'optimiser', 'clip', 'momentum', 'reproducible'],
    fallback: { cell: 'gru', hidden: 64, learningRate: 0.005, clip: 1 },
  }),
  variants: [{ pairs: 'numbers' }, { pairs: 'sentences' }],
  goals: ({ pairs }) => [
    {
      name: 'exact',
      unit: 'share',
      of: (/** @type {Translation} */ translation) => exactnessOf(translation, 'attentive'),
      side: 'least',
      bound: pairs === 'numbers' ? 0.97 : 0.9,
      seconds: 240,
    },
  ],
  tries: [
    { name: 'numbers', set: { pairs: 'numbers' } },
    { name: 'back', set: { direction: 'toEnglish' } },
    { name: 'narrow', set: { hidden: 32 } },
    { name: 'harmony' },
    { name: 'long' },
  ],
  equations: ({ cell }) => cell,
  begin: (needs) => new Translation(needs),
  panels: { stage: ['network', 'translator'], side: ['settings', 'exactness', 'curves'] },
};
