// The text being learned.
import { kTexts } from '../../data/texts.js';
import { textChooser } from '../../views/textChooser.js';

/** @import { Playground } from '../../state/playground.js' */

/** @type {import('../scene.js').Panel} */
export default ({ experiment, words }) => {
  const playground = /** @type {Playground} */ (experiment);
  const { text, wantedText, draft, textProblem } = playground.state;
  const data = {
    ids: kTexts.map(({ id }) => id),
    text,
    wanted: wantedText?.id,
    draft,
    problem: textProblem,
    opened: playground.model.opened,
  };
  const actions = {
    choose: (/** @type {string} */ id) => playground.chooseText(id),
    begin: () => playground.beginOwnText(),
    edit: (/** @type {string | null} */ edited) => playground.editText(edited),
    learn: (/** @type {string} */ content) => playground.useText(content),
    open: (/** @type {File} */ file) => playground.useFile(file),
  };
  return textChooser(data, actions, words);
};
