import { expect, test, vi } from 'vitest';
import widget from '../../web/widget/main.js';

class FakeElement extends EventTarget {
  attributes = new Map();
  /** @param {string} name @param {string} value */
  setAttribute(name, value) {
    this.attributes.set(name, value);
  }
  /** @param {string} name */
  removeAttribute(name) {
    this.attributes.delete(name);
  }
  remove() {}
}

/** @param {Record<string, any>} values */
function rendered(values) {
  const element = new FakeElement();
  vi.stubGlobal('document', { createElement: () => element });
  const calls = new Map();
  const model = {
    get: (/** @type {string} */ name) => values[name],
    on: (/** @type {string} */ event, /** @type {() => void} */ call) => calls.set(event, call),
  };
  widget.render({ model, el: /** @type {any} */ ({ append() {} }) });
  const change = (/** @type {string} */ name, /** @type {any} */ value) => {
    values[name] = value;
    calls.get(`change:${name}`)();
  };
  return { attributes: element.attributes, change };
}

test('a widget has the attributes that its model has, under whichever of their names', () => {
  const { attributes } = rendered({ cell: 'gru', learningRate: 0.01, learning_rate: null, paused: true, theme: null });
  expect(Object.fromEntries(attributes)).toEqual({ cell: 'gru', 'learning-rate': '0.01', paused: '' });
});

test.each([null, false, undefined])('%s takes an attribute away', (nothing) => {
  const { attributes, change } = rendered({ paused: true, theme: 'dark' });
  change('paused', nothing);
  change('theme', nothing);
  expect(attributes.size).toBe(0);
  change('theme', 'light');
  expect(attributes.get('theme')).toBe('light');
});
