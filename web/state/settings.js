// What a person can set, declared once: the form, the address and the check before a model is built all read this list.
// A lesson offers some of them, with defaults of its own. The bounds are the engine's own (src/rnn/model/settings.cpp).

/** @import { Settings } from '../worker/protocol.js' */

import { kFirstPoints } from './placedPoints.js';

/**
 * @typedef {object} NumberSetting
 * @property {NumberName} name
 * @property {'whole' | 'real'} type
 * @property {number} low
 * @property {number} high
 * @property {'one' | 'ten' | 'double' | 'ladder' | 'tenth'} stride what the buttons beside the field and the arrow keys do
 * @property {number} fallback
 * @property {boolean} [live] takes effect in the present model, without building it anew
 * @property {boolean} [ofPage] says how the page trains, and changes nothing of what is learned
 * @property {(chosen: Chosen) => boolean} [isUsed] whether the present model has a use for it; always, where not said
 * @property {Level} [level]
 *
 * @typedef {object} ChoiceSetting
 * @property {ChoiceName} name
 * @property {'choice'} type
 * @property {readonly string[]} choices
 * @property {ChoiceGroup} group of the locales, where the names of the choices stand
 * @property {string} fallback
 * @property {undefined} [isUsed]
 * @property {Level} [level]
 *
 * @typedef {object} SwitchSetting
 * @property {SwitchName} name
 * @property {'switch'} type
 * @property {boolean} fallback
 * @property {undefined} [isUsed]
 * @property {Level} [level]
 *
 * @typedef {object} PointsSetting what is set in the plane itself, and by no field
 * @property {'placed'} name
 * @property {'points'} type
 * @property {string} fallback
 * @property {(chosen: Chosen) => boolean} isUsed
 * @property {Level} [level]
 *
 * @typedef {'main' | 'more'} Level shown at once, or behind "more"
 * @typedef {'bidirectional' | 'reproducible'} SwitchName
 * @typedef {Exclude<keyof Chosen, ChoiceName | SwitchName | 'placed'>} NumberName
 * @typedef {'cell' | 'optimiser' | 'g' | 'points' | 'recurrent' | 'pairs' | 'direction' | 'attention'} ChoiceName
 * @typedef {'cells' | 'optimisers' | 'activations' | 'points' | 'initialisers' | 'pairs' | 'directions' | 'attentions'} ChoiceGroup
 * @typedef {NumberSetting | ChoiceSetting | SwitchSetting} FieldSetting
 * @typedef {FieldSetting | PointsSetting} Setting
 *
 * @typedef {object} ForTasks
 * @property {'tanh' | 'relu' | 'sigmoid'} g of the plain cell
 * @property {'xor' | 'circles' | 'spiral' | 'ownPoints'} points what lies in the plane
 * @property {string} placed points of one's own (placedPoints.js)
 * @property {number} speed steps a second at most; kFullSpeed: as many as there can be
 * @property {'sentences' | 'numbers'} pairs what is translated
 * @property {'toTurkish' | 'toEnglish'} direction of translation
 * @property {'dot' | 'additive'} attention of the decoder that has it
 * @property {number} noise by which points are moved, its standard deviation
 * @property {number} weights of each of several networks, about
 * @property {number} lag steps from what is to be recalled to the question
 * @property {import('../worker/protocol.js').Initialiser} recurrent how W_aa begins
 * @property {number} spectralRadius that W_aa begins with, 0: as it is drawn
 * @property {number} forgetBias of an LSTM, and of a GRU's update gate
 * @property {number} window steps after which back-propagation through time is cut, 0: never
 * @property {boolean} bidirectional whether the network reads from both ends
 * @property {boolean} reproducible the same numbers in every browser, a little slower
 *
 * @typedef {Settings & ForTasks} Chosen
 * @typedef {keyof Chosen} SettingName
 */

/** So many steps a second, or as many as there can be. */
export const kFullSpeed = 100_000;

