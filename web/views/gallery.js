// All types of networks side by side, as in the course's overview figure; each is a door to its lesson.

/** @import { Graph, NetworkSettings } from '../worker/protocol.js' */
/** @import { Words } from '../locales/words.js' */

import { html, nothing } from 'lit';
import { miniature } from './architecture/miniature.js';
import { icon } from './icon.js';
import { indexed } from './notation.js';

/** @typedef {keyof typeof kGallery} GalleryType */

/**
 * What is drawn of each: a network and its lengths, for the engine to unroll.
 * @satisfies {Record<string, { network: Pick<NetworkSettings, 'type' | 'layers' | 'bidirectional'>, inputSteps: number, outputSteps: number }>}
 */
export const kGallery = {
  oneToOne: { network: { type: 'oneToOne', layers: 1, bidirectional: false }, inputSteps: 1, outputSteps: 1 },
  oneToMany: { network: { type: 'oneToMany', layers: 1, bidirectional: false }, inputSteps: 1, outputSteps: 3 },
  manyToOne: { network: { type: 'manyToOne', layers: 1, bidirectional: false }, inputSteps: 3, outputSteps: 1 },
  manyToMany: { network: { type: 'manyToMany', layers: 1, bidirectional: false }, inputSteps: 3, outputSteps: 3 },
  encoderDecoder: {
    network: { type: 'encoderDecoder', layers: 1, bidirectional: false },
    inputSteps: 3,
    outputSteps: 2,
  },
  bidirectional: { network: { type: 'manyToMany', layers: 1, bidirectional: true }, inputSteps: 3, outputSteps: 3 },
  deep: { network: { type: 'manyToMany', layers: 3, bidirectional: false }, inputSteps: 3, outputSteps: 3 },
};

/** @type {Record<GalleryType, string>} */
const kLengths = {
  oneToOne: 'T_x = T_y = 1',
  oneToMany: 'T_x = 1, T_y > 1',
  manyToOne: 'T_x > 1, T_y = 1',
  manyToMany: 'T_x = T_y',
  encoderDecoder: 'T_x ≠ T_y',
  bidirectional: 'T_x = T_y',
  deep: 'T_x = T_y',
};

const kHighest = 128; // pixels

/**
 * @typedef {object} GalleryCard
 * @property {GalleryType} id
 * @property {Graph | null} graph null as long as there is none
 * @property {string} address of its lesson
 * @property {boolean} current whether its lesson is open
 */

/**
 * @param {GalleryCard[]} cards
 * @param {Words} words
 */
export const gallery = (cards, words) => html`
  <ul class="gallery" aria-label=${words.say('gallery.label')}>
    ${cards.map((card) => html`<li class=${card.id}>${door(card, words)}</li>`)}
  </ul>
`;

/** @param {GalleryCard} card @param {Words} words */
const door = ({ id, graph, address, current }, words) => html`
  <a class="card" href=${address} aria-current=${current ? 'page' : nothing}>
    <span class="picture">${graph ? miniature(graph, kHighest) : nothing}</span>
    <span class="name">${words.say(`gallery.${id}`)}</span>
    <span class="lengths">${indexed(kLengths[id])}</span>
    <span class="example">${words.say(`gallery.${id}Example`)}</span>
    <span class="foot enter">${words.say('gallery.enter')}${icon('chevronRight')}</span>
  </a>
`;
