// A tune as a musician reads it, engraved by abcjs, with a cursor on the note that sounds:
// <rnn-score .abc=(ABC notation) .place=(where the note at hand stands in it, or −1) .label=(what it is) .words
//   @pick=(detail { place })>
import { html, LitElement, nothing, unsafeCSS } from 'lit';
import { wordsFor } from '../locales/words.js';
import { loadAbcjs } from '../music/readAbc.js';
import style from './score.css?inline';

const kLeastWidth = 420; // pixels of music; a narrower place shows it smaller
const kScale = 0.9;

export class Score extends LitElement {
  static styles = unsafeCSS(style);

  static properties = {
    abc: { attribute: false },
    place: { attribute: false },
    label: { attribute: false },
    words: { attribute: false },
    width: { state: true },
    failed: { state: true },
  };

  constructor() {
    super();
    this.abc = '';
    this.place = -1;
    this.label = '';
    this.words = wordsFor('');
    this.width = 0;
    this.failed = false;
    /** The engraved notes, and where each stands in the text. @type {Map<Element, number>} */
    this.notes = new Map();
    this.size = new ResizeObserver(([entry]) => {
      this.width = Math.floor(entry.contentRect.width);
    });
  }

  connectedCallback() {
    super.connectedCallback();
    this.size.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.size.disconnect();
  }

  /** @param {import('lit').PropertyValues} changed */
  async updated(changed) {
    if (['abc', 'width', 'label'].some((name) => changed.has(name))) await this.engrave();
    else if (changed.has('place')) this.moveCursor();
  }

  async engrave() {
    const { abc, width, label } = this;
    if (width === 0) return;
    const paper = /** @type {HTMLElement} */ (this.renderRoot.querySelector('.paper'));
    if (abc === '') return paper.replaceChildren();
    const abcjs = await loadAbcjs().catch(() => null);
    this.failed = abcjs === null;
    if (!abcjs || abc !== this.abc || width !== this.width) return;
    const scale = kScale * Math.min(1, width / kLeastWidth);
    const [tune] = withoutStyles(() =>
      abcjs.renderAbc(paper, withoutTexts(abc), {
        add_classes: true,
        ariaLabel: label,
        paddingtop: 0,
        paddingbottom: 0,
        paddingleft: 0,
        paddingright: 0,
        scale,
        staffwidth: width - 2, // as it is seen: abcjs divides by the scale
        wrap: { minSpacing: 1.4, maxSpacing: 2.6, preferredMeasuresPerLine: 4 },
        selectTypes: false,
      }),
    );
    fitInto(paper, width, scale);
    this.notes = notesOf(tune);
    this.moveCursor();
  }

  /** To the note at hand, if that is engraved. */
  moveCursor() {
    const cursor = /** @type {HTMLElement} */ (this.renderRoot.querySelector('.cursor'));
    const [note] = [...this.notes].find(([, place]) => place === this.place) ?? [];
    for (const engraved of this.notes.keys()) engraved.classList.toggle('now', engraved === note);
    cursor.hidden = note === undefined;
    if (!note) return;
    const paper = /** @type {HTMLElement} */ (this.renderRoot.querySelector('.paper')).getBoundingClientRect();
    const { left, width } = note.getBoundingClientRect();
    const staff = (note.closest('.abcjs-staff-wrapper') ?? note).getBoundingClientRect();
    cursor.style.setProperty('transform', `translate(${left - paper.left - 4}px, ${staff.top - paper.top}px)`);
    cursor.style.setProperty('width', `${width + 8}px`);
    cursor.style.setProperty('height', `${staff.height}px`);
    this.show(staff.top - paper.top, staff.height);
  }

  /** Scrolls to a staff that is out of sight. @param {number} top @param {number} height */
  show(top, height) {
    const { scrollTop, clientHeight } = this;
    if (top < scrollTop || top + height > scrollTop + clientHeight) this.scrollTop = top;
  }

  /** @param {Event} event */
  onClick(event) {
    const clicked = /** @type {Element} */ (event.target);
    const [, place] = [...this.notes].find(([note]) => note.contains(clicked)) ?? [];
    if (place !== undefined) this.dispatchEvent(new CustomEvent('pick', { detail: { place } }));
  }

  render() {
    return html`
      <div class="cursor" hidden></div>
      <div class="paper" @click=${this.onClick}></div>
      ${this.failed ? html`<p>${this.words.error({ code: 'score-not-loaded', message: '', field: '', value: '', allowed: '' })}</p>` : nothing}
    `;
  }
}

/**
 * A bar that no line can hold makes the whole score smaller.
 * @param {HTMLElement} paper
 * @param {number} width
 * @param {number} scale at which it is engraved
 */
function fitInto(paper, width, scale) {
  const engraved = paper.querySelector('svg');
  const wide = engraved?.getBoundingClientRect().width ?? 0;
  if (engraved && wide > width) engraved.style.transform = `scale(${(scale * width) / wide})`;
}

/** Title and tempo stand beside the score; what stands where in the text stays the same. @param {string} abc */
const withoutTexts = (abc) => abc.replace(/^[TQ]:/gm, '%:');

/**
 * abcjs writes a <style> of its own, for dragging notes. A strict policy forbids it, and nothing is dragged here.
 * @template Result
 * @param {() => Result} engrave
 */
function withoutStyles(engrave) {
  const { createElementNS } = document;
  document.createElementNS = (/** @type {any} */ space, /** @type {string} */ name) =>
    /** @type {any} */ (createElementNS.call(document, space, name === 'style' ? 'metadata' : name));
  try {
    return engrave();
  } finally {
    document.createElementNS = createElementNS;
  }
}

/** @param {any} tune of abcjs @returns {Map<Element, number>} */
function notesOf(tune) {
  const voices = tune.lines.flatMap((/** @type {any} */ { staff = [] }) =>
    staff.flatMap((/** @type {any} */ { voices }) => voices),
  );
  return new Map(
    voices.flat().flatMap((/** @type {any} */ { el_type, startChar, abselem }) => {
      if (el_type !== 'note') return [];
      return (abselem?.elemset ?? []).map((/** @type {Element} */ element) => [element, startChar]);
    }),
  );
}
