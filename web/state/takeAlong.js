// What a person takes along of an experiment, and what of it a link passes on.

/** @import { Experiment } from './experiment.js' */
/** @import { Addressed } from './address.js' */
/** @import { Opened } from '../worker/protocol.js' */
/** @import { LearnedText } from './textSource.js' */

import { readText } from '../engine/readText.js';
import { writeLink } from './address.js';
import { packText } from './packedText.js';

const kProbe = 64; // characters

/**
 * The whole set-up as a fragment, and whether a text of one's own is in it.
 * @param {Addressed} lesson
 * @param {Experiment<any, any>} experiment
 * @param {{ reproducible?: boolean, language?: string }} how reproducible: asked for in the link, whatever it is here
 */
export async function linkTo(lesson, { state }, { reproducible = state.chosen.reproducible, language }) {
  const { text, sampling } = /** @type {{ text?: LearnedText | null, sampling?: any }} */ (state);
  const isOwn = text?.id === 'own';
  const packed = isOwn && text.complete ? await packText(text.content) : null;
  const chosen = { ...state.chosen, reproducible };
  /** @type {'none' | 'inside' | 'tooLong'} */
  const ownText = packed ? 'inside' : isOwn ? 'tooLong' : 'none';
  return { fragment: writeLink(lesson, { chosen, text: text?.id, packed, sampling, language }), ownText };
}

/**
 * What is written into a file so that who opens it comes to the same settings: a link's fragment, without its text.
 * @param {Addressed} lesson
 * @param {Experiment<any, any>} experiment
 * @param {number} model the one of several that the file holds
 */
function setupOf(lesson, { built, state, models }, model) {
  const { text, sampling } = /** @type {{ text?: LearnedText | null, sampling?: any }} */ (state);
  const setup = writeLink(lesson, { chosen: built, text: text?.id, sampling }).slice(1);
  return models.length === 1 ? setup : `${setup}&model=${model}`;
}

/**
 * A model and its training as a file.
 * @param {Addressed} lesson
 * @param {Experiment<any, any>} experiment
 * @param {number} model which of several
 * @param {boolean} withText a text of one's own, too
 */
export function saveModel(lesson, experiment, model, withText) {
  const isOwn = experiment.state.text?.id === 'own';
  const setup = setupOf(lesson, experiment, model);
  return experiment.models[model].save({ setup, withText: isOwn && withText });
}

/**
 * All that PyTorch needs to go on with a text's model, at one and the same step; of several, the one that is looked at.
 * @param {Experiment<Opened, any>} experiment
 */
export async function partsForPyTorch(experiment) {
  const model = experiment.models[experiment.state.subject.model];
  const { vocabulary } = /** @type {Opened} */ (model.opened);
  const learned = /** @type {LearnedText} */ (experiment.state.text);
  const { text } = readText(await learned.read());
  const client = await model.client();
  const wasTraining = experiment.state.training;
  if (wasTraining) await experiment.pause();
  try {
    const file = await model.save({});
    const { text: read, trace } = await client.traceText({
      text: [...text.slice(0, 2 * kProbe)].slice(0, kProbe).join(''),
    });
    return { model: file, vocabulary, text, probe: { text: read, z: trace.z } };
  } finally {
    if (wasTraining) await experiment.train();
  }
}
