// The overview of all types of networks and of all lessons: a dialog that the page's head opens.

/** @import { Graph } from '../worker/protocol.js' */
/** @import { Words } from '../locales/words.js' */
/** @import { GalleryType } from '../views/gallery.js' */
/** @import { LessonLink } from './header.js' */

import { html, nothing } from 'lit';
import { EngineClient } from '../engine/client.js';
import { gallery, kGallery } from '../views/gallery.js';
import { icon } from '../views/icon.js';
import { typeGlyph } from '../views/typeGlyph.js';

/** @typedef {Partial<Record<GalleryType, Graph>>} GalleryGraphs */

const kTypes = /** @type {GalleryType[]} */ (Object.keys(kGallery));

/**
 * What the engine makes of each type; nothing where it cannot run, which the lesson tells.
 * @returns {Promise<GalleryGraphs>}
 */
export async function galleryGraphs() {
  const client = await EngineClient.create().catch(() => null);
  if (!client) return {};
  try {
    const graphs = await Promise.all(kTypes.map((type) => client.graph(whole(type))));
    return Object.fromEntries(graphs.map((graph, i) => [kTypes[i], graph]));
  } finally {
    client.dispose();
  }
}

/** The cell and its size change nothing of the graph. @param {GalleryType} type */
function whole(type) {
  const { network, ...lengths } = kGallery[type];
  return { network: { ...network, cell: /** @type {const} */ ('rnn'), hidden: 1 }, ...lengths };
}

/**
 * @param {{ words: Words, lesson: string, lessons: readonly LessonLink[], graphs: GalleryGraphs }} data
 */
export function overview({ words, lesson, lessons, graphs }) {
  const cards = kTypes.map((type) => {
    const { id, address } = /** @type {LessonLink} */ (lessons.find(({ card }) => card === type));
    return { id: type, graph: graphs[type] ?? null, address, current: id === lesson };
  });
  const others = lessons.filter(({ card }) => !card);
  return html`
    <dialog id="overview" aria-labelledby="overview-heading" @click=${onClick}>
      <header>
        <h2 id="overview-heading">${words.say('gallery.label')}</h2>
        <form method="dialog">
          <button class="quiet" title=${words.say('gallery.close')} aria-label=${words.say('gallery.close')}>
            ${icon('x')}
          </button>
        </form>
      </header>
      ${gallery(cards, words)}
      ${others.length > 0 ? otherLessons(others, lesson, words) : nothing}
    </dialog>
  `;
}

/**
 * @param {readonly LessonLink[]} others
 * @param {string} present
 * @param {Words} words
 */
const otherLessons = (others, present, words) => html`
  <h3>${words.say('gallery.others')}</h3>
  <ul class="others">
    ${others.map(
      ({ id, type, name, title, address }) => html`
        <li>
          <a class="card" href=${address} aria-current=${id === present ? 'page' : nothing}>
            ${typeGlyph(type)}<span class="name">${name}</span><span class="example">${title}</span>
          </a>
        </li>
      `,
    )}
  </ul>
`;

/** A click on a door or beside the dialog closes it. @param {MouseEvent} event */
function onClick({ currentTarget, target }) {
  const dialog = /** @type {HTMLDialogElement} */ (currentTarget);
  if (target === dialog || /** @type {Element} */ (target).closest('a')) dialog.close();
}
