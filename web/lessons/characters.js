// Character-level generation: a model that reads a text and writes.
import en from '../locales/lessons/characters.en.js';
import tr from '../locales/lessons/characters.tr.js';
import { Playground } from '../state/playground.js';
import { offer } from '../state/settings.js';

/** @type {import('./lesson.js').Lesson} */
export default {
  id: 'characters',
  order: 1,
  type: 'manyToMany',
  texts: { en, tr },
  settings: offer({
    main: ['cell', 'hidden', 'layers', 'learningRate', 'seed'],
    more: ['batch', 'steps', 'optimiser', 'clip', 'momentum', 'reproducible'],
  }),
  goals: () => [
    {
      name: 'heldOut',
      unit: 'nats',
      of: (/** @type {Playground} */ { model }) => model.progress?.heldOutLoss ?? Number.NaN,
      side: 'most',
      bound: 2.2,
      seconds: 20,
    },
    {
      name: 'words',
      unit: 'share',
      of: (/** @type {Playground} */ { knownWords }) => knownWords,
      side: 'least',
      bound: 0.7,
      seconds: 20,
    },
  ],
  tries: [
    { name: 'plain', set: { cell: 'rnn' } },
    { name: 'small', set: { hidden: 16 } },
    { name: 'myopic', set: { steps: 2 } },
    { name: 'temperature' },
  ],
  equations: ({ cell }) => cell,
  begin: (needs) => new Playground(needs),
  panels: { stage: ['network', 'writing'], side: ['text', 'settings', 'loss'] },
  readsText: true,
};
