// What the lesson is about.
import { defaults } from '../../state/settings.js';
import { guide } from '../../views/guide.js';

/** @import { Chosen } from '../../state/settings.js' */
/** @import { Lesson, Try } from '../../lessons/lesson.js' */

/** @type {import('../scene.js').Panel} */
export default ({ lesson, experiment, texts, words, unfolded, unfold }) => {
  const { chosen } = experiment.state;
  const data = {
    texts,
    type: lesson.type,
    goals: experiment.goals(),
    tries: lesson.tries.map(({ name, set }) => ({ name, isButton: set !== undefined, isOn: isSet(chosen, set) })),
    equations: lesson.equations(chosen),
    unfolded: unfolded.equations,
    ready: experiment.isOpen,
  };
  const actions = {
    attempt: (/** @type {string} */ name) => experiment.changeSettings(attempted(lesson, chosen, name)),
    unfold: (/** @type {boolean} */ equations) => unfold({ equations }),
  };
  return guide(data, actions, words);
};

/**
 * What a try asks for; when it already is so, what the lesson began with.
 * @param {Lesson} lesson
 * @param {Chosen} chosen
 * @param {string} name
 */
function attempted({ tries, settings }, chosen, name) {
  const wanted = /** @type {Try} */ (tries.find((known) => known.name === name)).set ?? {};
  if (!isSet(chosen, wanted)) return wanted;
  const before = defaults(settings);
  return Object.fromEntries(Object.keys(wanted).map((key) => [key, before[/** @type {keyof Chosen} */ (key)]]));
}

/**
 * @param {Chosen} chosen
 * @param {Partial<Chosen>} [wanted]
 */
const isSet = (chosen, wanted = {}) =>
  Object.entries(wanted).every(([name, value]) => chosen[/** @type {keyof Chosen} */ (name)] === value);
