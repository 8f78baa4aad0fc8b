// What the dialog of sharing and taking along shows of an element, and what its buttons do. The dialog itself and what
// makes files are loaded when it is opened for the first time.
import { html, nothing } from 'lit';
import { curvesAsCsv } from '../state/curveTable.js';
import { linkTo, partsForPyTorch, saveModel } from '../state/takeAlong.js';
import { picturesIn } from '../views/pictures/picture.js';
import { embedCode } from './embedCode.js';
import { saveFile } from './saveFile.js';

/** @import { ErrorBody } from '../worker/protocol.js' */
/** @import { TakeAlongActions, TakeAlongData } from '../views/takeAlong/takeAlong.js' */
/** @import { Picture } from '../views/pictures/picture.js' */
/** @import { RnnPlayground } from './rnn-playground.js' */

export class TakingAlong {
  /** @type {TakeAlongData | null} while the dialog is open */
  #data = null;
  #reproducible = false;

  /** @param {RnnPlayground} element */
  constructor(element) {
    this.element = element;
  }

  get experiment() {
    return /** @type {NonNullable<RnnPlayground['experiment']>} */ (this.element.experiment);
  }

  async open() {
    await import('../views/takeAlong/takeAlong.js');
    this.#reproducible = this.experiment.state.chosen.reproducible;
    await this.#show();
  }

  close() {
    this.#data = null;
    this.element.requestUpdate();
  }

  dialog() {
    const { element } = this;
    if (!this.#data) return nothing;
    return html`
      <rnn-take-along .data=${this.#data} .actions=${this.#actions} .words=${element.words} @close=${() => this.close()}></rnn-take-along>
    `;
  }

  async #show() {
    const { element, experiment } = this;
    const { present, words } = element;
    const reproducible = this.#reproducible;
    const { fragment, ownText } = await linkTo(present, experiment, { reproducible, language: words.language });
    this.#patch({
      link: element.page && element.page + fragment,
      ownText,
      reproducible,
      canReproduce: present.settings.some(({ name }) => name === 'reproducible'),
      embed: embedCode(element.home, present, experiment.state, fragment, words.language),
      models: experiment.models.length === 1 ? [''] : experiment.names,
      readsText: present.readsText ?? false,
      ready: experiment.isOpen && !experiment.models.some(({ hasDiverged }) => hasDiverged),
      pictures: picturesIn(element.renderRoot),
      busy: '',
      problem: null,
    });
  }

  /** @param {Partial<TakeAlongData>} patch */
  #patch(patch) {
    this.#data = /** @type {TakeAlongData} */ ({ ...this.#data, ...patch });
    this.element.requestUpdate();
  }

  /** @type {TakeAlongActions} */
  #actions = {
    reproduce: (reproducible) => {
      this.#reproducible = reproducible;
      this.#show();
    },
    save: (index, withText) =>
      this.#make('model', async () => {
        const file = await saveModel(this.element.present, this.experiment, index, withText);
        saveFile(new Blob([file]), this.#name('safetensors', this.experiment.names[index]));
      }),
    open: (file) => {
      this.close();
      this.element.openModel(file);
    },
    toPyTorch: () =>
      this.#make('pytorch', async () => {
        const [{ archiveForPyTorch }, parts] = await Promise.all([
          import('../pytorch/archive.js'),
          partsForPyTorch(this.experiment),
        ]);
        const archive = archiveForPyTorch({ ...parts, guide: this.element.words.say('takeAlong.guide') });
        saveFile(new Blob([archive], { type: 'application/zip' }), this.#name('zip', 'pytorch'));
      }),
    toTable: () => {
      const { models, names } = this.experiment;
      const table = curvesAsCsv(models.map(({ curve }, index) => ({ name: names[index], curve })));
      saveFile(new Blob([table], { type: 'text/csv' }), this.#name('csv'));
    },
    draw: (picture, type) => this.#make('picture', () => this.#draw(picture, type)),
  };

  /**
   * @param {Picture} picture
   * @param {'svg' | 'png'} type
   */
  async #draw(picture, type) {
    const svg = picture.draw();
    const name = this.#name(type, picture.kind);
    if (type === 'svg') return saveFile(new Blob([svg], { type: 'image/svg+xml' }), name);
    const { asPng } = await import('../views/pictures/png.js');
    saveFile(await asPng(svg), name);
  }

  /**
   * @param {string} busy
   * @param {() => Promise<void>} make
   */
  async #make(busy, make) {
    this.#patch({ busy, problem: null });
    try {
      await make();
      if (this.#data) this.#patch({ busy: '' });
    } catch (error) {
      const { code = 'unexpected', message, field = '', value = '', allowed = '' } = /** @type {any} */ (error);
      /** @type {ErrorBody} */
      const problem = { code, message: String(message), field, value, allowed };
      if (this.#data) this.#patch({ busy: '', problem });
    }
  }

  /** The name of a file: tekrar-characters-step-1234.csv. @param {string} ending @param {string} [what] */
  #name(ending, what) {
    const step = this.experiment.state.progress?.step ?? 0;
    const parts = ['tekrar', this.element.present.id, what, `${step}`].filter(Boolean).join('-');
    return `${parts.replaceAll(/[^\p{L}\p{N}.-]+/gu, '-')}.${ending}`;
  }
}
