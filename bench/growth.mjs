// How the time of a training step grows: with T and with B along a straight line; with H as the work does.
import { workPerCharacter } from './cases.mjs';
import { measure } from './measure.mjs';
import { table } from './report.mjs';
import { nearestLine } from './statistics.mjs';

/** @typedef {import('./cases.mjs').Case} Case */
/** @typedef {import('./measure.mjs').Figure} Figure */

const usual = {
  task: /** @type {const} */ ('train'),
  cell: /** @type {const} */ ('lstm'),
  hidden: 128,
  layers: 1,
  batch: 32,
  steps: 64,
  vocab: 65,
};

/** @param {'steps'|'batch'|'hidden'} what @param {number[]} sizes @returns {Case[]} */
const along = (what, sizes) => sizes.map((size) => ({ ...usual, [what]: size, name: `${what} ${size}` }));

const overSteps = along('steps', [8, 16, 32, 64, 128, 256]);
const overBatch = along('batch', [8, 16, 32, 64, 128]);
const overHidden = along('hidden', [128, 256, 512, 1024]);

/**
 * @param {Omit<Parameters<typeof measure>[0], 'cases'>} options
 * @returns {Promise<string>}
 */
export async function growth(options) {
  const { charsPerSecond } = await measure({ ...options, cases: [...overSteps, ...overBatch, ...overHidden] });
  const names = options.contestants
    .map(({ name }) => name)
    .filter((name) => [...charsPerSecond.values()].some((figures) => 'value' in figures[name]));
  return names
    .flatMap((name) => {
      const speed = (/** @type {Case} */ c) => speedOf(charsPerSecond.get(c)?.[name]);
      return [
        '',
        `${name}: LSTM, H = 128, B = 32, T = 64 where nothing else is said`,
        ...straight('T', 'steps', overSteps, speed),
        '',
        ...straight('B', 'batch', overBatch, speed),
        '',
        ...bySize(speed),
      ];
    })
    .join('\n');
}

/** @param {Figure|undefined} figure */
const speedOf = (figure) => (figure && 'value' in figure ? figure.value : Number.NaN);

/** @param {string} letter @param {'steps'|'batch'} what @param {Case[]} cases @param {(c: Case) => number} speed */
function straight(letter, what, cases, speed) {
  const points = cases.map((c) => ({ x: c[what], y: (1000 * c.batch * c.steps) / speed(c) }));
  const line = nearestLine(points);
  return table(
    [letter, 'ms a step', 'straight line', 'off by', 'µs a character'],
    points.map(({ x, y }, i) => [
      String(x),
      y.toFixed(2),
      line(x).toFixed(2),
      `${(100 * (y / line(x) - 1)).toFixed(1)}%`,
      (1e6 / speed(cases[i])).toFixed(2),
    ]),
  );
}

/** @param {(c: Case) => number} speed */
function bySize(speed) {
  const gflops = overHidden.map((c) => (speed(c) * workPerCharacter(c)) / 1e9);
  const best = Math.max(...gflops);
  return table(
    ['H', 'ms a step', 'GFLOP/s', 'of the best'],
    overHidden.map((c, i) => [
      String(c.hidden),
      ((1000 * c.batch * c.steps) / speed(c)).toFixed(1),
      gflops[i].toFixed(1),
      `${((100 * gflops[i]) / best).toFixed(0)}%`,
    ]),
  );
}
