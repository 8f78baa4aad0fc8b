// The losses of the one model.
import { learning } from '../../views/learning.js';

/** @type {import('../scene.js').Panel} */
export default ({ experiment, words, theme, unfolded, unfold }) => {
  const [model] = experiment.models;
  const data = {
    curve: model.curve,
    step: experiment.state.progress?.step ?? 0,
    ...guessedAmong(model.opened),
    table: unfolded.tables.loss ?? false,
    theme,
  };
  const actions = { toggleTable: () => unfold({ tables: { ...unfolded.tables, loss: !data.table } }) };
  return learning(data, actions, words);
};

/**
 * Among how many a blind guess has to choose: the characters of a text, the classes of a task; yes or no where it has none.
 * @param {Partial<import('../../worker/protocol.js').Opened & import('../../worker/protocol.js').TaskOpened> | null} opened
 */
function guessedAmong(opened) {
  const { vocabulary, task } = opened ?? {};
  if (!task) return { choices: vocabulary?.length ?? 0, ofTask: false };
  return { choices: task.tokensOut ? task.outputSize : 2, ofTask: true };
}
