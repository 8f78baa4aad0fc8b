import { describe, expect, it } from 'vitest';
import { accumulatorLoop } from '../../bench/browser/accumulators.js';
import { textOf } from '../../bench/browser/text.js';
import { busySentence } from '../../bench/busy.mjs';
import { cases, chosenCases, workPerCharacter } from '../../bench/cases.mjs';
import { contestantNames, startContestants } from '../../bench/contestants.mjs';
import { startLineProgram } from '../../bench/lineProgram.mjs';
import { measure } from '../../bench/measure.mjs';
import { toJson, toTables } from '../../bench/report.mjs';
import { median, nearestLine, spread } from '../../bench/statistics.mjs';

const [lstm] = chosenCases('lstm-128');
const [sampling] = chosenCases('sample-lstm-128');
const [deep] = chosenCases('lstm-2x512');
const noProgress = () => {};

/** A browser whose ceiling is 50 GFLOP/s relaxed and 40 in the baseline. */
const browser = {
  version: '0',
  ask: async (/** @type {string} */ worker) => ({ operationsPerSecond: worker.includes('relaxed') ? 50e9 : 40e9 }),
  close: async () => {},
};

describe('the work per character', () => {
  it('counts the products of training three times, and those of writing once', () => {
    expect(workPerCharacter(lstm)).toBe(6 * (4 * 128 * 128 + 128 * 65));
    expect(workPerCharacter(sampling)).toBe(2 * (4 * 128 * 128 + 128 * 65));
  });

  it('counts the input of every layer but the first, whose input is one-hot', () => {
    expect(workPerCharacter(deep)).toBe(6 * (3 * 4 * 512 * 512 + 512 * 65));
  });
});

describe('the statistics', () => {
  it('take the middle one, or the mean of the two in the middle', () => {
    expect(median([30, 10, 20])).toBe(20);
    expect(median([40, 10, 20, 30])).toBe(25);
  });

  it('call half the distance of the extremes the spread, as a share of the median', () => {
    expect(spread([90, 100, 120])).toBeCloseTo(0.15);
  });

  it('find the straight line that points lie on', () => {
    const line = nearestLine([8, 16, 64, 256].map((x) => ({ x, y: 3 + 2 * x })));
    expect(line(100)).toBeCloseTo(203);
  });
});

describe('a measurement', () => {
  /** @param {string} name @param {string[]} log @param {number[]} speeds one for each run, the warm-up first */
  const contestant = (name, log, speeds) => ({
    name,
    run: async (/** @type {import('../../bench/cases.mjs').Case} */ c) => {
      log.push(`${name} ${c.name}`);
      return { characters: /** @type {number} */ (speeds.shift()), seconds: 1 };
    },
    close: () => {},
  });

  it('lets the contestants take turns in every round and leaves the warm-up out', async () => {
    /** @type {string[]} */
    const log = [];
    const contestants = [contestant('one', log, [1, 100, 120, 110]), contestant('other', log, [1, 50, 55, 60])];
    const { charsPerSecond, ceiling } = await measure({
      cases: [lstm],
      contestants,
      browser,
      repeats: 3,
      progress: noProgress,
    });

    expect(log).toEqual(Array(4).fill(['one lstm-128', 'other lstm-128']).flat());
    expect(charsPerSecond.get(lstm)?.one).toEqual({ value: 110, spread: 10 / 110 });
    expect(charsPerSecond.get(lstm)?.other).toMatchObject({ value: 55 });
    expect(ceiling).toEqual({
      'wasm-relaxed': { value: 50e9, spread: 0 },
      'wasm-baseline': { value: 40e9, spread: 0 },
    });
  });

  it('gives a reason where there is no figure, and does not ask a second time', async () => {
    let asked = 0;
    const silent = {
      name: 'silent',
      run: async () => {
        asked++;
        return { reason: 'it is not installed' };
      },
      close: () => {},
    };
    const results = await measure({ cases: [lstm], contestants: [silent], browser, repeats: 3, progress: noProgress });
    expect(asked).toBe(1);
    expect(results.charsPerSecond.get(lstm)?.silent).toEqual({ reason: 'it is not installed' });
  });
});

