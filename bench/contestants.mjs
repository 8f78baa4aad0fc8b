// Who is measured. All run in one thread, and only one of them at a time.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildFolder, projectFolder } from '../tools/lib/project.mjs';
import { Problem } from '../tools/lib/step.mjs';
import { startLineProgram } from './lineProgram.mjs';

/** @typedef {import('./cases.mjs').Case} Case */
/** @typedef {import('./chromium.mjs').Browser} Browser */

/**
 * @typedef {object} Contestant
 * @property {string} name
 * @property {(c: Case, milliseconds: number) => Promise<{reason: string} | {characters: number, seconds: number}>} run
 * @property {() => void} close
 */

/** By the names that the JSON file gives them. @type {Record<string, (browser: Browser) => Omit<Contestant, 'name'>>} */
const starts = {
  'wasm-relaxed': (browser) => inWorker(browser, 'engine.js?build=relaxed'),
  'wasm-baseline': (browser) => inWorker(browser, 'engine.js?build=baseline'),
  native: () => byLines(join(buildFolder, 'native/bench_native'), []),
  'tfjs-wasm': (browser) => inWorker(browser, 'tfjs.js'),
  'pytorch-1-thread': pytorch,
};

export const contestantNames = Object.keys(starts);

/**
 * @param {Browser} browser
 * @param {string[]} without beginnings of names: "tfjs" leaves out tfjs-wasm
 * @returns {Contestant[]}
 */
export function startContestants(browser, without = []) {
  const unknown = without.find((word) => !contestantNames.some((name) => name.startsWith(word)));
  if (unknown !== undefined)
    throw new Problem(`There is no contestant ${unknown}; there are ${contestantNames.join(', ')}.`);
  return contestantNames.map((name) => {
    const leftOut = without.some((word) => name.startsWith(word));
    return { name, ...(leftOut ? absent(`left out with --without`) : starts[name](browser)) };
  });
}

/** @param {string} reason @returns {Omit<Contestant, 'name'>} */
const absent = (reason) => ({ run: async () => ({ reason }), close: () => {} });

/** @param {Browser} browser @param {string} worker @returns {Omit<Contestant, 'name'>} */
const inWorker = (browser, worker) => ({
  run: (c, milliseconds) => browser.ask(worker, { ...c, milliseconds }),
  close: () => {},
});

/** @param {string} command @param {string[]} args @param {Record<string, string>} [env] @returns {Omit<Contestant, 'name'>} */
function byLines(command, args, env) {
  const program = startLineProgram(command, args, env);
  return {
    run: ({ task, cell, hidden, layers, batch, steps, vocab }, milliseconds) =>
      program.ask([task, cell, hidden, layers, batch, steps, vocab, Math.round(milliseconds)].join(' ')),
    close: program.close,
  };
}

/** @returns {Omit<Contestant, 'name'>} */
function pytorch() {
  const python = ['/usr/bin/python3', 'python3'].find(hasTorch);
  if (!python) return absent('PyTorch is not installed (Debian: python3-torch and libopenblas0-pthread)');
  return byLines(python, [join(projectFolder, 'bench/pytorch.py')], {
    OPENBLAS_NUM_THREADS: '1',
    OMP_NUM_THREADS: '1',
  });
}

/** @param {string} python */
function hasTorch(python) {
  if (python.startsWith('/') && !existsSync(python)) return false;
  try {
    execFileSync(python, ['-c', 'import torch'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
