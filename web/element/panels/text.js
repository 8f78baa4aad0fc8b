// The text being learned.
import { kTexts } from '../../data/texts.js';
import { textChooser } from '../../views/textChooser.js';

/** @import { TextExperiment } from '../../state/textExperiment.js' */

/** @type {import('../scene.js').Panel} */
export default ({ experiment, words, unfolded, unfold }) => {
  const learner = /** @type {TextExperiment<any>} */ (experiment);
  const { text, wantedText, draft, textProblem } = learner.state;
  const data = {
    ids: kTexts.map(({ id }) => id),
    text,
    wanted: wantedText?.id,
    draft,
    whole: unfolded.wholeText,
    problem: textProblem,
    opened: learner.model.opened,
  };
  const actions = {
    choose: (/** @type {string} */ id) => learner.chooseText(id),
    begin: () => learner.beginOwnText(),
    edit: (/** @type {string | null} */ edited) => learner.editText(edited),
    learn: (/** @type {string} */ content) => learner.useText(content),
    open: (/** @type {File} */ file) => learner.useFile(file),
    showWhole: () => unfold({ wholeText: true }),
  };
  return textChooser(data, actions, words);
};
