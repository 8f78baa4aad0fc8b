// What the model composes.
import { tokenAt } from '../../music/abc.js';
import { kKeys, kStyles } from '../../state/composition.js';
import { keyName, tune } from '../../views/tune.js';
import { saveFile } from '../saveFile.js';
import { Score } from '../../views/score.js';
import { define } from '../define.js';

/** @import { Composition, Style, Key } from '../../state/composition.js' */
/** @import { Key as Sentence } from '../../locales/words.js' */

define('rnn-score', Score);

/** @type {import('../scene.js').Panel} */
export default ({ experiment, words, unfolded, unfold }) => {
  const composition = /** @type {Composition} */ (experiment);
  const { wish, follows, edited, isPlaying, problem } = composition.state;
  const asked = composition.tune?.wish ?? wish;
  const style = words.say(/** @type {Sentence} */ (`styles.${asked.style}`));
  const title = `${style}, ${keyName(asked.style, asked.key, words)}`;
  const written = composition.written(title);
  const abc = edited ?? written?.text ?? '';
  const data = {
    ready: composition.isOpen,
    styles: kStyles,
    keys: kKeys,
    wish,
    follows,
    tune: composition.tune,
    title,
    abc,
    isEdited: edited !== null,
    asText: unfolded.asText,
    place: edited === null ? (written?.places[unfolded.now] ?? -1) : -1,
    isPlaying,
    problem,
  };
  /** @param {number} place */
  const turnTo = (place) => {
    if (edited === null && written) unfold({ now: tokenAt(written, place) });
  };
  const actions = {
    wish: (/** @type {{ style?: Style, key?: Key, temperature?: number }} */ change) => composition.wishFor(change),
    compose: () => composition.compose(),
    follow: (/** @type {boolean} */ wanted) => composition.follow(wanted),
    show: (/** @type {boolean} */ asText) => unfold({ asText }),
    edit: (/** @type {string} */ text) => composition.edit(text),
    discard: () => composition.discard(),
    play: () => composition.play(abc, ({ place }) => turnTo(place)),
    stop: () => composition.stop(),
    pick: turnTo,
    save: async (/** @type {'abc' | 'midi' | 'wav'} */ kind) => {
      const file = await composition.file(kind, abc);
      if (file) saveFile(file, `${asked.style}-${asked.key}.${kind === 'midi' ? 'mid' : kind}`);
    },
  };
  return tune(data, actions, words);
};
