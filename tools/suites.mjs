// The test suites: how each one is run and how its test cases are counted.
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { buildPage } from './build-page.mjs';
import { compile, compileModules } from './compile.mjs';
import { relaxedSimdFlags } from './lib/node-flags.mjs';
import { buildFolder, projectFolder } from './lib/project.mjs';
import { CommandError, run } from './lib/run.mjs';
import { examplePackages, pytorchPackages, tryToSetUp } from './setup/system-packages.mjs';

/** @typedef {import('./setup.mjs').Toolchain} Toolchain */
/**
 * output: what is shown when something failed; note: why nothing was run
 * @typedef {{ passed: number, failed: number, output: string, note?: string }} Result
 */
/** @typedef {{ prepare?: (toolchain: Toolchain) => Promise<void>, run: () => Promise<Result> }} Suite */

/** @type {Record<string, Suite>} the cheap ones first */
export const suites = {
  lint: { run: () => check('biome', ['ci', '--colors=off']) },
  types: { prepare: modules, run: () => check('tsc', ['--noEmit', '--pretty', 'false']) },
  wasm: catch2('wasm-baseline', (folder) => [process.execPath, join(folder, 'tests/rnn_tests.js')]),
  unit: { prepare: modules, run: () => vitest('unit', []) },
  pytorch: {
    prepare: async (toolchain) => {
      await modules(toolchain);
      hasPyTorch = await tryToSetUp(pytorchPackages);
    },
    run: async () =>
      hasPyTorch
        ? vitest('pytorch', ['--config', 'tests/pytorch/vitest.config.js'])
        : { ...nothing, note: "Debian's python3-torch is not there and cannot be installed" },
  },
  // What is compiled beside the tests are the programs of the benchmarks.
  sanitize: catch2('native-sanitize', (folder) => [join(folder, 'rnn_tests')]),
  browser: { prepare: prepareJourneys, run: journeys },
  webkit: { prepare: prepareJourneys, run: () => vitest('webkit', ['--config', 'tests/webkit/vitest.config.js']) },
};

/** Small parts, so that no core is still busy long after the others are done. */
const kShardsOfACore = 8;

let hasPyTorch = false;

/** @type {Promise<void> | undefined} */
let compiled;

/**
 * Several suites need the modules; when these do not compile, that is told once.
 * @param {Toolchain} toolchain
 */
function modules(toolchain) {
  compiled ??= compileModules(toolchain);
  return compiled;
}

/** Suites for when they are asked for. @type {Record<string, Suite>} */
export const furtherSuites = {
  native: catch2('native', (folder) => [join(folder, 'rnn_tests')]),
  'wasm-relaxed': catch2('wasm-relaxed', (folder) => [
    process.execPath,
    ...relaxedSimdFlags,
    join(folder, 'tests/rnn_tests.js'),
  ]),
};

/**
 * A check that has no test cases: it counts only when it fails.
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<Result>}
 */
async function check(program, args) {
  const { ok, output } = await runNodeProgram(program, args);
  return { passed: 0, failed: ok ? 0 : 1, output };
}

/**
 * The C++ tests of a preset, spread over the machine's cores.
 * @param {string} preset
 * @param {(folder: string) => string[]} command how the test program in the preset's folder is started
 * @param {string[]} [targets] what has to be compiled for it; all of the preset when none is named
 * @returns {Suite}
 */
function catch2(preset, command, targets) {
  const isThere = () => ['unit', 'gradient', 'golden', 'learning'].some((name) => hasFiles(`tests/${name}`, /\.cpp$/));
  return {
    prepare: async (toolchain) => {
      if (isThere()) await compile(toolchain, preset, targets);
    },
    run: async () => {
      if (!isThere()) return nothing;
      const [program, ...args] = command(join(buildFolder, preset));
      const cores = availableParallelism();
      const shards = kShardsOfACore * cores;
      const left = Array.from({ length: shards }, (_, shard) => shard);
      /** @type {Result[]} */
      const results = [];
      const core = async () => {
        for (let shard = left.shift(); shard !== undefined; shard = left.shift()) {
          const part = [`--shard-count=${shards}`, `--shard-index=${shard}`];
          const options = ['--allow-running-no-tests', '--colour-mode=none', ...part];
          const { ok, output } = await attempt(program, [...args, ...options]);
          const { passed, failed } = catch2Totals(output);
          results.push(count(ok, output, passed, failed));
        }
      };
      await Promise.all(Array.from({ length: cores }, core));
      return results.reduce(add);
    },
  };
}

