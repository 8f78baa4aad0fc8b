// What two networks make of a Turkish text without its own letters.
import { plainOf } from '../../state/letters.js';
import { unknownIn } from '../../state/tokens.js';
import { letters } from '../../views/letters.js';

/** @import { Letters, Ways } from '../../state/letters.js' */

/** @type {import('../scene.js').Panel} */
export default ({ experiment, words }) => {
  const own = /** @type {Letters} */ (experiment);
  const { known, typed } = own;
  const data = {
    typed,
    problem: own.problem,
    unknown: known.length > 0 ? unknownIn(plainOf(typed), known) : [],
    hasEnded: own.hasEnded,
    readers: own.names.map((name) => readerOf(own, /** @type {Ways} */ (name))),
  };
  const actions = {
    type: (/** @type {string} */ sentence) => own.type(sentence),
    end: () => own.end(),
  };
  return letters(data, actions, words);
};

/** @param {Letters} experiment @param {Ways} ways */
const readerOf = (experiment, ways) => ({
  ways,
  letters: experiment.lettersOf(ways),
  weights: experiment.model(ways).opened?.parameters ?? Number.NaN,
  accuracy: {
    all: experiment.accuracy(ways, 'all'),
    decided: experiment.accuracy(ways, 'decided'),
    ambiguous: experiment.accuracy(ways, 'ambiguous'),
  },
});