describe('the report', () => {
  const figure = (/** @type {number} */ value) => ({ value, spread: 0.02 });
  const results = {
    charsPerSecond: new Map([
      [
        lstm,
        {
          'wasm-relaxed': figure(90_000),
          'wasm-baseline': figure(80_000),
          native: figure(70_000),
          'tfjs-wasm': figure(2_000),
          'pytorch-1-thread': { reason: 'PyTorch is not installed' },
        },
      ],
    ]),
    ceiling: { 'wasm-relaxed': figure(50e9), 'wasm-baseline': figure(40e9) },
  };

  it('as JSON has a null with its reason for a figure that is missing', () => {
    const work = workPerCharacter(lstm);
    expect(toJson(results)).toEqual({
      ceiling_gflops: { 'wasm-relaxed': 50, 'wasm-baseline': 40 },
      cases: [
        {
          name: 'lstm-128',
          cell: 'lstm',
          hidden: 128,
          layers: 1,
          batch: 32,
          steps: 64,
          vocab: 65,
          chars_per_s: {
            'wasm-relaxed': 90_000,
            'wasm-baseline': 80_000,
            native: 70_000,
            'tfjs-wasm': 2_000,
            'pytorch-1-thread': null,
          },
          gflops: {
            'wasm-relaxed': expect.closeTo((90_000 * work) / 1e9, 2),
            'wasm-baseline': expect.closeTo((80_000 * work) / 1e9, 2),
            native: expect.closeTo((70_000 * work) / 1e9, 2),
            'tfjs-wasm': expect.closeTo((2_000 * work) / 1e9, 2),
            'pytorch-1-thread': null,
          },
          reasons: { 'pytorch-1-thread': 'PyTorch is not installed' },
        },
      ],
    });
  });

  it('as a table sets our relaxed build beside what is wanted', () => {
    const tables = toTables(results);
    expect(tables).toMatch(/lstm-128\s+90,000 ±2%\s+80,000 ±2%\s+70,000 ±2%\s+2,000 ±2%\s+–/);
    expect(tables).toMatch(/lstm-128\s+–\s+45× \(45×\) ✓\s+39\.9\s+80% \(75%\) ✓\s+89% \(80%\) ✓/);
    expect(tables).toContain('– pytorch-1-thread: PyTorch is not installed');
  });
});

describe('a busy machine', () => {
  it('is told, and a quiet one is not', () => {
    expect(busySentence(1.9)).toContain('1.9 cores were busy');
    expect(busySentence(1.1)).toBe('');
  });
});

describe('the choice', () => {
  it('takes cases by their names and refuses a name that no case has', () => {
    expect(chosenCases('gru-256,rnn-128').map((c) => c.name)).toEqual(['gru-256', 'rnn-128']);
    expect(chosenCases(undefined)).toBe(cases);
    expect(() => chosenCases('lstm-129')).toThrow('There is no case lstm-129');
  });

  it('leaves contestants out by the beginning of their names', async () => {
    const contestants = startContestants(browser, ['tfjs', 'pytorch', 'native']);
    expect(contestants.map(({ name }) => name)).toEqual(contestantNames);
    expect(await contestants[3].run(lstm, 1)).toEqual({ reason: 'left out with --without' });
    expect(() => startContestants(browser, ['torch'])).toThrow('There is no contestant torch');
  });
});

describe('the text', () => {
  it('has as many different characters as a case asks for', () => {
    expect(new Set(textOf(65, 1000)).size).toBe(65);
  });
});

describe("the ceiling's loop", () => {
  it.each([false, true])('adds up every sum (relaxed: %s)', (relaxed) => {
    const run = accumulatorLoop({ sums: 10, relaxed });
    expect(run(1, 0.5, 1)).toBe(10);
    expect(run(2, 0.5, 1)).toBe(15);
  });
});

describe('a program that is asked by lines', () => {
  /** @param {string} script */
  const program = (script) => startLineProgram(process.execPath, ['-e', script]);

  it('answers each line with its own', async () => {
    const echo = program(
      "require('readline').createInterface(process.stdin).on('line', (line) => console.log(JSON.stringify({ line })))",
    );
    expect(await echo.ask('one')).toEqual({ line: 'one' });
    expect(await echo.ask('two')).toEqual({ line: 'two' });
    echo.close();
  });

  it('that ends, or cannot be started, gives a reason', async () => {
    expect(await program('process.exit(3)').ask('anything')).toEqual({ reason: `${process.execPath} ended with 3` });
    const missing = startLineProgram('/there/is/no/such/program', []);
    expect(await missing.ask('anything')).toEqual({ reason: expect.stringContaining('could not be started') });
  });
});
