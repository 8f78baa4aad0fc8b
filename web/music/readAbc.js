// What ABC notation says, read by abcjs, which is fetched when it is first needed.
import { RnnError } from '../engine/rnnError.js';

/**
 * @typedef {object} SoundingNote
 * @property {number} midi 60 is middle C
 * @property {number} start seconds from the beginning of the tune
 * @property {number} seconds how long it is
 * @property {number} place where it stands in the text, counted in UTF-16 units from 0
 *
 * @typedef {object} ReadTune
 * @property {SoundingNote[]} notes with all repeats, in the order of their beginnings
 * @property {number} seconds of all of it
 */

const kWholeNotesPerMinute = 30; // where the text gives no tempo: 120 quarters

/** @returns {Promise<typeof import('abcjs')>} */
export const loadAbcjs = async () => {
  const module = await import('abcjs').catch((error) => {
    throw new RnnError('score-not-loaded', String(error));
  });
  return module.default ?? module;
};

/**
 * Throws RnnError abc-unreadable with the line and the column of what is no ABC, abc-no-notes, score-not-loaded.
 * @param {string} text
 * @returns {Promise<ReadTune>}
 */
export async function readAbc(text) {
  const { parseOnly } = await loadAbcjs();
  const [tune] = parseOnly(text);
  const [warning] = tune?.warnings ?? [];
  if (warning) {
    const [, line = '1', column = '1'] = /Line:(\d+):(\d+)/.exec(warning) ?? [];
    throw new RnnError('abc-unreadable', warning, { value: line, allowed: column });
  }
  const notes = tune ? notesOf(tune) : [];
  if (notes.length === 0) throw new RnnError('abc-no-notes', 'There is no note in it.');
  return { notes, seconds: Math.max(...notes.map(({ start, seconds }) => start + seconds)) };
}

/** A MIDI file of it. @param {string} text @returns {Promise<Uint8Array<ArrayBuffer>>} */
export async function midiOf(text) {
  const { synth } = await loadAbcjs();
  const [file] = /** @type {any} */ (synth.getMidiFile(text, { midiOutputType: 'binary' }));
  return file;
}

/** @param {any} tune of abcjs @returns {SoundingNote[]} */
function notesOf(tune) {
  const { duration: [beat] = [1], bpm = kWholeNotesPerMinute } = tune.metaText.tempo ?? {};
  const whole = 60 / (bpm * beat); // seconds
  return tune
    .setUpAudio()
    .tracks.flat()
    .filter((/** @type {any} */ { cmd }) => cmd === 'note')
    .map((/** @type {any} */ { pitch, start, duration, startChar }) => ({
      midi: pitch,
      start: start * whole,
      seconds: duration * whole,
      place: startChar,
    }))
    .sort((/** @type {SoundingNote} */ one, /** @type {SoundingNote} */ other) => one.start - other.start);
}
