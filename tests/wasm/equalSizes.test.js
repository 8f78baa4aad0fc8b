import { expect, it } from 'vitest';
import { weightsOf } from '../../web/state/equalSizes.js';
import { kText, open } from './support/session.js';

it('the page counts the weights of a network as the engine does', () => {
  const vocabulary = new Set(kText).size;
  for (const cell of ['rnn', 'gru', 'lstm']) {
    for (const layers of [1, 2, 4]) {
      const hidden = 7 + layers;
      expect(weightsOf({ cell, hidden, layers, vocabulary })).toBe(open({ cell, hidden, layers }).parameterCount());
    }
  }
});
