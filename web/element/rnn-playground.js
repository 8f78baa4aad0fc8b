// The element: joins the experiment of a lesson with the views, the page around it and the browser's events. Registered
// by register.js.
import { html, LitElement, nothing, unsafeCSS } from 'lit';
import { EngineClient } from '../engine/client.js';
import { RnnError } from '../engine/rnnError.js';
import { lessonNamed } from '../lessons/registry.js';
import { wordsFor } from '../locales/words.js';
import { saveModel } from '../state/takeAlong.js';
import { TextExperiment } from '../state/textExperiment.js';
import { builtInText } from '../state/textSource.js';
import { inTurn } from '../views/inTurn.js';
import { leavesSubscripts } from '../views/subscripts.js';
import style from '../views/style.css?inline';
import { announce } from './announcements.js';
import { kLookAttributes, kSettingAttributes, kTextAttributes } from './attributeNames.js';
import { addProperties, upgradeProperties } from './attributeProperties.js';
import { changedAttributes, readAttributes } from './attributes.js';
import { beginningOf } from './beginning.js';
import { acceptDrops } from './fileDrop.js';
import { noticesOf, transportOf } from './frame.js';
import { loadPanels, panelNamed } from './panels.js';
import { Parts } from './parts.js';
import { generate, trace } from './requests.js';
import { homeOfScript } from './home.js';
import { beginningAt, beginningIn, checkModelSize, isModelFile } from './savedModel.js';
import { folded } from './scene.js';
import { isInView, watchSight } from './sight.js';
import { TakingAlong } from './takingAlong.js';
import { kVersion } from './version.js';

/** @import { ErrorBody } from '../worker/protocol.js' */
/** @import { Experiment } from '../state/experiment.js' */
/** @import { First } from './beginning.js' */
/** @import { Scene } from './scene.js' */

const kMillisecondsBetweenDrawings = 60; // less than four frames

/**
 * A model that is trained on the page, with all that is to be seen of it.
 *
 * @fires rnn-ready there is a model
 * @fires rnn-step a further step has been trained; not every single one is told
 * @fires rnn-done all goals of the lesson are reached
 * @fires rnn-error something that was asked for cannot be, or has failed
 * @fires rnn-changed the settings or the text are others now
 */
export class RnnPlayground extends LitElement {
  static version = kVersion;
  static styles = unsafeCSS(style);

  static properties = {
    lesson: { type: String, reflect: true },
    lang: { type: String },
    theme: { type: String, reflect: true },
    unfolded: { state: true },
    isOver: { state: true },
  };

  static get observedAttributes() {
    // biome-ignore lint/complexity/noThisInStatic: Lit reads the properties of the class that asks
    return [...super.observedAttributes, ...kTextAttributes, ...kLookAttributes, ...kSettingAttributes.keys()];
  }

  /** Attributes that have another value since it began, and since the last drawing. @type {Set<string>} */
  #changed = new Set();
  /** @type {Promise<void> | null} null before the experiment has begun */
  #beginning = null;
  #parts = new Parts(null, null);
  #partsSheet = new CSSStyleSheet();
  #placeSheet = new CSSStyleSheet();
  #wasWhole = false;

