// What the model writes.
import { kTexts } from '../../data/texts.js';
import { writing } from '../../views/writing.js';

/** @import { Playground, Judged } from '../../state/playground.js' */
/** @import { Sampling } from '../../state/promptedWriting.js' */
/** @import { WritingKind } from '../../views/writing.js' */

/** @type {import('../scene.js').Panel} */
export default ({ experiment, words, unfolded, unfold }) => {
  const playground = /** @type {Playground} */ (experiment);
  const { text, sampling } = playground.state;
  const builtIn = kTexts.find(({ id }) => id === text?.id);
  const language = builtIn?.language ?? '';
  /** @type {Judged | null} */
  const judged = playground.seen('judged');
  const data = {
    ready: playground.isOpen,
    kind: unfolded.written,
    now: playground.live.now,
    earlier: playground.live.earlier,
    step: unfolded.sample,
    prompted: playground.prompted.state,
    memory: { known: Number.NaN, passage: '', length: 0, ...judged, language },
    suggestion: builtIn?.prompt ?? '',
    sampling,
    language,
  };
  const actions = {
    show: (/** @type {WritingKind} */ written) => unfold({ written }),
    goBack: (/** @type {number | null} */ sample) => unfold({ sample }),
    write: (/** @type {string} */ prompt) => {
      unfold({ written: 'prompted' });
      playground.startWriting(prompt);
    },
    stop: () => playground.stopWriting(),
    sample: (/** @type {Partial<Sampling>} */ change) => playground.setSampling(change),
  };
  return writing(data, actions, words);
};
