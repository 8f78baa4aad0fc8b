// N → N, T_x = T_y: which phoneme is being spoken, every 10 ms.
import en from '../locales/lessons/speech.en.js';
import tr from '../locales/lessons/speech.tr.js';
import { offer } from '../state/settings.js';
import { SpeechExperiment } from '../state/speechExperiment.js';

/** @type {import('./lesson.js').Lesson} */
export default {
  id: 'speech',
  order: 7,
  type: 'manyToMany',
  card: 'manyToMany',
  texts: { en, tr },
  settings: offer({
    main: ['cell', 'hidden', 'layers', 'bidirectional', 'learningRate', 'seed'],
    more: ['batch', 'optimiser', 'momentum', 'clip', 'reproducible'],
    fallback: { cell: 'gru', hidden: 64, batch: 16, learningRate: 0.005, clip: 1 },
  }),
  goals: () => [
    {
      name: 'frames',
      unit: 'share',
      of: (/** @type {SpeechExperiment} */ { model }) => model.progress?.heldOutAccuracy ?? Number.NaN,
      side: 'least',
      bound: 0.9,
      seconds: 120,
    },
  ],
  tries: [
    { name: 'bothEnds', set: { bidirectional: true } },
    { name: 'plain', set: { cell: 'rnn' } },
    { name: 'small', set: { hidden: 8 } },
    { name: 'stranger' },
    { name: 'yourself' },
  ],
  equations: ({ cell }) => cell,
  begin: (needs) => new SpeechExperiment(needs),
  panels: { stage: ['network', 'sound'], side: ['settings', 'loss'] },
};
