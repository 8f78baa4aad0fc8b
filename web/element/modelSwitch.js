// Which of several models is looked at.

/** @import { Key, Words } from '../locales/words.js' */
/** @import { Scene } from './scene.js' */

import { nothing } from 'lit';
import { segments } from '../views/segments.js';

/** @param {string} name as the experiment calls it @param {Words} words */
export const modelName = (name, words) => words.say(/** @type {Key} */ (`models.${name}`));

/** The same where there is little room. @param {string} name @param {Words} words */
const shortName = (name, words) => {
  const layers = /^layers(\d+)$/.exec(name)?.[1];
  return layers ? words.count(Number(layers)) : modelName(name, words);
};

/** @param {Scene} scene */
export function modelSwitch({ experiment, words }) {
  const { names = [] } = experiment;
  if (names.length < 2) return nothing;
  const group = {
    name: 'model',
    legend: words.say('models.which'),
    choices: names.map((/** @type {string} */ name, /** @type {number} */ index) => ({
      value: index,
      text: shortName(name, words),
      label: modelName(name, words),
    })),
    chosen: experiment.state.subject.model,
  };
  return segments(group, (model) => experiment.turnTo({ model }));
}
