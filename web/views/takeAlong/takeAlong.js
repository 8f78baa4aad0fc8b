// The dialog in which a person passes a set-up on and takes a model along: <rnn-take-along .data .actions .words>. It is
// there while it is open; `close` is told when a person leaves it.
import { html, LitElement, nothing, unsafeCSS } from 'lit';
import { wordsFor } from '../../locales/words.js';
import { icon } from '../icon.js';
import { copyField } from './copyField.js';
import style from './takeAlong.css?inline';

/** @import { ErrorBody } from '../../worker/protocol.js' */
/** @import { Picture } from '../pictures/picture.js' */

/**
 * @typedef {object} TakeAlongData
 * @property {string} link '' where there is no page to lead to
 * @property {'none' | 'inside' | 'tooLong'} ownText whether there is a text of one's own, and whether the link holds it
 * @property {boolean} reproducible whether the link asks for the same numbers everywhere
 * @property {boolean} canReproduce whether it can be asked for that
 * @property {{ element: string, frame: string } | null} embed code for other pages; null where they could not reach this one
 * @property {readonly string[]} models names of those that can be saved; one without a name where there is only one
 * @property {boolean} readsText whether they learn a text
 * @property {boolean} ready whether there is a model that can be saved
 * @property {readonly Picture[]} pictures
 * @property {string} busy what is being made, such as "pytorch"; or ''
 * @property {ErrorBody | null} problem
 *
 * @typedef {object} TakeAlongActions
 * @property {(reproducible: boolean) => void} reproduce
 * @property {(model: number, withText: boolean) => void} save
 * @property {(file: File) => void} open
 * @property {() => void} toPyTorch
 * @property {() => void} toTable
 * @property {(picture: Picture, type: 'svg' | 'png') => void} draw
 */

