// The sound of a plucked string: some harmonics that begin at once and die away, the higher a note the sooner.

/** @import { SoundingNote } from './readAbc.js' */

const kHarmonics = [1, 0.52, 0.34, 0.16, 0.1, 0.05, 0.03];
const kLoudest = 0.5; // of one note; the sum of two neighbours stays below 1
const kAttack = 0.006; // seconds, short enough to be heard as a pluck and long enough not to click
const kDecay = 0.55; // seconds in which middle C falls to 1/e
const kRelease = 0.03; // time constant after the end of a note: the finger damps the string
const kLeadIn = 0.05; // seconds before the first note

/**
 * Schedules all notes; the sound goes to the context's destination.
 * @param {BaseAudioContext} context
 * @param {readonly SoundingNote[]} notes
 * @returns {{ begins: number, silence: () => void }} begins: when the tune does, in the context's time
 */
export function schedule(context, notes) {
  const begins = context.currentTime + kLeadIn;
  const volume = new GainNode(context, { gain: 1 });
  volume.connect(context.destination);
  const wave = waveOf(context);
  for (const note of notes) pluck(context, wave, volume, note, begins + note.start);
  return {
    begins,
    silence: () => {
      const now = context.currentTime;
      volume.gain.setValueAtTime(1, now);
      volume.gain.linearRampToValueAtTime(0, now + 0.02);
    },
  };
}

/** Of what sounds after the end of the last note. In seconds. */
export const kTail = 8 * kRelease;

/** How long it takes in all, with the time before the first note and after the last. @param {number} seconds of the tune */
export const lengthOf = (seconds) => kLeadIn + seconds + kTail;

/** @param {BaseAudioContext} context */
function waveOf(context) {
  const total = kHarmonics.reduce((sum, one) => sum + one, 0);
  const imag = Float32Array.from([0, ...kHarmonics.map((one) => one / total)]);
  return new PeriodicWave(context, { real: new Float32Array(imag.length), imag, disableNormalization: true });
}

/**
 * @param {BaseAudioContext} context
 * @param {PeriodicWave} periodicWave
 * @param {AudioNode} destination
 * @param {SoundingNote} note
 * @param {number} time
 */
function pluck(context, periodicWave, destination, { midi, seconds }, time) {
  const frequency = 440 * 2 ** ((midi - 69) / 12);
  const string = new OscillatorNode(context, { type: 'custom', periodicWave, frequency });
  const envelope = new GainNode(context, { gain: 0 });
  envelope.gain.setValueAtTime(0, time);
  envelope.gain.linearRampToValueAtTime(kLoudest, time + kAttack);
  envelope.gain.setTargetAtTime(0, time + kAttack, kDecay * Math.sqrt(261.6 / frequency));
  envelope.gain.setTargetAtTime(0, time + Math.max(seconds - kRelease, kAttack), kRelease);
  string.connect(envelope).connect(destination);
  string.start(time);
  string.stop(time + seconds + kTail);
}
