// The losses of the one model.
import { learning } from '../../views/learning.js';

/** @type {import('../scene.js').Panel} */
export default ({ experiment, words, theme, unfolded, unfold }) => {
  const [model] = experiment.models;
  const data = {
    curve: model.curve,
    step: experiment.state.progress?.step ?? 0,
    characters: model.opened?.vocabulary.length ?? 0,
    table: unfolded.tables.loss ?? false,
    theme,
  };
  const actions = { toggleTable: () => unfold({ tables: { ...unfolded.tables, loss: !data.table } }) };
  return learning(data, actions, words);
};
