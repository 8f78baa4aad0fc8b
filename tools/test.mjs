// npm test: sets up, builds and runs every suite, or those that are named: node tools/test.mjs [SUITE ...]
import { duration, main, Problem } from './lib/step.mjs';
import { setUp } from './setup.mjs';
import { furtherSuites, suites } from './suites.mjs';

/** What has been told needs no telling again. */
const told = new Set();

/**
 * @param {string} name
 * @param {import('./suites.mjs').Suite} suite
 * @param {import('./setup.mjs').Toolchain} toolchain
 */
async function runSuite(name, suite, toolchain) {
  try {
    await suite.prepare?.(toolchain);
    const start = performance.now();
    process.stdout.write(`Testing ${name} ...`);
    const { passed, failed, output, note } = await suite.run();
    process.stdout.write(note ? ` left out: ${note}\n` : ` ${passed} passed, ${failed} failed in ${duration(start)}\n`);
    if (failed > 0) console.log(output);
    return { passed, failed };
  } catch (error) {
    if (!told.has(error)) console.log(error instanceof Problem ? error.message : error);
    told.add(error);
    console.log(`The suite ${name} could not be run, which counts as a failure.`);
    return { passed: 0, failed: 1 };
  }
}

/** @param {string[]} names */
function chosenSuites(names) {
  const all = { ...suites, ...furtherSuites };
  const unknown = names.find((name) => !(name in all));
  if (unknown) throw new Problem(`There is no suite ${unknown}; there are ${Object.keys(all).join(', ')}.`);
  return names.length === 0 ? suites : Object.fromEntries(names.map((name) => [name, all[name]]));
}

await main(async () => {
  const chosen = chosenSuites(process.argv.slice(2));
  const toolchain = await setUp({ tests: true });
  const total = { passed: 0, failed: 0 };
  for (const [name, suite] of Object.entries(chosen)) {
    const { passed, failed } = await runSuite(name, suite, toolchain);
    total.passed += passed;
    total.failed += failed;
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  if (total.failed > 0) process.exitCode = 1;
});
