// The settings as properties of the element: what is at work now; setting one sets the attribute of the same name.

/** @import { RnnPlayground } from './rnn-playground.js' */

import { kSettingAttributes } from './attributeNames.js';

/** @param {RnnPlayground} prototype */
export function addSettingProperties(prototype) {
  for (const [attribute, name] of kSettingAttributes) {
    // `hidden` is also HTML's own, for yes or no.
    const inherited = Object.getOwnPropertyDescriptor(HTMLElement.prototype, name);
    Object.defineProperty(prototype, name, {
      configurable: true,
      enumerable: true,
      /** @this {RnnPlayground} */
      get() {
        return this.chosen[name];
      },
      /** @this {RnnPlayground} @param {unknown} value */
      set(value) {
        if (inherited && typeof value === 'boolean') inherited.set?.call(this, value);
        else this.setAttribute(attribute, String(value));
      },
    });
  }
}

/**
 * What a page set before the element was upgraded is its own property, and hides that of the prototype.
 * @param {RnnPlayground} element
 */
export function upgradeSettingProperties(element) {
  const own = /** @type {Record<string, any>} */ (/** @type {unknown} */ (element));
  for (const name of kSettingAttributes.values()) {
    if (!Object.hasOwn(own, name)) continue;
    const value = own[name];
    delete own[name];
    own[name] = value;
  }
}
