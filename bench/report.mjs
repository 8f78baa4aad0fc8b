// The results as a file for programs and as tables for people.
import { workPerCharacter } from './cases.mjs';
import { contestantNames } from './contestants.mjs';

/** @typedef {import('./cases.mjs').Case} Case */
/** @typedef {import('./measure.mjs').Figure} Figure */
/** @typedef {{charsPerSecond: Map<Case, Record<string, Figure>>, ceiling: Record<string, Figure>}} Results */

/** @param {Figure} figure */
const numberOf = (figure) => ('value' in figure ? figure.value : null);

/** @param {Results} results */
export function toJson({ charsPerSecond, ceiling }) {
  return {
    ceiling_gflops: mapValues(ceiling, (figure) => rounded(numberOf(figure), 1e-9)),
    cases: [...charsPerSecond].map(([c, figures]) => ({
      name: c.name,
      cell: c.cell,
      hidden: c.hidden,
      layers: c.layers,
      batch: c.batch,
      steps: c.steps,
      vocab: c.vocab,
      chars_per_s: mapValues(figures, (figure) => rounded(numberOf(figure), 1)),
      gflops: mapValues(figures, (figure) => rounded(numberOf(figure), workPerCharacter(c) * 1e-9)),
      ...reasonsOf(figures),
    })),
  };
}

/** Why figures are null, where some are. @param {Record<string, Figure>} figures */
function reasonsOf(figures) {
  const reasons = Object.entries(figures).flatMap(([name, figure]) =>
    'reason' in figure ? [[name, figure.reason]] : [],
  );
  return reasons.length > 0 && { reasons: Object.fromEntries(reasons) };
}

/** @param {Results} results */
export function toTables(results) {
  const { charsPerSecond, ceiling } = results;
  const cases = [...charsPerSecond];
  const lines = [
    'Characters per second: median, and half of what lies between the slowest and the fastest run',
    ...table(
      ['case', ...contestantNames],
      cases.map(([c, figures]) => [
        c.name,
        ...contestantNames.map((name) => withSpread(figures[name], speedGoal(c, name))),
      ]),
    ),
    '',
    'The relaxed build beside the others (in brackets: what is wanted)',
    ...table(
      [
        'case',
        'to PyTorch',
        'to TF.js',
        'GFLOP/s',
        'of the ceiling',
        'baseline to relaxed',
        'baseline, of its ceiling',
      ],
      cases.map(([c, figures]) => comparison(c, figures, ceiling)),
    ),
    '',
    `Ceiling of one WebAssembly thread: relaxed ${gigaflops(ceiling['wasm-relaxed'])}, baseline ${gigaflops(ceiling['wasm-baseline'])} GFLOP/s`,
    ...missing(cases),
  ];
  return lines.join('\n');
}

/** @param {Case} c @param {Record<string, Figure>} figures @param {Record<string, Figure>} ceiling */
function comparison(c, figures, ceiling) {
  const [relaxed, baseline] = [figures['wasm-relaxed'], figures['wasm-baseline']].map(numberOf);
  const work = workPerCharacter(c);
  const { goals = {} } = c;
  return [
    c.name,
    times(ratio(relaxed, numberOf(figures['pytorch-1-thread'])), goals.pytorch),
    times(ratio(relaxed, numberOf(figures['tfjs-wasm'])), goals.tfjs),
    relaxed === null ? '–' : ((relaxed * work) / 1e9).toFixed(1),
    percent(ratio(relaxed && relaxed * work, numberOf(ceiling['wasm-relaxed'])), goals.ceiling),
    percent(ratio(baseline, relaxed), 0.8),
    percent(ratio(baseline && baseline * work, numberOf(ceiling['wasm-baseline']))),
  ];
}

/** @param {number|null} a @param {number|null} b */
const ratio = (a, b) => (a === null || b === null ? null : a / b);

/** @param {number|null} value @param {number} [goal] */
const times = (value, goal) => withGoal(value, goal, (x) => `${x < 10 ? x.toFixed(2) : x.toFixed(0)}×`);

/** @param {number|null} value @param {number} [goal] */
const percent = (value, goal) => withGoal(value, goal, (x) => `${(100 * x).toFixed(0)}%`);

/** @param {number|null} value @param {number|undefined} goal @param {(x: number) => string} write */
function withGoal(value, goal, write) {
  if (value === null) return '–';
  return goal === undefined ? write(value) : `${write(value)} (${write(goal)}) ${value >= goal ? '✓' : '✗'}`;
}

/** Goals are those of the relaxed build. @param {Case} c @param {string} name of a contestant */
const speedGoal = (c, name) => (name === 'wasm-relaxed' ? c.goals?.charsPerSecond : undefined);

/** @param {Figure} figure @param {number} [goal] */
function withSpread(figure, goal) {
  if ('reason' in figure) return '–';
  const whole = (/** @type {number} */ x) => Math.round(x).toLocaleString('en');
  return `${withGoal(figure.value, goal, whole)} ±${(100 * figure.spread).toFixed(0)}%`;
}

/** @param {Figure} figure */
const gigaflops = (figure) =>
  'value' in figure ? `${(figure.value / 1e9).toFixed(1)} ±${(100 * figure.spread).toFixed(0)}%` : '–';

/** Each reason once, with what it keeps from being measured. @param {[Case, Record<string, Figure>][]} cases */
function missing(cases) {
  /** @type {Map<string, Set<string>>} */
  const byReason = new Map();
  for (const [c, figures] of cases) {
    for (const [name, figure] of Object.entries(figures)) {
      if (!('reason' in figure)) continue;
      const isAlways = cases.every(([, all]) => 'reason' in all[name] && all[name].reason === figure.reason);
      const what = isAlways ? name : `${name} at ${c.name}`;
      byReason.set(figure.reason, (byReason.get(figure.reason) ?? new Set()).add(what));
    }
  }
  return [...byReason].map(([reason, what]) => `– ${[...what].join(', ')}: ${reason}`);
}

/**
 * @param {string[]} head
 * @param {string[][]} rows the first column to the left, the others to the right
 */
export function table(head, rows) {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
  const line = (/** @type {string[]} */ row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  ');
  return [line(head), ...rows.map(line)];
}

/** @template A, B @param {Record<string, A>} record @param {(value: A) => B} change @returns {Record<string, B>} */
const mapValues = (record, change) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

/** @param {number|null} value @param {number} factor */
const rounded = (value, factor) => (value === null ? null : Number((value * factor).toPrecision(5)));
