// The names of the attributes of <rnn-playground>. Every setting is one, under its own name.

/** @import { SettingName } from '../state/settings.js' */

import { kSettings } from '../state/settings.js';

/** learningRate is written learning-rate, as HTML writes names. @param {string} name of a setting */
export const attributeOf = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The property that goes with an attribute. @param {string} attribute */
export const fieldOf = (attribute) => attribute.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());

/** @type {ReadonlyMap<string, SettingName>} */
export const kSettingAttributes = new Map(kSettings.map(({ name }) => [attributeOf(name), name]));

/** What is learned; another value begins another experiment, as another lesson does. */
export const kTextAttributes = ['text', 'text-src', 'model-src'];

/** What is seen of it, and how. */
export const kLookAttributes = ['lang', 'theme', 'hide', 'controls'];

/** Without a value: the model waits for "Train"; it trains on while it is out of sight. */
export const kSwitchAttributes = ['paused', 'keep-training'];

/** All of them. @type {readonly string[]} */
export const kKnownAttributes = [
  'lesson',
  ...kTextAttributes,
  ...kLookAttributes,
  ...kSwitchAttributes,
  ...kSettingAttributes.keys(),
];
