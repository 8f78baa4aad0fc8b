// How large the models side by side are.
import { sizes } from '../../views/sizes.js';
import { modelName } from '../modelSwitch.js';

/** @type {import('../scene.js').Panel} */
export default ({ experiment, words }) => {
  const rows = experiment.models.map(({ opened }, i) => ({
    name: modelName(experiment.names[i], words),
    hidden: opened?.settings.hidden ?? Number.NaN,
    weights: opened?.parameters ?? Number.NaN,
  }));
  return sizes(rows, words);
};