/**
 * What the console reporter says at its end. (The JSON reporter writes every assertion down: a million of them take five
 * times as long as the tests.)
 * @param {string} output
 * @returns {{ passed?: number, failed?: number }} empty when the run broke off before its end
 */
export function catch2Totals(output) {
  if (/^No tests ran$/m.test(output)) return { passed: 0, failed: 0 };
  const [, all] = /^All tests passed \(.* in (\d+) test cases?\)$/m.exec(output) ?? [];
  if (all) return { passed: Number(all), failed: 0 };
  const [totals] = /^test cases:.*$/m.exec(output) ?? [];
  if (!totals) return {};
  const counted = (/** @type {string} */ kind) => Number(new RegExp(`(\\d+) ${kind}`).exec(totals)?.[1] ?? 0);
  return { passed: counted('passed'), failed: counted('failed') };
}

/**
 * @param {string} suite
 * @param {string[]} options
 * @returns {Promise<Result>}
 */
async function vitest(suite, options) {
  const report = await reportFile(`vitest-${suite}.json`);
  const args = ['run', ...options, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { ok, output } = await runNodeProgram('vitest', args);
  const counted = await readReport(report);
  return count(ok, output, counted?.numPassedTests, counted?.numFailedTests);
}

const hasJourneys = () => hasFiles('tests/journeys', /\.(spec|test)\.m?js$/);

/** @param {Toolchain} toolchain */
async function prepareJourneys(toolchain) {
  if (!hasJourneys()) return;
  await modules(toolchain);
  await buildPage();
  await tryToSetUp(examplePackages);
}

/** @returns {Promise<Result>} */
async function journeys() {
  if (!hasJourneys()) return nothing;
  const report = await reportFile('playwright.json');
  const { ok, output } = await runNodeProgram('playwright', ['test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  const counted = (await readReport(report))?.stats;
  return count(ok, output, counted?.expected, counted && counted.unexpected + counted.flaky);
}

/** @type {Result} */
const nothing = { passed: 0, failed: 0, output: '' };

/**
 * A run that failed without a failed test case (it broke off, or could not start) counts as one failure.
 * @param {boolean} ok
 * @param {string} output
 * @param {number} [passed]
 * @param {number} [failed]
 * @returns {Result}
 */
function count(ok, output, passed = 0, failed = 1) {
  return { passed, failed: ok ? failed : Math.max(failed, 1), output };
}

/**
 * @param {Result} one
 * @param {Result} other
 * @returns {Result}
 */
function add(one, other) {
  const output = [one, other].filter(({ failed }) => failed > 0).map((result) => result.output);
  return { passed: one.passed + other.passed, failed: one.failed + other.failed, output: output.join('\n') };
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {import('./lib/run.mjs').Env} [env]
 */
function runNodeProgram(program, args, env) {
  return attempt(join(projectFolder, 'node_modules/.bin', program), args, {
    NO_COLOR: '1',
    FORCE_COLOR: undefined,
    ...env,
  });
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {import('./lib/run.mjs').Env} [env]
 */
async function attempt(program, args, env) {
  try {
    return { ok: true, output: await run(program, args, { cwd: projectFolder, env }) };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return { ok: false, output: error.output };
  }
}

/**
 * The path of a report that does not exist yet: an older run's must not be counted.
 * @param {string} name
 */
async function reportFile(name) {
  const file = join(buildFolder, 'reports', name);
  await mkdir(join(buildFolder, 'reports'), { recursive: true });
  await rm(file, { force: true });
  return file;
}

/**
 * @param {string} file
 * @returns {Promise<any>} undefined when the run broke off before it was whole
 */
async function readReport(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {string} folder
 * @param {RegExp} pattern
 */
function hasFiles(folder, pattern) {
  const path = join(projectFolder, folder);
  return existsSync(path) && readdirSync(path, { recursive: true }).some((name) => pattern.test(String(name)));
}