/** @type {readonly Setting[]} */
export const kSettings = [
  { name: 'cell', type: 'choice', choices: ['rnn', 'gru', 'lstm'], group: 'cells', fallback: 'lstm' },
  {
    name: 'points',
    type: 'choice',
    choices: ['xor', 'circles', 'spiral', 'ownPoints'],
    group: 'points',
    fallback: 'xor',
  },
  { name: 'pairs', type: 'choice', choices: ['sentences', 'numbers'], group: 'pairs', fallback: 'sentences' },
  {
    name: 'direction',
    type: 'choice',
    choices: ['toTurkish', 'toEnglish'],
    group: 'directions',
    fallback: 'toTurkish',
  },
  { name: 'attention', type: 'choice', choices: ['dot', 'additive'], group: 'attentions', fallback: 'dot' },
  { name: 'g', type: 'choice', choices: ['tanh', 'relu', 'sigmoid'], group: 'activations', fallback: 'tanh' },
  { name: 'lag', type: 'whole', low: 5, high: 1000, stride: 'ladder', fallback: 100 },
  {
    name: 'recurrent',
    type: 'choice',
    choices: ['uniform', 'orthogonal', 'identity'],
    group: 'initialisers',
    fallback: 'uniform',
  },
  { name: 'spectralRadius', type: 'real', low: 0, high: 10, stride: 'tenth', fallback: 0 },
  { name: 'forgetBias', type: 'real', low: -10, high: 10, stride: 'one', fallback: 1 },
  { name: 'window', type: 'whole', low: 0, high: 10_000, stride: 'ten', fallback: 0 },
  { name: 'hidden', type: 'whole', low: 1, high: 1024, stride: 'double', fallback: 128 },
  { name: 'weights', type: 'whole', low: 2000, high: 1_000_000, stride: 'ladder', fallback: 40_000 },
  { name: 'layers', type: 'whole', low: 1, high: 8, stride: 'one', fallback: 1 },
  { name: 'learningRate', type: 'real', low: 1e-8, high: 1e8, stride: 'ladder', fallback: 0.003, live: true },
  { name: 'seed', type: 'whole', low: 0, high: 4294967295, stride: 'one', fallback: 1 },
  { name: 'batch', type: 'whole', low: 1, high: 256, stride: 'double', fallback: 32 },
  { name: 'steps', type: 'whole', low: 1, high: 512, stride: 'double', fallback: 64 },
  { name: 'optimiser', type: 'choice', choices: ['adam', 'sgd'], group: 'optimisers', fallback: 'adam' },
  { name: 'clip', type: 'real', low: 0, high: 1e8, stride: 'one', fallback: 5, live: true },
  {
    name: 'momentum',
    type: 'real',
    low: 0,
    high: 0.9999,
    stride: 'tenth',
    fallback: 0.9,
    isUsed: ({ optimiser }) => optimiser === 'sgd',
  },
  {
    name: 'noise',
    type: 'real',
    low: 0,
    high: 1,
    stride: 'tenth',
    fallback: 0,
    isUsed: ({ points }) => points !== 'ownPoints',
  },
  {
    name: 'placed',
    type: 'points',
    fallback: kFirstPoints,
    isUsed: ({ points }) => points === 'ownPoints',
  },
  {
    name: 'speed',
    type: 'whole',
    low: 1,
    high: kFullSpeed,
    stride: 'ladder',
    fallback: kFullSpeed,
    live: true,
    ofPage: true,
  },
  { name: 'bidirectional', type: 'switch', fallback: false },
  { name: 'reproducible', type: 'switch', fallback: false },
];

/** @param {string} name */
export const settingNamed = (name) => kSettings.find((setting) => setting.name === name);

/**
 * The settings of one lesson, what matters first before the rest, with its own defaults.
 * @param {{ main: readonly SettingName[], more?: readonly SettingName[], fallback?: Partial<Chosen> }} wanted
 * @returns {readonly Setting[]}
 */
export function offer({ main, more = [], fallback = {} }) {
  /** @param {Level} level */
  const at = (level) => (/** @type {SettingName} */ name) => {
    const setting = /** @type {Setting} */ (settingNamed(name));
    return /** @type {Setting} */ ({ ...setting, level, fallback: fallback[name] ?? setting.fallback });
  };
  return [...main.map(at('main')), ...more.map(at('more'))];
}

/**
 * @param {readonly Setting[]} offered
 * @returns {Chosen} every setting: as these say, or as the whole list does
 */
export const defaults = (offered = []) =>
  /** @type {Chosen} */ (Object.fromEntries([...kSettings, ...offered].map(({ name, fallback }) => [name, fallback])));

/**
 * The part of what was chosen that the engine builds a model of a text from.
 * @param {Chosen} chosen
 * @returns {Settings}
 */
export function forEngine({ cell, hidden, layers, batch, steps, learningRate, optimiser, momentum, clip, seed }) {
  return { cell, hidden, layers, batch, steps, learningRate, optimiser, momentum, clip, seed };
}
