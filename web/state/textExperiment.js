// One or several models that learn a text: which text it is, and what stands in the text field.

/** @import { ErrorBody, Opened } from '../worker/protocol.js' */
/** @import { Client } from './engineLink.js' */
/** @import { Beginning } from './experiment.js' */
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
  /** What it began with. @type {Beginning | undefined} */
  #first;

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

  /** @param {Beginning} first */
  begin({ textId = '', text = builtInText(textId), ...first }) {
    this.#first = first;
    this.#patch({ wantedText: text });
    return super.begin(first);
  }

  /** @param {Beginning} saved without a text: the one that there is */
  resume({ text, ...saved }) {
    this.#patch({ wantedText: text ?? this.state.wantedText, textProblem: null });
    return super.resume(saved);
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
    if (!this.isOpen && isOurs && wantedText?.id === 'own') return this.#fallBack(error);
    if (isOurs) this.#patch({ textProblem: error, draft: wantedText?.draft ?? draft });
    if (this.isOpen) this.#patch({ wantedText: text });
    return isTold || isOurs;
  }

  /** The text to begin with cannot be learned: something has to run all the same. @param {ErrorBody} error */
  #fallBack(error) {
    this.note({ kind: this.#first?.askedBy ?? 'address', problems: [error] });
    this.#patch({ wantedText: builtInText('') });
    this.open({ train: true, ...this.#first, saved: undefined });
    return true;
  }
}
