import { afterEach, describe, expect, it } from 'vitest';
import abcjs from 'abcjs';
import { writeAbc } from '../../web/music/abc.js';
import { readAbc } from '../../web/music/readAbc.js';
import { kKeys, kStyles } from '../../web/state/composition.js';
import { engine } from './support/session.js';

// What the engine composes and what it calls whole, held against abcjs.

const kNetwork = { type: 'oneToMany', cell: 'gru', hidden: 40 };
const kTraining = { batch: 32, optimiser: 'adam', learningRate: 0.01, clip: 1, seed: 1 };

const opened = [];
afterEach(() => {
  for (const session of opened.splice(0)) session.delete();
});

function open() {
  const session = engine.openTask(kNetwork, { name: 'music', options: { heldOut: 240 } }, kTraining);
  opened.push(session);
  return session;
}

/** As the page writes it. */
function abcOf({ inputNames, outputNames, end }, input, tokens) {
  const names = [...tokens].filter((token) => token !== end && token !== -1).map((token) => outputNames[token]);
  return writeAbc({ title: 'A tune', head: inputNames[input], tokens: names }).text;
}

const kSigns = { bar_left_repeat: '(', bar_thin: '|', bar_right_repeat: ')' };

/** Whether abcjs finds every bar full and every part between its signs of repetition. */
function isWhole(abc) {
  const [tune] = abcjs.parseOnly(abc);
  const voice = tune.lines.flatMap(({ staff = [] }) => staff.flatMap(({ voices }) => voices.flat()));
  let signs = '';
  let filled = 0;
  let isFull = true;
  for (const { el_type, duration, type } of voice) {
    if (el_type === 'note') filled += duration;
    if (el_type !== 'bar') continue;
    signs += kSigns[type];
    const wanted = type === 'bar_left_repeat' ? 0 : tune.getBarLength();
    isFull &&= Math.abs(filled - wanted) < 1e-9;
    filled = 0;
  }
  return !tune.warnings && isFull && filled === 0 && /^(\(\|*\))+$/.test(signs);
}

describe('the composer', () => {
  const session = engine.openTask(kNetwork, { name: 'music', options: { heldOut: 240 } }, kTraining);
  const task = session.task();
  const examples = Array.from({ length: 240 }, (_, index) => session.example(index));
  session.delete();
  const tunes = examples.map(({ inputTokens, targetTokens }) => abcOf(task, inputTokens[0], targetTokens));

  it('has an input for each style in each key, with the head of its tunes', () => {
    expect(task.inputNames).toHaveLength(kStyles.length * kKeys.length);
    expect(task.inputNames[4 * kKeys.length]).toBe('M:2+2+2+3/8\nL:1/8\nQ:1/8=260\nK:D Phr ^f');
    for (const [input, head] of task.inputNames.entries()) {
      expect(head).toMatch(new RegExp(`^M:.*\\nL:1/8\\nQ:.*\\nK:${kKeys[input % kKeys.length]}`));
    }
  });

  it('makes tunes that abcjs reads without a warning, every bar full', async () => {
    for (const tune of tunes) {
      expect(isWhole(tune), tune).toBe(true);
      await readAbc(tune);
    }
  });

  it('closes every part on the tonic', async () => {
    for (const [index, tune] of tunes.entries()) {
      const { notes } = await readAbc(tune);
      const tonic = { D: 2, E: 4, G: 7, A: 9 }[kKeys[examples[index].inputTokens[0] % kKeys.length]];
      expect(notes.at(-1).midi % 12, tune).toBe(tonic);
    }
  });
});

describe('what a model composes', () => {
  it('is called well formed when abcjs finds every bar full, and only then', () => {
    const session = open();
    const task = session.task();
    const told = { whole: 0, broken: 0 };
    for (let round = 0; round < 7; round++) {
      session.train(100, 1e9);
      for (let i = 0; i < 30; i++) {
        const input = i % task.inputNames.length;
        const options = { temperature: 0.7, seed: 100 * round + i };
        const { tokens, ended, wellFormed } = session.generate({ tokens: Int32Array.of(input) }, 120, options);
        const abc = abcOf(task, input, tokens);
        expect(wellFormed, abc).toBe(ended && isWhole(abc));
        told[wellFormed ? 'whole' : 'broken'] += 1;
      }
    }
    expect(told.whole).toBeGreaterThan(20);
    expect(told.broken).toBeGreaterThan(20);
  });
});
