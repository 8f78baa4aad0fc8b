// What the network makes of a sentence.
import { kLongestSentence } from '../../state/sentiment.js';
import { typedProblem, unknownIn } from '../../state/tokens.js';
import { sentiment } from '../../views/sentiment.js';
import { RunningAnswer } from '../../views/runningAnswer.js';
import { define } from '../define.js';

/** @import { Sentiment } from '../../state/sentiment.js' */

define('rnn-running-answer', RunningAnswer);

/** @type {import('../scene.js').Panel} */
export default ({ experiment, words, theme, unfolded, unfold }) => {
  const own = /** @type {Sentiment} */ (experiment);
  const { typed } = own;
  const known = own.model.opened?.task.inputNames ?? [];
  const table = unfolded.tables.sentiment ?? false;
  const data = {
    typed,
    problem: typedProblem(typed, known, kLongestSentence),
    unknown: known.length > 0 ? unknownIn(typed, known) : [],
    reading: own.seen('reading'),
    ready: own.isOpen,
    table,
    theme,
  };
  const actions = {
    type: (/** @type {string} */ sentence) => own.type(sentence),
    another: () => own.another(words.language),
    toggleTable: () => unfold({ tables: { ...unfolded.tables, sentiment: !table } }),
  };
  return sentiment(data, actions, words);
};