export class TakeAlong extends LitElement {
  static styles = unsafeCSS(style);

  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    data: { attribute: false },
    actions: { attribute: false },
    words: { attribute: false },
    kind: { state: true },
    withText: { state: true },
    copied: { state: true },
  };

  constructor() {
    super();
    /** @type {TakeAlongData | null} */
    this.data = null;
    /** @type {TakeAlongActions | null} */
    this.actions = null;
    this.words = wordsFor('');
    /** @type {'element' | 'frame'} the code for embedding that is shown */
    this.kind = 'element';
    this.withText = true;
    /** @type {{ field: string, isDone: boolean } | null} what was copied last, and whether the browser allowed it */
    this.copied = null;
  }

  get dialog() {
    return /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector('dialog'));
  }

  firstUpdated() {
    this.dialog.showModal();
  }

  close() {
    this.dialog.close();
  }

  render() {
    const { words, data } = this;
    return html`
      <dialog
        aria-labelledby="title"
        lang=${words.language}
        @close=${() => this.dispatchEvent(new Event('close'))}
        @click=${(/** @type {Event} */ event) => event.target === this.dialog && this.close()}
      >
        <div class="sheet">
          <header>
            <h2 id="title">${words.say('takeAlong.title')}</h2>
            <button class="quiet" type="button" aria-label=${words.say('takeAlong.close')} @click=${this.close}>${icon('x')}</button>
          </header>
          ${data ? html`<div class="columns">${data.link ? this.passOn(data) : nothing} ${this.take(data)}</div>` : nothing}
          <p class="problem" role="alert">${data?.problem ? words.error(data.problem) : nothing}</p>
        </div>
      </dialog>
    `;
  }

  /** @param {TakeAlongData} data */
  passOn({ link, ownText, reproducible, canReproduce, embed }) {
    const { words, actions, kind } = this;
    return html`
      <section aria-labelledby="pass-on">
        <h3 id="pass-on">${words.say('takeAlong.passOn')}</h3>
        ${this.field('link', link, words.say('takeAlong.link'), words.say('takeAlong.copyLink'))}
        <p class="hint">${words.say(`takeAlong.${kTextHints[ownText]}`)}</p>
        ${
          canReproduce
            ? html`
              <label class="switch">
                <input
                  type="checkbox"
                  .checked=${reproducible}
                  @change=${(/** @type {Event} */ event) => actions?.reproduce(checkedIn(event))}
                />
                <span>${words.say('takeAlong.reproducible')}</span>
              </label>
            `
            : nothing
        }
        ${
          embed
            ? html`
              <fieldset class="segments">
                <legend>${words.say('takeAlong.embed')}</legend>
                ${this.kindChoice('element')} ${this.kindChoice('frame')}
              </fieldset>
              ${this.field('embed', embed[kind], words.say(`takeAlong.${kind}Code`), words.say('takeAlong.copyCode'))}
              <p class="hint">${words.say(`takeAlong.${kind}Hint`)}</p>
            `
            : html`<p class="hint">${words.say('takeAlong.embedNowhere')}</p>`
        }
      </section>
    `;
  }

  /** @param {'element' | 'frame'} kind */
  kindChoice(kind) {
    return html`
      <label>
        <input type="radio" name="kind" .checked=${this.kind === kind} @change=${() => this.show(kind)} /><span
          >${this.words.say(`takeAlong.${kind}`)}</span
        >
      </label>
    `;
  }

  /** @param {'element' | 'frame'} kind */
  show(kind) {
    this.kind = kind;
    this.copied = null;
  }

  /**
   * @param {string} id
   * @param {string} text
   * @param {string} label
   * @param {string} button
   */
  field(id, text, label, button) {
    const copied = this.copied?.field === id ? this.copied : null;
    const note = copied ? this.words.say(copied.isDone ? 'takeAlong.copied' : 'takeAlong.notCopied') : '';
    const onCopied = (/** @type {boolean} */ isDone) => {
      this.copied = { field: id, isDone };
    };
    return copyField({ id, text, label, button, note }, onCopied);
  }

  /** @param {TakeAlongData} data */
  take(data) {
    const { words, actions } = this;
    const { ready, readsText, models, pictures, busy, ownText } = data;
    return html`
      <section aria-labelledby="take">
        <h3 id="take">${words.say('takeAlong.take')}</h3>
        <div class="row">
          ${models.map(
            (name, index) => html`
              <button type="button" ?disabled=${!ready} @click=${() => actions?.save(index, this.withText)}>
                ${icon('download')}<span>${
                  name === '' ? words.say('takeAlong.save') : words.say('takeAlong.saveNamed', { model: name })
                }</span>
              </button>
            `,
          )}
          <label class="button">
            ${icon('folderOpen')}<span>${words.say('takeAlong.open')}</span>
            <input class="visually-hidden" type="file" accept=".safetensors" @change=${(/** @type {Event} */ event) => this.onFile(event)} />
          </label>
        </div>
        ${
          ownText === 'none'
            ? nothing
            : html`
              <label class="switch">
                <input
                  type="checkbox"
                  .checked=${this.withText}
                  @change=${(/** @type {Event} */ event) => {
                    this.withText = checkedIn(event);
                  }}
                />
                <span>${words.say('takeAlong.withText')}</span>
              </label>
            `
        }
        <p class="hint">${words.say('takeAlong.modelHint')}</p>
        ${
          readsText
            ? html`
              <div class="row">
                <button type="button" ?disabled=${!ready || busy !== ''} @click=${() => actions?.toPyTorch()}>
                  ${icon('package')}<span>${words.say('takeAlong.pytorch')}</span>
                </button>
              </div>
              <p class="hint">${words.say('takeAlong.pytorchHint')}</p>
            `
            : nothing
        }
        <h4>${words.say('takeAlong.papers')}</h4>
        <ul>
          <li>
            <span>${words.say('takeAlong.curve')}</span>
            <button type="button" ?disabled=${!ready} aria-label=${this.fileName(words.say('takeAlong.curve'), 'CSV')} @click=${() => actions?.toTable()}>CSV</button>
          </li>
          ${pictures.map((picture) => this.pictureRow(picture))}
        </ul>
      </section>
    `;
  }

  /** @param {Picture} picture */
  pictureRow(picture) {
    const kind = this.words.say(`takeAlong.${picture.kind}`);
    const name = picture.name ? `${kind}: ${picture.name}` : kind;
    const button = (/** @type {'svg' | 'png'} */ type) => html`
      <button type="button" aria-label=${this.fileName(name, type.toUpperCase())} @click=${() => this.actions?.draw(picture, type)}>
        ${type.toUpperCase()}
      </button>
    `;
    return html`<li><span>${name}</span>${button('svg')}${button('png')}</li>`;
  }

  /** @param {string} name @param {string} type */
  fileName(name, type) {
    return this.words.say('takeAlong.as', { name, type });
  }

  /** @param {Event} event */
  onFile(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const file = input.files?.[0];
    if (file) this.actions?.open(file);
    input.value = ''; // so that the same file can be chosen again
  }
}

const kTextHints = /** @type {const} */ ({ none: 'linkHint', inside: 'linkWithText', tooLong: 'linkWithoutText' });

/** @param {Event} event */
const checkedIn = (event) => /** @type {HTMLInputElement} */ (event.target).checked;

if (!customElements.get('rnn-take-along')) customElements.define('rnn-take-along', TakeAlong);
