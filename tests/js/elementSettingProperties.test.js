import { expect, test, vi } from 'vitest';

/** @type {PropertyDescriptor} */
const hiddenOfHtml = { configurable: true, get: () => false, set: vi.fn() };
class FakeHtmlElement {}
Object.defineProperty(FakeHtmlElement.prototype, 'hidden', hiddenOfHtml);
vi.stubGlobal('HTMLElement', FakeHtmlElement);

const { addSettingProperties, upgradeSettingProperties } = await import('../../web/element/settingProperties.js');

class FakeElement extends FakeHtmlElement {
  attributes = new Map();
  chosen = { hidden: 128 };
  /** @param {string} name @param {string} value */
  setAttribute(name, value) {
    this.attributes.set(name, value);
  }
}
addSettingProperties(/** @type {any} */ (FakeElement.prototype));

test('what was set before the upgrade becomes attributes, and hides nothing any more', () => {
  const element = /** @type {any} */ (new FakeElement());
  const early = { hidden: 64, learningRate: 0.01, other: 1 };
  for (const [name, value] of Object.entries(early))
    Object.defineProperty(element, name, { value, writable: true, configurable: true, enumerable: true });
  upgradeSettingProperties(element);
  expect([...element.attributes]).toEqual(
    expect.arrayContaining([
      ['hidden', '64'],
      ['learning-rate', '0.01'],
    ]),
  );
  expect(element.attributes.size).toBe(2);
  expect(Object.hasOwn(element, 'hidden')).toBe(false);
  expect([element.hidden, element.other]).toEqual([128, 1]);
});

test('hidden as yes or no stays HTML’s own', () => {
  const element = /** @type {any} */ (new FakeElement());
  element.hidden = true;
  expect(hiddenOfHtml.set).toHaveBeenCalledWith(true);
  expect(element.attributes.size).toBe(0);
});
