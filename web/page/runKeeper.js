// Keeps the run of the page's playground, so that a reload or a crash loses some seconds at most.

/** @import { Experiment } from '../state/experiment.js' */
/** @import { SavedRuns, SavedText } from '../state/savedRuns.js' */
/** @import { LearnedText } from '../state/textSource.js' */

const kFirst = 1500; // milliseconds until the first saving
const kPause = 5000; // between two
const kShare = 0.05; // of the time, at most, that savings take
const kLongest = 9000; // milliseconds, where the machine keeps up

/** @typedef {{ setup: string, step: number, isOffered: () => boolean }} Spared */
/**
 * @typedef {object} Kept what is to be kept at this moment
 * @property {Experiment<any, any>} experiment
 * @property {string} lesson
 * @property {string} setup the address that has the same set-up
 */

export class RunKeeper {
  #runs;
  #present;
  #timer = 0;
  #isKeeping = false;
  #isAskedAgain = false;
  /** What was kept last. */
  #last = { setup: '', step: -1, training: false };
  /** @type {LearnedText | null} whose content has been kept */
  #text = null;
  /** A run of the same set-up that is further, as long as it is offered to a person. @type {Spared | null} */
  #spared = null;

  /**
   * @param {SavedRuns} runs
   * @param {() => Kept | null} present
   */
  constructor(runs, present) {
    this.#runs = runs;
    this.#present = present;
  }

  start() {
    this.#wait(kFirst);
  }

  stop() {
    clearTimeout(this.#timer);
  }

  /** That run is not written over until its step is reached. @param {Spared | null} run */
  spare(run) {
    this.#spared = run;
  }

  /** @param {number} milliseconds */
  #wait(milliseconds) {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(async () => {
      const began = performance.now();
      await this.keep();
      const took = performance.now() - began;
      this.#wait(pauseAfter(took));
    }, milliseconds);
  }

  /** Now, unless there is nothing new. */
  async keep() {
    this.#isAskedAgain = this.#isKeeping;
    const present = this.#present();
    if (this.#isKeeping || !present || !this.#isWorthKeeping(present)) return;
    this.#isKeeping = true;
    try {
      await this.#keep(present);
    } catch {
      // The engine has been closed or has crashed meanwhile: what was kept before stays.
    } finally {
      this.#isKeeping = false;
    }
    if (this.#isAskedAgain) await this.keep();
  }

  /** @param {Kept} present */
  #isWorthKeeping({ experiment, setup }) {
    const { progress, training, opening } = experiment.state;
    const step = progress?.step ?? 0;
    if (opening || !experiment.isOpen || step === 0 || experiment.models.some(({ hasDiverged }) => hasDiverged))
      return false;
    const spared = this.#spared;
    if (spared?.setup === setup && step < spared.step && spared.isOffered()) return false;
    const { setup: lastSetup, step: lastStep, training: wasTraining } = this.#last;
    return lastSetup !== setup || lastStep !== step || wasTraining !== training;
  }

  /** @param {Kept} present */
  async #keep({ experiment, lesson, setup }) {
    const { text, sampling, training, waiting } = experiment.state;
    const step = experiment.state.progress?.step ?? 0;
    const files = await Promise.all(experiment.models.map((model) => model.save({ setup })));
    if (experiment.state.opening) return; // the curves may be those of other models already
    const curves = experiment.models.map(({ curve }) => curve.saved());
    const time = experiment.time.saved();
    const run = {
      setup,
      lesson,
      step,
      training: training || waiting,
      files,
      curves,
      time,
      sampling,
      savedAt: Date.now(),
    };
    const isOtherText = text?.id === 'own' && (text !== this.#text || setup !== this.#last.setup);
    const isKept = await this.#runs.keep(run, isOtherText ? await savedText(text) : undefined);
    if (!isKept) return;
    this.#last = { setup, step, training };
    this.#text = text ?? null;
  }
}

/** What is lost at most: the pause, and what two savings take. @param {number} took milliseconds of the last one */
function pauseAfter(took) {
  const interval = Math.max(kPause, Math.min(took / kShare, kLongest));
  return Math.max(interval - 2 * took, took);
}

/** @param {LearnedText} text @returns {Promise<SavedText>} */
async function savedText(text) {
  const source = await text.read();
  return { content: new Blob([source.kind === 'text' ? source.text : source.bytes]), name: text.name };
}
