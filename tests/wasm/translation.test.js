// Translation as the page asks for it: texts fall into the pieces that the grammar made them of, and whole outputs are
// counted.
import { afterEach, describe, expect, it } from 'vitest';
import { readPieces, textOf } from '../../web/state/pieces.js';
import { engine, refusal } from './support/session.js';

const kNetwork = { type: 'encoderDecoder', cell: 'gru', hidden: 8, attention: 'dot', bidirectional: true };
const kTraining = { batch: 16, optimiser: 'adam', learningRate: 0.01, clip: 1, seed: 1 };
const kHeldOut = 400;

const opened = [];
afterEach(() => {
  for (const session of opened.splice(0)) session.delete();
});

/** @param {Record<string, number>} options */
function open(options) {
  const task = { name: 'translation', options: { heldOut: kHeldOut, ...options } };
  const session = engine.openTask(kNetwork, task, kTraining);
  opened.push(session);
  return session;
}

describe('what is typed', () => {
  for (const [sentences, toEnglish] of [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ]) {
    it(`is read as the grammar made it: ${sentences ? 'sentences' : 'numbers'} in ${toEnglish ? 'Turkish' : 'English'}`, () => {
      const session = open({ sentences, toEnglish });
      const { inputNames } = session.task();
      for (let i = 0; i < kHeldOut; ++i) {
        const tokens = [...session.example(i).inputTokens];
        const text = textOf(tokens, inputNames);
        expect({ text, ...readPieces(text, inputNames, toEnglish ? 'tr' : 'en') }).toEqual({
          text,
          tokens,
          problem: null,
        });
      }
    });
  }
});

describe('whole outputs', () => {
  it('are marked for any of the held-out examples, with the lengths of these', () => {
    const session = open({ sentences: 0 });
    const { right, lengths } = session.exactMatches(7, 5);
    expect([right.constructor, lengths.constructor]).toEqual([Uint8Array, Int32Array]);
    expect([...lengths]).toEqual([7, 8, 9, 10, 11].map((i) => session.example(i).inputTokens.length));
    expect(right).toHaveLength(5);
  });

  it('are refused where there is no such example', () => {
    const session = open({ sentences: 0 });
    expect(refusal(() => session.exactMatches(kHeldOut, 1))).toMatchObject({
      code: 'setting-out-of-range',
      field: 'from',
    });
    expect(refusal(() => session.exactMatches(0, 1025))).toMatchObject({
      code: 'setting-out-of-range',
      field: 'count',
    });
  });
});