  constructor() {
    super();
    // The place that a page keeps for an element that is not defined yet is kept until all of it is drawn.
    const { height } = getComputedStyle(this);
    this.isPlaceKept = Number.parseFloat(height) > 0;
    if (this.isPlaceKept) this.#placeSheet.replaceSync(`:host { min-height: ${height} }`);
    this.lesson = '';
    this.lang = '';
    this.theme = '';
    /** To be set before the element is put into a page. @type {First | null} */
    this.first = null;
    /** The address of the page that a link leads to, and of the folder with the files for other pages; '' where unknown. */
    this.page = homeOfScript();
    this.home = this.page;
    this.taking = new TakingAlong(this);
    /** Where files may be dropped: the element itself, or what the page sets instead. @type {EventTarget} */
    this.dropTarget = this;
    this.unfolded = folded();
    this.isOver = false;
    this.lastDrawn = Number.NEGATIVE_INFINITY;
    /**
     * The first drawing is spread over several frames, a panel in each, so that none of them takes long. Without a place
     * the first panel comes in the first frame, or what stands below would be seen to move.
     */
    this.drawnPanels = this.isPlaceKept ? 0 : 1;
    /** @type {boolean | undefined} whether it was in view when it was to be drawn first */
    this.wasSeen = undefined;
    /** @type {Experiment<any, any> | undefined} the one that is alive */
    this.experiment = undefined;
    this.present = lessonNamed(this.lesson);
    /** Resolved when there is the first model; rejected when there cannot be any. @type {Promise<RnnPlayground>} */
    this.ready = new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
    });
    this.ready.catch(() => {}); // who does not wait for it is told by rnn-error
  }

  get words() {
    const around = this.closest('[lang]')?.getAttribute('lang');
    return wordsFor(this.lang || around || navigator.language);
  }

  /** The settings that are at work, or that would be. */
  get chosen() {
    return this.experiment?.state.chosen ?? readAttributes((name) => this.getAttribute(name)).chosen;
  }

  /** How far it is to each goal of the lesson. */
  get goals() {
    return this.experiment?.goals() ?? [];
  }

  /** Whether training has stopped only because nobody sees it. */
  get isWaiting() {
    return this.experiment?.state.waiting ?? false;
  }

  /** Trains until told to pause, in sight or not. */
  async train() {
    await this.begin();
    await this.experiment?.train();
  }

  async pause() {
    await this.begin();
    await this.experiment?.pause();
  }

  /** @param {number} [count] of steps, after which it is paused */
  async step(count = 1) {
    await this.begin();
    await this.experiment?.step(count);
  }

  /** Step 0 again: the same seed gives the same run. */
  async reset() {
    await this.begin();
    await this.experiment?.reset();
  }

  /**
   * The model and its training as a safetensors file, to be opened here again or by PyTorch.
   * @param {{ model?: number, withText?: boolean }} [options] model: which of several; withText: a text of one's own, too
   * @returns {Promise<Uint8Array<ArrayBuffer>>}
   */
  async save({ model = 0, withText = true } = {}) {
    await this.ready;
    return saveModel(this.present, /** @type {Experiment<any, any>} */ (this.experiment), model, withText);
  }

  /**
   * Goes on from a file that `save` gave: its lesson, its settings, its training. When that cannot be, what there is goes
   * on, and the promise is rejected.
   * @param {Uint8Array | ArrayBuffer} bytes
   */
  async load(bytes) {
    const file = new Uint8Array(bytes); // a copy: the caller's stays
    const { lesson, first } = beginningIn(file);
    if (lessonNamed(lesson) !== this.present || !this.experiment?.isOpen) await this.beginAnew(lesson, first);
    else {
      const own =
        lessonNamed(lesson).readsText && (first.learned ?? (first.text ? builtInText(first.text) : undefined));
      await this.experiment.resume({ ...first, chosen: first.chosen ?? this.chosen, text: own || undefined });
    }
    const notice = this.experiment?.state.notice;
    if (notice?.kind === 'refused') throw notice.error;
  }

  /** The same for a file that a person has chosen: what is wrong is told in the element. @param {Blob} file */
  async openModel(file) {
    try {
      checkModelSize(file.size);
      await this.load(await file.arrayBuffer());
    } catch (error) {
      this.experiment?.note({ kind: 'refused', error: /** @type {ErrorBody} */ (error) });
    }
  }

  /**
   * What the model of a text goes on with.
   * @param {string} prompt
   * @param {Parameters<typeof generate>[2]} [options]
   */
  async generate(prompt, options) {
    await this.ready;
    return generate(/** @type {Experiment<any, any>} */ (this.experiment), prompt, options);
  }

  /**
   * What a model computes while it reads.
   * @param {Parameters<typeof trace>[1]} input a text, or the number of a held-out example
   * @param {Parameters<typeof trace>[2]} [options]
   */
  async trace(input, options) {
    await this.ready;
    return trace(/** @type {Experiment<any, any>} */ (this.experiment), input, options);
  }

  connectedCallback() {
    super.connectedCallback();
    upgradeProperties(this);
    if (!this.experiment) this.prepare();
    if (this.isPlaceKept) this.#warmUp();
    this.endSight = watchSight(this, (sight) => this.seen(sight));
    if (this.hasAttribute('keep-training')) this.begin();
  }

  /** What takes a browser long the first time, in frames of its own: the font of equations, the form of numbers. */
  #warmUp() {
    inTurn(leavesSubscripts);
    inTurn(() => this.words.count(0));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.endSight?.();
    // Who moves the element to another place does so at once, and loses nothing.
    queueMicrotask(() => this.isConnected || this.end());
  }

  /** @param {string} name @param {string | null} before @param {string | null} value */
  attributeChangedCallback(name, before, value) {
    super.attributeChangedCallback(name, before, value);
    if (before === value) return;
    if (name === 'hide' || name === 'controls') this.#hideParts();
    if (this.#beginning) this.#changed.add(name);
    this.requestUpdate();
  }

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    const attributes = [...this.#changed];
    this.#changed.clear();
    if (!this.experiment) return;
    const isOther = changed.has('lesson') && lessonNamed(this.lesson) !== this.present;
    if (isOther || attributes.some((name) => kTextAttributes.includes(name))) this.beginAnew();
    else if (this.#beginning) this.#change(attributes);
  }

  #hideParts() {
    this.#parts = new Parts(this.getAttribute('hide'), this.getAttribute('controls'));
    this.#partsSheet.replaceSync(this.#parts.style);
  }

  /** Takes up what attributes ask for since. @param {string[]} names */
  #change(names) {
    const { settings, problems } = changedAttributes((name) => this.getAttribute(name), names);
    if (problems.length > 0) this.experiment?.note({ kind: 'attributes', problems });
    for (const [name, value] of settings) this.experiment?.changeSetting(name, value);
  }

  /** The experiment of the lesson, which costs nothing before it begins. */
  prepare() {
    this.present = lessonNamed(this.lesson);
    const { begin, settings, goals } = this.present;
    const experiment = begin({
      connect: (options) => EngineClient.create(options),
      cores: navigator.hardwareConcurrency || 1,
      settings,
      goals,
    });
    this.experiment = experiment;
    this.#beginning = null;
    this.#loadPanels();
    experiment.addEventListener('change', () => {
      this.requestUpdate();
      if (experiment.isOpen) this.settle?.resolve(this);
      else if (experiment.state.unavailable) this.settle?.reject(experiment.state.unavailable);
    });
    announce(this, experiment, { lesson: this.present.id, words: () => this.words });
    this.unfolded = folded();
    this.endDrops = this.acceptDrops(experiment);
  }

  /** Those of the lesson that did not come with the element. */
  async #loadPanels() {
    const { stage, side } = this.present.panels;
    try {
      await loadPanels([...stage, ...side]);
    } catch (error) {
      const problem = new RnnError('panel-not-loaded', String(error));
      this.experiment?.note({ kind: 'refused', error: problem });
    }
    this.requestUpdate();
  }

  /** Builds the first model, unless that has been done. */
  begin() {
    this.#beginning ??= this.#begin();
    return this.#beginning;
  }

  async #begin() {
    const { experiment, present } = this;
    if (document.readyState === 'loading') await contentLoaded(); // a text may stand within the element
    if (!experiment || experiment !== this.experiment) return;
    const saved = this.first ? null : await this.#modelAt(this.getAttribute('model-src'));
    if (experiment !== this.experiment) return;
    if (saved && 'first' in saved && lessonNamed(saved.lesson) !== present) {
      this.beginAnew(saved.lesson, saved.first); // the file knows its lesson
      return;
    }
    const first = saved && 'first' in saved ? saved.first : this.first;
    const beginning = beginningOf(this, present, first, this.words.language);
    if (saved && 'problem' in saved) beginning.problems = [...(beginning.problems ?? []), saved.problem];
    await experiment.begin(beginning);
    if (this.sight) this.seen(this.sight); // it may have left the view meanwhile
  }

  /**
   * What a trained model asks for, or why it cannot be had. Whether it is trained on is said by `paused`.
   * @param {string | null} address
   * @returns {Promise<{ lesson: string, first: First } | { problem: ErrorBody } | null>}
   */
  async #modelAt(address) {
    if (!address) return null;
    try {
      const { lesson, first } = await beginningAt(address, document.baseURI);
      return { lesson, first: { ...first, train: undefined } };
    } catch (error) {
      return { problem: /** @type {ErrorBody} */ (error) };
    }
  }

  /**
   * Another lesson or another text, in the same element: the one before is over.
   * @param {string} [lesson]
   * @param {First | null} [first]
   */
  async beginAnew(lesson = this.lesson, first = null) {
    const hadBegun = this.#beginning !== null;
    this.end();
    this.lesson = lesson;
    this.first = first;
    this.prepare();
    if (hadBegun || first) await this.begin();
  }

  end() {
    this.endDrops?.();
    this.taking.close();
    this.experiment?.dispose();
    this.experiment = undefined;
    this.#beginning = null;
  }

  /** @param {import('./sight.js').Sight} sight */
  seen(sight) {
    const wasPageHidden = this.sight?.isPageHidden;
    this.sight = sight;
    this.#rest();
    if (sight.isPageHidden) this.experiment?.hide();
    else if (!sight.isInView && !this.hasAttribute('keep-training')) this.experiment?.hide();
    else if (sight.isInView && !this.#beginning) this.begin();
    else this.experiment?.show({ isTold: wasPageHidden });
  }

  /** Models everywhere; texts where one is learned. @param {Experiment<any, any>} experiment */
  acceptDrops(experiment) {
    const reader = experiment instanceof TextExperiment ? experiment : null;
    return acceptDrops(this.dropTarget, {
      onOver: (isOver) => {
        this.isOver = isOver;
      },
      onFile: async (file) => {
        if (await isModelFile(file)) this.openModel(file);
        else reader?.useFile(file);
      },
      onText: (text) => reader?.useText(text),
    });
  }

  createRenderRoot() {
    const root = /** @type {ShadowRoot} */ (super.createRenderRoot());
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#partsSheet, this.#placeSheet];
    return root;
  }

  /**
   * However often the engine reports, the page is drawn at most so often. The first drawing goes panel by panel, in turn
   * with the other elements of the page.
   */
  async scheduleUpdate() {
    if (!this.isWhole) return inTurn(() => super.scheduleUpdate(), { isSeen: this.isSeen });
    do await nextFrame();
    while (this.isWhole && performance.now() - this.lastDrawn < kMillisecondsBetweenDrawings);
    this.lastDrawn = performance.now();
    super.scheduleUpdate();
  }

  /** Every panel is a part that a page can give another look. */
  updated() {
    for (const panel of this.renderRoot.querySelectorAll('.panel')) panel.part.value = panel.className;
    if (!this.isWhole) {
      this.drawnPanels += 1;
      this.requestUpdate();
    } else if (!this.#wasWhole) {
      this.#wasWhole = true;
      this.#placeSheet.replaceSync('');
      this.#rest();
    }
  }

  /** Out of view it costs the page nothing to lay out and to paint, and keeps its place all the same. */
  async #rest() {
    if (this.isSeen || !this.#wasWhole) return;
    await nextFrame(); // when its height is known
    const { height } = getComputedStyle(this);
    if (!height.endsWith('px')) return; // it stands in something that is not displayed
    this.#placeSheet.replaceSync(`:host { content-visibility: auto; contain-intrinsic-block-size: auto ${height} }`);
  }

  get isSeen() {
    if (this.sight) return this.sight.isInView;
    this.wasSeen ??= isInView(this); // nothing is told of what is out of view from the beginning
    return this.wasSeen;
  }

  /** Whether all panels are drawn. */
  get isWhole() {
    const { stage, side } = this.present.panels;
    return this.drawnPanels > stage.length + side.length;
  }

  /** @returns {Scene} */
  get scene() {
    const { words } = this;
    return {
      lesson: this.present,
      experiment: /** @type {Experiment<any, any>} */ (this.experiment),
      words,
      texts: this.present.texts[words.language],
      theme: this.theme,
      parts: this.#parts,
      unfolded: this.unfolded,
      unfold: (patch) => {
        this.unfolded = { ...this.unfolded, ...patch };
      },
    };
  }

  render() {
    if (!this.experiment) return nothing;
    const { words, scene } = this;
    const { stage, side } = this.present.panels;
    const seen = (/** @type {string} */ name) => this.#parts.showsPanel(name);
    let left = this.drawnPanels;
    const panels = (/** @type {readonly string[]} */ names) =>
      names.filter((name) => seen(name) && panelNamed(name) && left-- > 0).map((name) => panelNamed(name)?.(scene));
    const asides = { guide: ['guide'], side };
    const missing = Object.entries(asides).flatMap(([name, names]) => (names.some(seen) ? [] : [`no-${name}`]));
    return html`
      <div class="playground ${this.present.id}" lang=${words.language} dir="ltr">
        ${transportOf(scene.experiment, words, () => this.taking.open())} ${noticesOf(scene.experiment, words)}
        ${
          this.drawnPanels === 0
            ? nothing
            : html`
              <div class="panels ${missing.join(' ')} ${this.isWhole ? '' : 'coming'}">
                ${panels(asides.guide)}
                <div class="stage">${panels(stage)}</div>
                ${missing.includes('no-side') ? nothing : html`<div class="side">${panels(side)}</div>`}
              </div>
            `
        }
        ${this.isOver ? html`<div class="drop">${words.say('text.drop')}</div>` : nothing}
        ${this.taking.dialog()}
      </div>
    `;
  }
}

addProperties(RnnPlayground.prototype);

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

const contentLoaded = () =>
  new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
