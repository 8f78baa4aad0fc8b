import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { kTexts } from '../../web/data/texts.js';
import en from '../../web/locales/en.js';
import tr from '../../web/locales/tr.js';
import { wordsFor } from '../../web/locales/words.js';
import { kLessons } from '../../web/lessons/registry.js';
import { defaults, kSettings } from '../../web/state/settings.js';

/** @param {object} texts @param {string} before @returns {Record<string, string>} every sentence by its path */
const flat = (texts, before = '') =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) =>
      typeof text === 'string' ? [[before + name, text]] : Object.entries(flat(text, `${before}${name}.`)),
    ),
  );

/** @param {object} sentences */
const keysOf = (sentences) =>
  Object.entries(sentences).flatMap(([group, entries]) => Object.keys(entries).map((name) => `${group}.${name}`));

/** @param {string} sentence */
const placeholdersOf = (sentence) => [...new Set(sentence.match(/\{\w+\}/g))].sort();

describe('the two languages', () => {
  test('say the same things', () => {
    expect(keysOf(tr).sort()).toEqual(keysOf(en).sort());
  });

  test.each(keysOf(en))('%s has a sentence in both, with the same things to fill in', (key) => {
    const [group, name] = key.split('.');
    const sentences = [en, tr].map((language) => /** @type {any} */ (language)[group][name]);
    for (const sentence of sentences) expect(sentence.trim()).not.toBe('');
    expect(placeholdersOf(sentences[1])).toEqual(placeholdersOf(sentences[0]));
  });

  test.each([en, tr])('name and explain every setting and every text', (language) => {
    for (const { name } of kSettings) {
      expect(language.settings).toHaveProperty(name);
      expect(language.help).toHaveProperty(name);
    }
    for (const { id } of kTexts) expect(language.texts).toHaveProperty(id);
  });

  test.each([en, tr])(
    'have a sentence for every code with which the engine, the worker or the client refuses',
    (language) => {
      const codes = new Set(sourcesUnder('src', 'web/engine', 'web/worker').flatMap(codesIn));
      expect(codes.size).toBeGreaterThan(35);
      expect([...codes].filter((code) => !(code in language.errors))).toEqual([]);
    },
  );

  test('the header of the engine lists every code that it refuses with', () => {
    const listed = [...source('src/rnn/core/error.hpp').text.matchAll(/^\/\/ {3}([a-z0-9-]+) /gm)].map(
      ([, code]) => code,
    );
    expect([...new Set(sourcesUnder('src/rnn').flatMap(codesIn))].sort()).toEqual(listed.sort());
  });
});

describe('the texts of the lessons', () => {
  test.each(kLessons.map(({ id, texts }) => ({ id, texts })))(
    'of $id say the same things in both languages',
    ({ texts }) => {
      const [turkish, english] = [flat(texts.tr), flat(texts.en)];
      expect(Object.keys(turkish).sort()).toEqual(Object.keys(english).sort());
      for (const sentence of [...Object.values(turkish), ...Object.values(english)]) {
        expect(String(sentence).trim()).not.toBe('');
      }
    },
  );

  test.each(kLessons.map((lesson) => ({ id: lesson.id, lesson })))(
    'of $id name every goal and every try',
    ({ lesson }) => {
      const goals = lesson.goals(defaults(lesson.settings)).map(({ name }) => name);
      for (const texts of Object.values(lesson.texts)) {
        for (const name of goals) expect(texts.goals).toHaveProperty(name);
        expect(Object.keys(texts.tries).sort()).toEqual(lesson.tries.map(({ name }) => name).sort());
      }
    },
  );
});

describe('an error', () => {
  test('is told with what was typed and what is allowed', () => {
    const error = { code: 'setting-out-of-range', message: '', field: 'hidden', value: '1e9', allowed: '1–1024' };
    expect(wordsFor('en').error(error)).toBe('1e9 is outside what is possible. Use a whole number from 1 to 1,024.');
    expect(wordsFor('tr').error(error)).toBe('Burada 1e9 olmaz. 1 ile 1.024 arasında bir tam sayı yazın.');
    const rate = { ...error, field: 'learningRate', value: '0' };
    expect(wordsFor('en').error(rate)).toBe(
      '0 is outside what is possible. Use a number from 0.00000001 to 100,000,000.',
    );
  });

  test('that nobody has foreseen still gives a sentence', () => {
    const error = { code: 'odd', message: '', field: '', value: '', allowed: '' };
    expect(wordsFor('en').error(error)).toBe('Something went wrong (odd). The page goes on with what it had.');
  });
});

describe('numbers', () => {
  test('are written as each language writes them', () => {
    expect(wordsFor('en').count(1234567)).toBe('1,234,567');
    expect(wordsFor('tr').count(1234567)).toBe('1.234.567');
    expect(wordsFor('tr').field(0.002)).toBe('0,002');
    expect(wordsFor('en').field(1e-7)).toBe('0.0000001');
    expect(wordsFor('tr').decimal(Number.NaN, 3)).toBe('–');
  });
});

test('no view, element or page says anything that does not come from the locales', () => {
  const said = sourcesUnder('web/views', 'web/element', 'web/page', 'web/lessons')
    .filter(({ file }) => file.endsWith('.js'))
    .flatMap(({ file, text }) => wordsInTemplates(text).map((word) => `${file}: ${word}`));
  expect(said).toEqual(['web/page/header.js: Tekrar']); // a name is a name in every language
});

/** @param {string[]} folders */
function sourcesUnder(...folders) {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(js|cpp|hpp)$/.test(name))
      .map((name) => source(`${folder}/${name}`)),
  );
}

/** @param {string} file */
function source(file) {
  return { file, text: readFileSync(file, 'utf8') };
}

/** @param {{ text: string }} source */
const codesIn = ({ text }) =>
  [/RnnError\(\s*['"]([a-z][a-z0-9-]+)['"]/g, /\b(?:Error|refuse\w*)\(\s*['"]([a-z0-9]+(?:-[a-z0-9]+)+)['"]/g].flatMap(
    (refusals) => [...text.matchAll(refusals)].map(([, code]) => code),
  );

/**
 * Words between tags, and in the attributes that a person reads or hears.
 * @param {string} source
 */
function wordsInTemplates(source) {
  const templates = source.match(/(?<![\w$])html`[^`]*`/g) ?? [];
  return templates.flatMap((template) => {
    const still = template.replace(/\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, '');
    const between = [...still.matchAll(/>([^<>`]*)</g)].map(([, text]) => text.trim());
    const heard = [...still.matchAll(/(?:aria-label|title|placeholder|alt)="([^"]*)"/g)].map(([, text]) => text);
    return [...between, ...heard].filter((text) => /\p{L}{2,}/u.test(text));
  });
}
