// What can be set by attributes as properties of the element. A setting says what is at work now, all others what their
// attribute says; setting one sets the attribute.

/** @import { RnnPlayground } from './rnn-playground.js' */

import { fieldOf, kSettingAttributes, kSwitchAttributes, kTextAttributes } from './attributeNames.js';

const kWordAttributes = [...kTextAttributes, 'hide', 'controls']; // those that Lit does not reflect

const kProperties = {
  ...Object.fromEntries(kWordAttributes.map((attribute) => [fieldOf(attribute), wordIn(attribute)])),
  ...Object.fromEntries(kSwitchAttributes.map((attribute) => [fieldOf(attribute), switchIn(attribute)])),
  ...Object.fromEntries([...kSettingAttributes].map(([attribute, name]) => [name, settingIn(attribute, name)])),
};

/** @param {RnnPlayground} prototype */
export function addProperties(prototype) {
  for (const [name, accessors] of Object.entries(kProperties))
    Object.defineProperty(prototype, name, { configurable: true, enumerable: true, ...accessors });
}

/**
 * What a page set before the element was upgraded is its own property, and hides that of the prototype.
 * @param {RnnPlayground} element
 */
export function upgradeProperties(element) {
  const own = /** @type {Record<string, any>} */ (/** @type {unknown} */ (element));
  for (const name of Object.keys(kProperties)) {
    if (!Object.hasOwn(own, name)) continue;
    const value = own[name];
    delete own[name];
    own[name] = value;
  }
}

/** Empty where the attribute is not there; null takes it away. @param {string} attribute */
function wordIn(attribute) {
  return {
    /** @this {RnnPlayground} */
    get() {
      return this.getAttribute(attribute) ?? '';
    },
    /** @this {RnnPlayground} @param {unknown} value */
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(attribute);
      else this.setAttribute(attribute, String(value));
    },
  };
}

/** @param {string} attribute */
function switchIn(attribute) {
  return {
    /** @this {RnnPlayground} */
    get() {
      return this.hasAttribute(attribute);
    },
    /** @this {RnnPlayground} @param {unknown} value */
    set(value) {
      this.toggleAttribute(attribute, Boolean(value));
    },
  };
}

/** @param {string} attribute @param {import('../state/settings.js').SettingName} name */
function settingIn(attribute, name) {
  // `hidden` is also HTML's own, for yes or no.
  const inherited = Object.getOwnPropertyDescriptor(HTMLElement.prototype, name);
  return {
    /** @this {RnnPlayground} */
    get() {
      return this.chosen[name];
    },
    /** @this {RnnPlayground} @param {unknown} value */
    set(value) {
      if (inherited && typeof value === 'boolean') inherited.set?.call(this, value);
      else this.setAttribute(attribute, String(value));
    },
  };
}
