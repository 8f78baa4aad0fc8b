// How many whole translations are right, over the length of what is translated.
import { kTranslators } from '../../state/translation.js';
import { exactness, exactnessTable } from '../../views/exactness.js';
import { figurePanel } from '../../views/figurePanel.js';
import { modelName } from '../modelSwitch.js';

/** @import { Exactness } from '../../state/translation.js' */

/** @type {import('../scene.js').Panel} */
export default ({ experiment, words, unfolded, unfold }) => {
  /** @type {Exactness | null} */
  const measured = experiment.seen('exact');
  const table = unfolded.tables.exactness ?? false;
  const names = kTranslators.map((name) => modelName(name, words));
  const data = {
    name: 'exactness',
    symbol: 'ŷ',
    heading: words.say('exactness.heading'),
    table,
    figure: table ? exactnessTable(measured, names, words) : exactness(measured, names, words),
  };
  return figurePanel(data, { toggleTable: () => unfold({ tables: { ...unfolded.tables, exactness: !table } }) }, words);
};
