// What a model file asks for: its lesson, its settings and, where they are in it, its text.

/** @import { First } from './beginning.js' */

import { kTexts } from '../data/texts.js';
import { kLargestModelFile, looksLikeModelFile, readAboutModel } from '../engine/modelFile.js';
import { RnnError } from '../engine/rnnError.js';
import { kLessons, lessonNamed } from '../lessons/registry.js';
import { readAddress } from '../state/address.js';
import { fetchFile, keptText } from '../state/textSource.js';

/**
 * Throws what the engine throws for a file that holds no model of this program.
 * @param {Uint8Array<ArrayBuffer>} file
 * @returns {{ lesson: string, first: First }}
 */
export function beginningIn(file) {
  const { metadata, setup, text } = readAboutModel(file);
  if (setup === null && !isOfText(metadata)) {
    throw new RnnError('file-missing', 'The file holds no model of this program.', { field: 'tekrar.setup' });
  }
  const asked = new URLSearchParams(setup ?? settingsIn(metadata));
  const texts = kTexts.map(({ id }) => id);
  const {
    lesson,
    chosen,
    sampling,
    text: id,
  } = readAddress(String(asked), { lessons: kLessons, texts, languages: [] });
  /** @type {(typeof file | undefined)[]} */
  const files = [];
  files[Math.min(Number(asked.get('model')) || 0, 15)] = file;
  const learned = text ? keptText(new Blob([new Uint8Array(text)])) : undefined;
  return { lesson, first: { chosen, sampling, text: id, learned, saved: { files }, train: false } };
}

/** @param {Record<string, string>} metadata */
const isOfText = (metadata) => 'tekrar.format' in metadata && 'tekrar.vocabulary' in metadata;

/** As an address: what PyTorch or another program has written knows no other setup. @param {Record<string, string>} metadata */
function settingsIn(metadata) {
  const reader = kLessons.find(({ readsText }) => readsText) ?? lessonNamed('');
  const settings = reader.settings.flatMap(({ name }) => {
    const value = metadata[`tekrar.${name}`];
    return value === undefined ? [] : [[name, value]];
  });
  return String(new URLSearchParams([['lesson', reader.id], ...settings]));
}

/**
 * A trained model that lies somewhere on the web.
 * @param {string} address
 * @param {string} base what it is relative to
 */
export async function beginningAt(address, base) {
  if (!URL.canParse(address, base)) throw new RnnError('model-address', '', { value: address });
  const file = await fetchFile(new URL(address, base).href, 'model-address');
  checkModelSize(file.size);
  return beginningIn(new Uint8Array(await file.arrayBuffer()));
}

/** Before it is read. @param {number} size in bytes */
export function checkModelSize(size) {
  if (size <= kLargestModelFile) return;
  const details = { field: 'file', value: String(size), allowed: String(kLargestModelFile) };
  throw new RnnError('file-too-large', 'The file is too large.', details);
}

/** Whether a file that a person brings is a model, and no text. @param {Blob} file */
export async function isModelFile(file) {
  const head = await file
    .slice(0, 16)
    .arrayBuffer()
    .catch(() => new ArrayBuffer(0)); // a folder: whoever reads it says so
  return looksLikeModelFile(new Uint8Array(head));
}
