// What can be set in this lesson.
import { settingsForm } from '../../views/settingsForm.js';

/** @import { SettingName } from '../../state/settings.js' */

/** @type {import('../scene.js').Panel} */
export default ({ experiment, words, unfolded, unfold }) => {
  const { chosen, wrong } = experiment.state;
  const data = {
    settings: experiment.settings,
    chosen,
    wrong,
    weights: experiment.models.map(({ opened }) => words.count(opened?.parameters ?? Number.NaN)).join(' · '),
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
