// What a model wrote, each character shaded by its probability, with what else might have stood there:
// <rnn-shaded-writing .prompt .characters=(WrittenCharacter[]; a longer list while it is being written) .label .nothing
//   .textLanguage .words>
import { html, LitElement, nothing, unsafeCSS } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { keyed } from 'lit/directives/keyed.js';
import { wordsFor } from '../locales/words.js';
import { bar } from './bar.js';
import { inTurn } from './inTurn.js';
import style from './shadedWriting.css?inline';
import { chanceText, indexAfter, shadeOf, shadeTexts, signOf, spokenCharacter } from './writtenCharacter.js';

/** @import { WritingCandidate, WrittenCharacter } from '../worker/protocol.js' */

// Characters that are drawn anew together.
const kPiece = 64;
const kCandidates = 5;

export class ShadedWriting extends LitElement {
  static styles = unsafeCSS(style);

  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    prompt: { attribute: false },
    characters: { attribute: false },
    label: { attribute: false },
    nothing: { attribute: false },
    textLanguage: { attribute: false },
    words: { attribute: false },
    at: { state: true },
  };

  constructor() {
    super();
    this.prompt = '';
    /** @type {WrittenCharacter[]} */
    this.characters = [];
    /** What this text is, for a screen reader. */
    this.label = '';
    /** What stands there before anything is written. */
    this.nothing = '';
    /** Of the text, or ''. */
    this.textLanguage = '';
    this.words = wordsFor('');
    /** @type {number | null} the character that is looked at */
    this.at = null;
    /** @type {Element | null} */
    this.marked = null;
    /** @type {WrittenCharacter | undefined} which text this is */
    this.first = undefined;
  }

  scheduleUpdate() {
    return inTurn(() => super.scheduleUpdate());
  }

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    if (!changed.has('characters')) return;
    if (this.characters[0] !== this.first) this.at = null;
    this.first = this.characters[0];
  }

  render() {
    return html`
      <div class="frame">
        ${this.characters.length > 0 ? this.text() : this.empty()}
        <div class="candidates" aria-hidden="true">${this.candidates()}</div>
      </div>
      ${this.scale()}
      <p class="visually-hidden" lang=${this.textLanguage || nothing}>${this.prompt}${this.plain()}</p>
    `;
  }

  plain() {
    return this.characters.map(({ character }) => character).join('');
  }

  empty() {
    const { prompt, words } = this;
    return html`<p class="text">${prompt ? html`<span class="given">${prompt}</span>` : html`<span class="nothing">${this.nothing || words.say('written.nothing')}</span>`}</p>`;
  }

  /** A slider over its characters: one stop for the keyboard, one thing for a screen reader. Spaces between tags would show. */
  text() {
    const { words, characters, at } = this;
    const shown = at === null ? undefined : characters[at];
    return html`
      <div
        class="text"
        role="slider"
        tabindex="0"
        lang=${this.textLanguage || nothing}
        aria-label=${this.label || words.say('written.label')}
        aria-orientation="horizontal"
        aria-valuemin="1"
        aria-valuemax=${characters.length}
        aria-valuenow=${(at ?? 0) + 1}
        aria-valuetext=${shown ? spokenCharacter(shown, words) : words.say('written.hint')}
        @pointerover=${this.onPointer}
        @pointerdown=${this.onPointer}
        @keydown=${this.onKey}
        @focus=${this.onFocus}
      ><span class="given">${this.prompt}</span>${this.pieces()}</div>
    `;
  }

  pieces() {
    const { characters } = this;
    const count = Math.ceil(characters.length / kPiece);
    const pieces = Array.from({ length: count }, (_, i) => {
      const piece = characters.slice(i * kPiece, (i + 1) * kPiece);
      return guard([piece[0], piece.at(-1)], () => drawn(piece));
    });
    // Another text has other elements: the same ones in other places would be seen to jump.
    return keyed(this.first, html`${pieces}`);
  }

  candidates() {
    const { words } = this;
    const shown = this.at === null ? undefined : this.characters[this.at];
    if (!shown) return html`<p class="hint">${words.say('written.hint')}</p>`;
    return html`
      <p class="drawn">
        <span class="sign">${signOf(shown.character)}</span>
        <span>${words.say('written.drawn')}</span>
        <span class="chance">${chanceText(shown.probability, words)}</span>
      </p>
      <ol>
        ${shown.candidates.slice(0, kCandidates).map((candidate) => this.candidate(candidate, shown.character))}
      </ol>
    `;
  }

  /**
   * @param {WritingCandidate} candidate
   * @param {string} written
   */
  candidate({ character, probability }, written) {
    return html`
      <li class=${character === written ? 'written' : ''}>
        <span class="sign">${signOf(character)}</span>
        ${bar(probability)}
        <span class="chance">${chanceText(probability, this.words)}</span>
      </li>
    `;
  }

  scale() {
    const { words } = this;
    return html`
      <div class="scale">
        <span>${words.say('written.scale')}</span>
        <ul>
          ${shadeTexts(words).map((text, shade) => html`<li><span class="patch shade-${shade}"></span>${text}</li>`)}
        </ul>
      </div>
    `;
  }

  updated() {
    const now = this.at === null ? null : this.spanOf(this.at);
    if (now === this.marked) return;
    this.marked?.classList.remove('current');
    now?.classList.add('current');
    this.marked = now;
  }

  /** @param {number} index @returns {Element | null} */
  spanOf(index) {
    const pieces = this.renderRoot.querySelectorAll('.piece');
    return pieces[Math.floor(index / kPiece)]?.children[index % kPiece] ?? null;
  }

  /** @param {PointerEvent} event */
  onPointer(event) {
    const span = /** @type {Element} */ (event.target).closest('.character');
    const piece = span?.parentElement;
    if (!span || !piece) return;
    const pieces = [...this.renderRoot.querySelectorAll('.piece')];
    this.at = pieces.indexOf(piece) * kPiece + [...piece.children].indexOf(span);
  }

  onFocus() {
    this.at ??= 0;
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const spans = /** @type {HTMLElement[]} */ ([...this.renderRoot.querySelectorAll('.character')]);
    const places = spans.map(({ offsetTop: top, offsetLeft: left }) => ({ top, left }));
    const next = indexAfter(event.key, this.at ?? 0, places);
    if (next === null) return;
    event.preventDefault();
    this.at = next;
    spans[next].scrollIntoView({ block: 'nearest' });
  }
}

/** @type {Record<string, string>} */
const kKinds = { ' ': 'space', '\n': 'line-end' };

/** Without a template for each character: there are hundreds. @param {WrittenCharacter[]} characters */
function drawn(characters) {
  const piece = document.createElement('span');
  piece.className = 'piece';
  for (const { character, probability } of characters) {
    const span = document.createElement('span');
    span.className = `character shade-${shadeOf(probability)} ${kKinds[character] ?? ''}`;
    span.textContent = character;
    piece.append(span);
  }
  return piece;
}
