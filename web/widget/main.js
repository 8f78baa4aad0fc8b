// The element as a widget of MyST and Jupyter, in the way of anywidget: what the model holds under the name of an
// attribute becomes that attribute, and what has been reached goes back as `progress` and `done`.
import { kKnownAttributes, kSettingAttributes } from '../element/attributeNames.js';

/**
 * @typedef {object} Model
 * @property {(name: string) => any} get
 * @property {(name: string, value: any) => void} [set]
 * @property {(event: string, call: () => void) => void} [on]
 * @property {(event: string, call: () => void) => void} [off]
 * @property {() => void} [save_changes]
 */

/** @param {{ model: Model, el: HTMLElement }} place */
function render({ model, el }) {
  const element = document.createElement('rnn-playground');
  /** @type {(() => void)[]} */
  const endings = [];
  for (const attribute of kKnownAttributes) {
    for (const name of new Set([
      attribute,
      kSettingAttributes.get(attribute) ?? attribute,
      attribute.replaceAll('-', '_'),
    ])) {
      const take = () => set(element, attribute, model.get(name));
      if (isSaid(model.get(name))) take(); // nothing under one of its names takes nothing from another
      model.on?.(`change:${name}`, take);
      endings.push(() => model.off?.(`change:${name}`, take));
    }
  }
  /** @param {string} name @param {any} value */
  const tell = (name, value) => {
    if (model.get(name) === undefined) return; // nobody wants to know
    model.set?.(name, value);
    model.save_changes?.();
  };
  element.addEventListener('rnn-step', (event) => tell('progress', /** @type {CustomEvent} */ (event).detail));
  element.addEventListener('rnn-done', (event) => tell('done', /** @type {CustomEvent} */ (event).detail));
  el.append(element);
  return () => {
    for (const end of endings) end();
    element.remove();
  };
}

/** @param {any} value */
const isSaid = (value) => value !== undefined && value !== null && value !== false;

/**
 * @param {Element} element
 * @param {string} attribute
 * @param {any} value
 */
function set(element, attribute, value) {
  if (isSaid(value)) element.setAttribute(attribute, value === true ? '' : String(value));
  else element.removeAttribute(attribute);
}

export default { render };
