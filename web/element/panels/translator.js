// A text is typed and translated by the models side by side; what the decoder looked at while it wrote.
import { languagesOf, sourceProblem } from '../../state/translation.js';
import { translator } from '../../views/translator.js';

/** @import { TaskOpened } from '../../worker/protocol.js' */
/** @import { Comparison } from '../../state/comparison.js' */
/** @import { TranslationSeen } from '../../state/translation.js' */

/** @type {import('../scene.js').Panel} */
export default ({ experiment: shown, words, unfolded, unfold }) => {
  const experiment = /** @type {Comparison} */ (shown);
  const { typed, example, width, model } = experiment.state.subject;
  const { task } = /** @type {Partial<TaskOpened>} */ (experiment.models[0].opened ?? {});
  /** @type {TranslationSeen | null} */
  const translation = experiment.seen('reading');
  const { from, to } = languagesOf(experiment.built);
  const data = {
    ready: experiment.isOpen,
    from,
    to,
    typed: typed ?? translation?.source ?? '',
    problem: sourceProblem(experiment),
    width,
    names: experiment.names,
    model,
    translation,
    asAttention: unfolded.asAttention,
    known: task?.inputNames ?? [],
  };
  const actions = {
    type: (/** @type {string} */ text) => experiment.turnTo({ typed: text }),
    next: () => experiment.turnTo({ typed: null, example: (example + 1) % (task?.heldOutExamples ?? 1) }),
    widen: (/** @type {number} */ wanted) => experiment.turnTo({ width: wanted }),
    look: (/** @type {number} */ index) => experiment.turnTo({ model: index }),
    show: (/** @type {boolean} */ asAttention) => unfold({ asAttention }),
  };
  return translator(data, actions, words);
};
