import { describe, expect, it } from 'vitest';
import { exactnessOf, kTranslationLooks, kTranslators, translationOpenings } from '../../web/state/translation.js';
import { defaults } from '../../web/state/settings.js';

/**
 * A model whose held-out examples have these lengths, and of which it translates these.
 * @param {number[]} lengths
 * @param {(length: number) => boolean} isRight
 */
const translator = (lengths, isRight) => ({
  opened: { task: { heldOutExamples: lengths.length } },
  client: async () => ({
    exactMatches: async (/** @type {{ from: number, count: number }} */ { from, count }) => {
      const asked = lengths.slice(from, from + count);
      return { right: Uint8Array.from(asked, (length) => Number(isRight(length))), lengths: Int32Array.from(asked) };
    },
  }),
});

const kLengths = Array.from({ length: 70 }, (_, i) => 1 + (i % 7));

const comparison = {
  names: kTranslators,
  models: [translator(kLengths, () => true), translator(kLengths, (length) => length <= 3)],
  /** @param {string} _name */
  seen: (_name) => /** @type {any} */ (null),
};

describe('whole translations that are right', () => {
  it('are counted by the length of the text, two lengths together', async () => {
    const { count, right, bins } = /** @type {any} */ (await kTranslationLooks.exact.ask(comparison));
    expect(count).toBe(70);
    expect(right).toEqual([70, 30]);
    expect(bins).toEqual([
      { from: 1, to: 2, count: 20, right: [20, 20] },
      { from: 3, to: 4, count: 20, right: [20, 10] },
      { from: 5, to: 6, count: 20, right: [20, 0] },
      { from: 7, to: 8, count: 10, right: [10, 0] },
    ]);
  });

  it('are a share of each model, unknown before they were counted', async () => {
    const seen = await kTranslationLooks.exact.ask(comparison);
    const known = /** @type {any} */ ({ ...comparison, seen: () => seen });
    expect(exactnessOf(known, 'attentive')).toBe(1);
    expect(exactnessOf(known, 'plain')).toBeCloseTo(30 / 70);
    expect(exactnessOf(/** @type {any} */ (comparison), 'plain')).toBeNaN();
  });
});

it('the two models differ in their attention only', async () => {
  /** @type {any[]} */
  const asked = [];
  const client = /** @type {any} */ ({ openTask: async (/** @type {any} */ request) => asked.push(request) });
  const chosen = {
    ...defaults(),
    attention: /** @type {const} */ ('additive'),
    direction: /** @type {const} */ ('toEnglish'),
  };
  for (const open of translationOpenings(chosen)) await open(client);
  expect(asked.map(({ network }) => network.attention)).toEqual(['additive', 'none']);
  expect({ ...asked[0], network: null }).toEqual({ ...asked[1], network: null });
  expect(asked[0].task).toEqual({ name: 'translation', options: { sentences: 1, toEnglish: 1 } });
});
