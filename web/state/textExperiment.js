// One or several models that learn a text: which text it is, and what stands in the text field.

/** @import { ErrorBody, Opened } from '../worker/protocol.js' */
/** @import { Client } from './engineLink.js' */
/** @import { ExperimentState } from './experimentState.js' */
/** @import { Chosen } from './settings.js' */
/** @import { LearnedText } from './textSource.js' */

import { Experiment } from './experiment.js';
import { isAboutText } from './experimentState.js';
import { forEngine } from './settings.js';
import { builtInText, fileText, kLongestShown, ownText } from './textSource.js';

const kReadFirst = 24; // characters

/**
 * @typedef {object} AboutText
 * @property {LearnedText | null} text the one being learned
 * @property {LearnedText | null} wantedText the one asked for: the same, or one that is still being opened
 * @property {string | null} draft what stands in the text field instead of the text being learned
 * @property {ErrorBody | null} textProblem
 *
 * @typedef {ExperimentState & AboutText} TextState
 */

/**
 * @template {TextState} [State=TextState]
 * @extends {Experiment<Opened, State>}
 */
export class TextExperiment extends Experiment {
  /** What was last typed or pasted, so that a look at another text does not lose it. */
  #ownText = '';

  /** @param {ConstructorParameters<typeof Experiment>[0]} needs */
  constructor(needs) {
    super(needs);
    this.#patch({ text: null, wantedText: null, draft: null, textProblem: null });
  }

  /** @param {Partial<AboutText>} patch */
  #patch(patch) {
    this.patch(/** @type {Partial<State>} */ (patch));
  }

  /** The one that is looked at. */
  get model() {
    return this.models[this.state.subject.model];
  }

  /** What it is watched reading: how the text begins. */
  get reads() {
    return [...(this.state.text?.content.slice(0, 2 * kReadFirst) ?? '')].slice(0, kReadFirst).join('');
  }

  /**
   * Builds the first models and trains them.
   * @param {{ chosen: Chosen, textId?: string, problems?: ErrorBody[] }} first
   */
  begin({ chosen, textId = '', problems }) {
    this.#patch({ wantedText: builtInText(textId) });
    return super.begin({ chosen, problems });
  }

  /** @param {string} id */
  chooseText(id) {
    return this.#learn(builtInText(id));
  }

  /** @param {File} file */
  useFile(file) {
    return this.#learn(fileText(file));
  }

  /** @param {string} content */
  useText(content) {
    this.#ownText = content.length <= kLongestShown ? content : '';
    return this.#learn(ownText(content));
  }

  /** A text of one's own: the one from before, if there was one. */
  beginOwnText() {
    this.editText(this.#ownText);
  }

  /** @param {string | null} draft what stands in the text field; null goes back to the text being learned */
  editText(draft) {
    this.#ownText = draft ?? '';
    this.#patch({ draft, textProblem: null });
  }

  /** @param {LearnedText} text */
  #learn(text) {
    this.#patch({ wantedText: text, textProblem: null });
    return this.open();
  }

  /** @param {Chosen} chosen */
  async openings(chosen) {
    const text = /** @type {LearnedText} */ (this.state.wantedText);
    const source = await text.read();
    return [(/** @type {Client} */ client) => client.open(forEngine(chosen), source)];
  }

  /** @returns {Partial<State>} */
  opened() {
    const text = /** @type {LearnedText} */ (this.state.wantedText);
    const learned = text.learned(/** @type {Opened} */ (this.models[0].opened));
    // What is being typed meanwhile stays, unless it was this very text.
    const draft = text === this.state.text ? this.state.draft : null;
    return /** @type {Partial<State>} */ ({ text: learned, wantedText: learned, draft });
  }

  /**
   * @param {ErrorBody} error
   * @param {boolean} isTold
   */
  refused(error, isTold) {
    const { wantedText, draft, text } = this.state;
    const isOurs = !isTold && isAboutText(error);
    if (isOurs) this.#patch({ textProblem: error, draft: wantedText?.draft ?? draft });
    if (this.isOpen) this.#patch({ wantedText: text });
    return isTold || isOurs;
  }
}
