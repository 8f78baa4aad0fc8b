// What stands around the panels of every lesson: what trains it, and what a person must know at once.

/** @import { Experiment } from '../state/experiment.js' */
/** @import { Words } from '../locales/words.js' */

import { notices } from '../views/notices.js';
import { transport } from '../views/transport.js';

/**
 * @param {Experiment<any, any>} experiment
 * @param {Words} words
 * @param {() => void} share opens the dialog of sharing and taking along
 */
export function transportOf(experiment, words, share) {
  const { training } = experiment.state;
  const data = {
    ready: experiment.isOpen,
    training,
    status: statusOf(experiment, words),
    stats: statsOf(experiment, words),
  };
  const actions = {
    train: () => experiment.train(),
    pause: () => experiment.pause(),
    step: () => experiment.step(),
    reset: () => experiment.reset(),
    share,
  };
  return transport(data, actions, words);
}

/**
 * @param {Experiment<any, any>} experiment
 * @param {Words} words
 */
function statusOf({ state, isOpen }, words) {
  if (state.unavailable) return '';
  if (!isOpen) return state.opening ? words.say('status.starting') : '';
  if (state.opening) return words.say('status.opening');
  if (state.waiting) return words.say('status.waiting');
  if (state.training) return words.say('status.training');
  return words.say('status.paused', { step: words.count(state.progress?.step ?? 0) });
}

/**
 * A text is counted in characters and in times that it has been read; a task in what has been judged.
 * @param {Experiment<any, any>} experiment
 * @param {Words} words
 */
function statsOf({ models, state }, words) {
  const { step = 0, characters = 0, charactersPerSecond = 0 } = state.progress ?? {};
  const { trainCharacters, task } = models[0].opened ?? {};
  const speed = words.shortCount(Math.round(charactersPerSecond));
  const epochs = words.decimal(characters / (trainCharacters * models.length), 1);
  return [
    { name: 'step', label: words.say('stats.step'), value: words.count(step) },
    {
      name: 'characters',
      label: words.say(task ? 'stats.answers' : 'stats.characters'),
      value: words.shortCount(characters),
    },
    { name: 'speed', label: words.say(task ? 'stats.answersPerSecond' : 'stats.speed'), value: speed },
    ...(task ? [] : [{ name: 'epochs', label: words.say('stats.epochs'), value: epochs }]),
  ];
}

/**
 * @param {Experiment<any, any>} experiment
 * @param {Words} words
 */
export function noticesOf(experiment, words) {
  const { notice, unavailable, chosen } = experiment.state;
  const actions = {
    recover: (/** @type {number} */ rate) => experiment.recover(rate),
    restart: () => experiment.restart(),
    dismiss: () => experiment.note(null),
    reset: () => experiment.reset(),
  };
  return notices({ notice, unavailable, learningRate: chosen.learningRate }, actions, words);
}
