// How the next character may be drawn: what the writing panel offers and what a link can ask for.

/** @import { Sampling } from './promptedWriting.js' */

export const kHighestTemperature = 2;
export const kTopK = [0, 1, 2, 3, 5, 10, 20];
export const kTopP = [1, 0.95, 0.9, 0.8, 0.5];

/** @type {Record<keyof Sampling, (value: number) => boolean>} */
const kFits = {
  temperature: (value) => value >= 0 && value <= kHighestTemperature,
  topK: (value) => kTopK.includes(value),
  topP: (value) => kTopP.includes(value),
};

/** @type {Record<keyof Sampling, string>} */
const kAllowed = {
  temperature: `0–${kHighestTemperature}`,
  topK: kTopK.join(', '),
  topP: kTopP.join(', '),
};

/**
 * What a person or a link wrote, as far as it can be.
 * @param {(name: string) => string | null} given
 * @returns {{ sampling: Partial<Sampling>, problems: import('../worker/protocol.js').ErrorBody[] }}
 */
export function readSampling(given) {
  /** @type {ReturnType<typeof readSampling>} */
  const read = { sampling: {}, problems: [] };
  for (const name of /** @type {(keyof Sampling)[]} */ (Object.keys(kFits))) {
    const written = given(name);
    if (written === null) continue;
    const value = written.trim() === '' ? Number.NaN : Number(written);
    if (kFits[name](value)) read.sampling[name] = value;
    else {
      const problem = {
        code: 'setting-out-of-range',
        message: '',
        field: name,
        value: written,
        allowed: kAllowed[name],
      };
      read.problems.push(problem);
    }
  }
  return read;
}
