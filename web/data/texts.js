// The built-in texts, in the order in which they are offered. Their names stand in web/locales under "texts".
import sourceUrl from '../../build/texts/source.txt?url';
import dinosaursUrl from './dinosaurs.txt?url';
import englishUrl from './english.txt?url';
import turkceUrl from './turkce.txt?url';

/** @typedef {'english' | 'turkce' | 'dinosaurs' | 'source'} TextId */

/**
 * prompt: a beginning that suits the text; language: what it is written in, for hyphens and screen readers.
 * @type {readonly { id: TextId, url: string, prompt: string, language: string }[]}
 */
export const kTexts = [
  { id: 'english', url: englishUrl, prompt: 'The morning ', language: 'en' },
  { id: 'turkce', url: turkceUrl, prompt: 'Bir sabah ', language: 'tr' },
  { id: 'dinosaurs', url: dinosaursUrl, prompt: 'Micro', language: 'la' },
  { id: 'source', url: sourceUrl, prompt: 'template <', language: '' },
];
