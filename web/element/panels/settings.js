// What can be set in this lesson, as far as it is to be seen.
import { settingsForm } from '../../views/settingsForm.js';
import { attributeOf } from '../attributeNames.js';

/** @import { SettingName } from '../../state/settings.js' */
/** @import { Scene } from '../scene.js' */

/** @type {import('../scene.js').Panel} */
export default ({ lesson, experiment, words, parts, unfolded, unfold }) => {
  const { chosen, wrong } = experiment.state;
  const data = {
    settings: experiment.settings.filter(({ name }) => parts.showsSetting(attributeOf(name))),
    chosen,
    wrong,
    weights: lesson.panels.side.includes('sizes') ? '' : weightsOf(experiment, words),
    explained: unfolded.explained,
    unfolded: unfolded.settings,
  };
  const actions = {
    change: (/** @type {SettingName} */ name, /** @type {string} */ written) => experiment.changeSetting(name, written),
    explain: (/** @type {SettingName | null} */ explained) => unfold({ explained }),
    toggle: () => unfold({ settings: !unfolded.settings }),
  };
  return settingsForm(data, actions, words);
};

/** Of each model. @param {Scene['experiment']} experiment @param {Scene['words']} words */
const weightsOf = ({ models }, words) =>
  models.map(({ opened }) => words.count(opened?.parameters ?? Number.NaN)).join(' · ');
