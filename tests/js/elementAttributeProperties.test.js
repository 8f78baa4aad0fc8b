import { expect, test, vi } from 'vitest';

/** @type {PropertyDescriptor} */
const hiddenOfHtml = { configurable: true, get: () => false, set: vi.fn() };
class FakeHtmlElement {}
Object.defineProperty(FakeHtmlElement.prototype, 'hidden', hiddenOfHtml);
vi.stubGlobal('HTMLElement', FakeHtmlElement);

const { addProperties, upgradeProperties } = await import('../../web/element/attributeProperties.js');

class FakeElement extends FakeHtmlElement {
  attributes = new Map();
  chosen = { hidden: 128 };
  /** @param {string} name @param {string} value */
  setAttribute(name, value) {
    this.attributes.set(name, value);
  }
  /** @param {string} name */
  getAttribute(name) {
    return this.attributes.get(name) ?? null;
  }
  /** @param {string} name */
  hasAttribute(name) {
    return this.attributes.has(name);
  }
  /** @param {string} name */
  removeAttribute(name) {
    this.attributes.delete(name);
  }
  /** @param {string} name @param {boolean} isThere */
  toggleAttribute(name, isThere) {
    if (isThere) this.attributes.set(name, '');
    else this.attributes.delete(name);
  }
}
addProperties(/** @type {any} */ (FakeElement.prototype));

test('what was set before the upgrade becomes attributes, and hides nothing any more', () => {
  const element = /** @type {any} */ (new FakeElement());
  const early = { hidden: 64, learningRate: 0.01, textSrc: 'mine.txt', paused: true, other: 1 };
  for (const [name, value] of Object.entries(early))
    Object.defineProperty(element, name, { value, writable: true, configurable: true, enumerable: true });
  upgradeProperties(element);
  expect([...element.attributes]).toEqual(
    expect.arrayContaining([
      ['hidden', '64'],
      ['learning-rate', '0.01'],
      ['text-src', 'mine.txt'],
      ['paused', ''],
    ]),
  );
  expect(element.attributes.size).toBe(4);
  expect(Object.hasOwn(element, 'hidden')).toBe(false);
  expect([element.hidden, element.other]).toEqual([128, 1]);
});

test('hidden as yes or no stays HTML’s own', () => {
  const element = /** @type {any} */ (new FakeElement());
  element.hidden = true;
  expect(hiddenOfHtml.set).toHaveBeenCalledWith(true);
  expect(element.attributes.size).toBe(0);
});

test('words and switches say what their attributes say, and take them away again', () => {
  const element = /** @type {any} */ (new FakeElement());
  expect([element.hide, element.controls, element.modelSrc, element.keepTraining]).toEqual(['', '', '', false]);
  element.hide = 'writing,learning';
  element.keepTraining = true;
  expect([...element.attributes]).toEqual([
    ['hide', 'writing,learning'],
    ['keep-training', ''],
  ]);
  expect([element.hide, element.keepTraining]).toEqual(['writing,learning', true]);
  element.hide = null;
  element.keepTraining = false;
  expect(element.attributes.size).toBe(0);
});
