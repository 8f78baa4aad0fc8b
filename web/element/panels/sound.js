// What is spoken, and what the network says to each frame of it.
import { likeliest, shareRight } from '../../views/frameRuns.js';
import { soundPanel } from '../../views/soundPanel.js';
import { Spectrogram } from '../../views/spectrogram.js';
import { define } from '../define.js';

/** @import { HeardReading, SpeechExperiment } from '../../state/speechExperiment.js' */
/** @import { Wish } from '../../worker/protocol.js' */

define('rnn-spectrogram', Spectrogram);

/** @type {import('../scene.js').Panel} */
export default ({ experiment, words, theme, unfolded, unfold }) => {
  const spoken = /** @type {SpeechExperiment} */ (experiment);
  const { words: spokenWords, wish, heard, playing, recording, soundProblem } = spoken.state;
  /** @type {HeardReading | null} */
  const reading = spoken.seen('reading');
  // What was said to another sound does not belong under this one.
  const outputs = reading && reading.heard === heard ? reading.trace.outputs : null;
  const frames = heard ? heard.sound.features.length / heard.sound.bands : 1;
  const data = {
    spokenWords,
    wish,
    heard,
    outputs,
    names: reading?.classes ?? [],
    right: outputs && heard?.labels ? shareRight(heard.labels, likeliest(outputs)) : Number.NaN,
    now: Math.min(unfolded.now, frames - 1),
    position: () => spoken.player.heard,
    playing,
    recording,
    problem: soundProblem,
    table: unfolded.tables.sound ?? false,
    theme,
  };
  const actions = {
    speak: (/** @type {Partial<Wish>} */ change) => spoken.speak(change),
    play: () => spoken.play(),
    listen: () => spoken.listen(),
    stop: () => spoken.stop(),
    move: (/** @type {number} */ now) => unfold({ now }),
    toggleTable: () => unfold({ tables: { ...unfolded.tables, sound: !data.table } }),
  };
  return soundPanel(data, actions, words);
};
