// One to one: the classic network, and points in the plane that no straight line parts.
import en from '../locales/lessons/points.en.js';
import tr from '../locales/lessons/points.tr.js';
import { PointsExperiment } from '../state/pointsExperiment.js';
import { offer } from '../state/settings.js';

/** @type {import('./lesson.js').Lesson} */
export default {
  id: 'points',
  order: 2,
  type: 'oneToOne',
  card: 'oneToOne',
  texts: { en, tr },
  settings: offer({
    main: ['points', 'hidden', 'layers', 'g', 'learningRate', 'speed', 'noise', 'seed'],
    more: ['batch', 'optimiser', 'momentum', 'clip', 'reproducible', 'placed'],
    fallback: { hidden: 24, layers: 2, learningRate: 0.01, speed: 300 },
  }),
  goals: ({ points }) =>
    points === 'ownPoints'
      ? []
      : [
          {
            name: 'accuracy',
            unit: 'share',
            of: (/** @type {PointsExperiment} */ { model }) => model.progress?.heldOutAccuracy ?? Number.NaN,
            side: 'least',
            bound: points === 'spiral' ? 0.95 : 0.99,
            seconds: 20,
          },
        ],
  tries: [
    { name: 'circles', set: { points: 'circles' } },
    { name: 'spiral', set: { points: 'spiral' } },
    { name: 'narrow', set: { hidden: 1 } },
    { name: 'relu', set: { g: 'relu' } },
    { name: 'own', set: { points: 'ownPoints' } },
  ],
  equations: () => 'oneToOne',
  variants: [{ points: 'xor' }, { points: 'circles' }, { points: 'spiral' }],
  begin: (needs) => new PointsExperiment(needs),
  panels: { stage: ['plane', 'network', 'loss'], side: ['settings'] },
};
