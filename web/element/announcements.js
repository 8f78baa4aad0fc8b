// What the element tells the page around it, as events that leave shadow roots: rnn-ready, rnn-step, rnn-done, rnn-error
// and rnn-changed.

/** @import { ErrorBody } from '../worker/protocol.js' */
/** @import { Experiment } from '../state/experiment.js' */
/** @import { ExperimentState } from '../state/experimentState.js' */
/** @import { GoalNow } from '../state/goals.js' */
/** @import { Words } from '../locales/words.js' */

/**
 * @typedef {object} Ready detail of rnn-ready: there is a model
 * @property {string} lesson
 * @property {number} parameters of all models together
 *
 * @typedef {object} Step detail of rnn-step: a further step has been trained; not every single one is told
 * @property {string} lesson
 * @property {number} step
 * @property {number} characters trained on so far; of a task: judged steps
 * @property {{ trainLoss: number, heldOutLoss: number, heldOutAccuracy: number }[]} models
 *
 * @typedef {object} Done detail of rnn-done: all goals of the lesson are reached, once in a run
 * @property {string} lesson
 * @property {number} step
 * @property {number} seconds of training
 * @property {GoalNow[]} goals
 *
 * @typedef {object} Trouble detail of rnn-error
 * @property {string} code
 * @property {string} sentence in the element's language
 * @property {string} field the setting or attribute that is wrong, or ''
 * @property {string} value
 *
 * @typedef {object} Changed detail of rnn-changed: the settings or the text are others now
 * @property {string} lesson
 * @property {import('../state/settings.js').Chosen} chosen
 * @property {string | undefined} text
 */

/**
 * Tells an element's page what an experiment does.
 * @param {EventTarget} element
 * @param {Experiment<any, any>} experiment
 * @param {{ lesson: string, words: () => Words }} about
 */
export function announce(element, experiment, { lesson, words }) {
  let isReady = false;
  let isDone = false;
  let step = 0;
  /** @type {Set<ErrorBody>} */
  let told = new Set();

  experiment.addEventListener('change', () => {
    const { progress } = experiment.state;
    if (!isReady && experiment.isOpen) {
      isReady = true;
      const parameters = experiment.models.reduce((sum, { opened }) => sum + opened.parameters, 0);
      send(element, 'rnn-ready', /** @type {Ready} */ ({ lesson, parameters }));
    }
    if (progress && progress.step !== step) {
      step = progress.step;
      send(element, 'rnn-step', stepOf(experiment, lesson));
    }
    const goals = experiment.goals();
    const isReached = goals.length > 0 && goals.every(({ reachedAfter }) => !Number.isNaN(reachedAfter));
    if (isReached && !isDone) {
      const { seconds } = experiment.time;
      send(element, 'rnn-done', /** @type {Done} */ ({ lesson, step, seconds, goals }));
    }
    isDone = isReached;
    const errors = errorsIn(experiment.state);
    for (const error of errors.filter((one) => !told.has(one))) sendError(element, error, words());
    told = new Set(errors);
  });
  experiment.addEventListener('chosen', () => {
    const { chosen, text } = experiment.state;
    send(element, 'rnn-changed', /** @type {Changed} */ ({ lesson, chosen, text: text?.id }));
  });
}

/**
 * @param {EventTarget} element
 * @param {ErrorBody} error
 * @param {Words} words
 */
export function sendError(element, error, words) {
  const { code, field, value } = error;
  send(element, 'rnn-error', /** @type {Trouble} */ ({ code, sentence: words.error(error), field, value }));
}

/**
 * @param {Experiment<any, any>} experiment
 * @param {string} lesson
 * @returns {Step}
 */
function stepOf({ state, models }, lesson) {
  const { step = 0, characters = 0 } = state.progress ?? {};
  const nothing = { trainLoss: Number.NaN, heldOutLoss: Number.NaN, heldOutAccuracy: Number.NaN };
  return {
    lesson,
    step,
    characters,
    models: models.map(({ progress }) => {
      const { trainLoss, heldOutLoss, heldOutAccuracy } = progress ?? nothing;
      return { trainLoss, heldOutLoss, heldOutAccuracy };
    }),
  };
}

/** All that is wrong at the moment. @param {ExperimentState & { textProblem?: ErrorBody | null }} state @returns {ErrorBody[]} */
function errorsIn({ unavailable, notice, wrong, textProblem }) {
  return [
    ...(unavailable ? [unavailable] : []),
    ...(textProblem ? [textProblem] : []),
    ...Object.values(wrong).map(({ problem }) => problem),
    ...inNotice(notice),
  ];
}

/** @type {ErrorBody} */
const kCrashed = { code: 'engine-crashed', message: '', field: '', value: '', allowed: '' };
/** @type {ErrorBody} */
const kDiverged = { code: 'diverged', message: '', field: '', value: '', allowed: '' };

/** @param {ExperimentState['notice']} notice @returns {ErrorBody[]} */
function inNotice(notice) {
  switch (notice?.kind) {
    case 'address':
    case 'attributes':
      return notice.problems;
    case 'refused':
      return [notice.error];
    case 'crashed':
      return [kCrashed];
    case 'diverged':
      return [kDiverged];
    default:
      return [];
  }
}

/**
 * @param {EventTarget} element
 * @param {string} type
 * @param {object} detail
 */
const send = (element, type, detail) =>
  element.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
