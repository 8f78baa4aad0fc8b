// Many to one: sentiment analysis, character by character.
import en from '../locales/lessons/sentiment.en.js';
import tr from '../locales/lessons/sentiment.tr.js';
import { Sentiment } from '../state/sentiment.js';
import { offer } from '../state/settings.js';

/** @type {import('./lesson.js').Lesson} */
export default {
  id: 'sentiment',
  order: 6,
  type: 'manyToOne',
  card: 'manyToOne',
  texts: { en, tr },
  settings: offer({
    main: ['cell', 'hidden', 'layers', 'learningRate', 'seed'],
    more: ['batch', 'optimiser', 'momentum', 'clip', 'reproducible'],
    fallback: { cell: 'gru', hidden: 64, learningRate: 0.005, clip: 1 },
  }),
  goals: () =>
    /** @type {const} */ (['tr', 'en']).map((language) => ({
      name: language,
      unit: 'share',
      of: (/** @type {Sentiment} */ sentiment) => sentiment.accuracy(language),
      side: 'least',
      bound: 0.9,
      seconds: 120,
    })),
  tries: [
    { name: 'turn' },
    { name: 'negate' },
    { name: 'order' },
    { name: 'plain', set: { cell: 'rnn' } },
    { name: 'small', set: { hidden: 8 } },
  ],
  equations: () => 'manyToOne',
  begin: (needs) => new Sentiment(needs),
  panels: { stage: ['network', 'sentiment'], side: ['settings', 'loss'] },
};
