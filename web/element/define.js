/**
 * Gives an element its name, unless it has one: a page may load the same file twice.
 * @param {string} name
 * @param {CustomElementConstructor} element
 */
export function define(name, element) {
  if (!customElements.get(name)) customElements.define(name, element);
}
