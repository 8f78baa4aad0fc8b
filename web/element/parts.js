// The parts of the element that a course page can name: to hide them (`hide`), to leave only some of the controls
// (`controls`), and to give them a look of their own (::part).

import { kSettingAttributes } from './attributeNames.js';
import { kPanels } from './panels.js';

/** What a hand changes; of the panels those that are there for that alone. */
export const kControls = [
  'train',
  'step',
  'reset',
  'tries',
  'text',
  'settings',
  'temperature',
  'sampling',
  'prompt',
  'share',
];

/** What else can be hidden, beside every panel and every setting. */
export const kFurtherParts = ['transport', 'stats', 'goals', 'equations'];

/** Every name that `hide` and `controls` know. */
export const knownParts = () => [
  ...new Set([...kControls, ...kFurtherParts, ...kPanels, ...kSettingAttributes.keys()]),
];

/** @param {string | null} list with commas or spaces between the names */
const namesIn = (list) => (list ?? '').split(/[\s,]+/).filter(Boolean);

/** @param {string | null} list */
export function unknownParts(list) {
  const known = knownParts();
  return namesIn(list).filter((name) => !known.includes(name));
}

/** Which parts are seen. */
export class Parts {
  #hidden;
  #controls;

  /**
   * @param {string | null} hide
   * @param {string | null} controls the only ones that are seen, of kControls and the settings; null: all
   */
  constructor(hide, controls) {
    this.#hidden = new Set(namesIn(hide));
    this.#controls = controls === null ? null : new Set(namesIn(controls));
  }

  /** @param {string} panel */
  showsPanel(panel) {
    if (panel === 'settings') return [...kSettingAttributes.keys()].some((name) => this.showsSetting(name));
    return this.shows(panel);
  }

  /** @param {string} attribute of a setting */
  showsSetting(attribute) {
    if (this.#hidden.has('settings') || this.#hidden.has(attribute)) return false;
    const left = this.#controls;
    return left === null || left.has('settings') || left.has(attribute);
  }

  /** @param {string} part */
  shows(part) {
    if (this.#hidden.has(part)) return false;
    return this.#controls === null || !kControls.includes(part) || this.#controls.has(part);
  }

  /** Takes away what carries the name of a part that is not seen. */
  get style() {
    const gone = [...kControls, ...kFurtherParts].filter((part) => !this.shows(part));
    return gone.map((part) => `[part~="${part}"] { display: none !important; }`).join('\n');
  }
}
