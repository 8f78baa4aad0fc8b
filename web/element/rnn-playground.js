// The element: joins the experiment of a lesson with the views and the browser's events. Registered by register.js.
import { html, LitElement, nothing, unsafeCSS } from 'lit';
import { EngineClient } from '../engine/client.js';
import { lessonNamed } from '../lessons/registry.js';
import { wordsFor } from '../locales/words.js';
import { defaults } from '../state/settings.js';
import { TextExperiment } from '../state/textExperiment.js';
import style from '../views/style.css?inline';
import { acceptDrops } from './fileDrop.js';
import { noticesOf, transportOf } from './frame.js';
import { panelNamed } from './panels.js';
import { folded } from './scene.js';

/** @import { ErrorBody } from '../worker/protocol.js' */
/** @import { Experiment } from '../state/experiment.js' */
/** @import { Chosen } from '../state/settings.js' */
/** @import { Scene } from './scene.js' */

const kMillisecondsBetweenDrawings = 60; // less than four frames

/**
 * @fires rnn-changed the settings, the text or what is going on has changed; `detail` says what they are now
 */
export class RnnPlayground extends LitElement {
  static styles = unsafeCSS(style);

  static properties = {
    lesson: { type: String, reflect: true },
    lang: { type: String },
    theme: { type: String, reflect: true },
    unfolded: { state: true },
    isOver: { state: true },
  };

  constructor() {
    super();
    this.lesson = '';
    this.lang = '';
    this.theme = '';
    /** What to begin with; to be set before the element is put into a page. */
    /** @type {{ chosen?: Chosen, text?: string | null, problems?: ErrorBody[] }} */
    this.first = {};
    /** Where files may be dropped: the element itself, or what the page sets instead. @type {EventTarget} */
    this.dropTarget = this;
    this.unfolded = folded();
    this.isOver = false;
    this.lastDrawn = Number.NEGATIVE_INFINITY;
    /** @type {Experiment<any, any> | undefined} the one that is alive */
    this.experiment = undefined;
    this.present = lessonNamed(this.lesson);
    this.onVisibility = () => (document.hidden ? this.experiment?.hide() : this.experiment?.show());
  }

  get words() {
    return wordsFor(this.lang || document.documentElement.lang || navigator.language);
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.onVisibility);
    this.begin();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.onVisibility);
    this.end();
  }

  /** Another lesson, in the same element: the one before is over. @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    if (!changed.has('lesson') || lessonNamed(this.lesson) === this.present) return;
    this.end();
    this.first = {};
    this.begin();
  }

  begin() {
    this.present = lessonNamed(this.lesson);
    const { begin, settings, goals } = this.present;
    const experiment = begin({
      connect: (options) => EngineClient.create(options),
      cores: navigator.hardwareConcurrency || 1,
      settings,
      goals,
    });
    this.experiment = experiment;
    experiment.addEventListener('change', () => this.requestUpdate());
    experiment.addEventListener('chosen', () => this.tell());
    const { chosen = defaults(settings), text, problems } = this.first;
    const textId = text ?? (this.words.language === 'tr' ? 'turkce' : 'english');
    experiment.begin({ chosen, textId, problems });
    this.unfolded = folded();
    this.endDrops = experiment instanceof TextExperiment ? this.acceptDrops(experiment) : undefined;
  }

  end() {
    this.endDrops?.();
    this.experiment?.dispose();
  }

  /** @param {TextExperiment<any>} reader */
  acceptDrops(reader) {
    return acceptDrops(this.dropTarget, {
      onOver: (isOver) => {
        this.isOver = isOver;
      },
      onFile: (file) => reader.useFile(file),
      onText: (text) => reader.useText(text),
    });
  }

  /** However often the engine reports, the page is drawn at most so often. */
  async scheduleUpdate() {
    do await nextFrame();
    while (performance.now() - this.lastDrawn < kMillisecondsBetweenDrawings);
    this.lastDrawn = performance.now();
    super.scheduleUpdate();
  }

  /** Whether training has stopped only because the page is hidden. */
  get isWaiting() {
    return this.experiment?.state.waiting ?? false;
  }

  tell() {
    const { chosen, text } = /** @type {Experiment<any, any>} */ (this.experiment).state;
    const detail = { lesson: this.present.id, chosen, text: text?.id };
    this.dispatchEvent(new CustomEvent('rnn-changed', { detail, bubbles: true, composed: true }));
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
      unfolded: this.unfolded,
      unfold: (patch) => {
        this.unfolded = { ...this.unfolded, ...patch };
      },
    };
  }

  render() {
    const { words, scene } = this;
    const { stage, side } = this.present.panels;
    /** @param {string} name */
    const panel = (name) => panelNamed(name)(scene);
    return html`
      <div class="playground ${this.present.id}" lang=${words.language}>
        ${transportOf(scene.experiment, words)} ${noticesOf(scene.experiment, words)}
        <div class="panels">
          ${panel('guide')}
          <div class="stage">${stage.map(panel)}</div>
          <div class="side">${side.map(panel)}</div>
        </div>
        ${this.isOver ? html`<div class="drop">${words.say('text.drop')}</div>` : nothing}
      </div>
    `;
  }
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
