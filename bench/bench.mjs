// npm run bench: how fast our engine trains and writes, in a real Chromium and natively, beside TF.js and PyTorch.
//
//   --cases a,b      only these (bench/cases.mjs)
//   --repeats N      measurements of each case by each contestant; 5 when not said
//   --without a,b    without these contestants, by the beginning of their names: tfjs, pytorch, native, wasm-baseline
//   --json FILE      writes the results as JSON, too
//   --growth         instead: how the time of a step grows with T, B and H
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { compile, compileModules } from '../tools/compile.mjs';
import { main, Problem } from '../tools/lib/step.mjs';
import { setUp } from '../tools/setup.mjs';
import { watchOthers } from './busy.mjs';
import { chosenCases } from './cases.mjs';
import { startBrowser } from './chromium.mjs';
import { startContestants } from './contestants.mjs';
import { growth } from './growth.mjs';
import { measure } from './measure.mjs';
import { toJson, toTables } from './report.mjs';
import { startUp } from './startUp.mjs';

function options() {
  const { values } = parseArgs({
    options: {
      cases: { type: 'string' },
      repeats: { type: 'string', default: '5' },
      without: { type: 'string' },
      json: { type: 'string' },
      growth: { type: 'boolean', default: false },
    },
  });
  const repeats = Number(values.repeats);
  if (!Number.isInteger(repeats) || repeats < 1)
    throw new Problem(`--repeats must be a whole number from 1; it is ${values.repeats}.`);
  return { ...values, repeats, cases: chosenCases(values.cases), without: values.without?.split(',') ?? [] };
}

/** One line that is written over again and again; nothing when nobody watches. @param {number} done @param {number} all @param {string} what */
function progress(done, all, what) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${Math.round((100 * done) / all)}% ${what}`);
}

await main(async () => {
  const { cases, repeats, without, json, growth: growthOnly } = options();
  const toolchain = await setUp({ tests: false });
  await compileModules(toolchain);
  await compile(toolchain, 'native', ['bench_native']);

  const browser = await startBrowser();
  const contestants = startContestants(browser, growthOnly ? ['tfjs', 'pytorch'] : without);
  try {
    console.log(`${cpus()[0].model}, Chromium ${browser.version}, one thread, rounds: ${repeats}`);
    const others = watchOthers();
    if (growthOnly) {
      const tables = await growth({ contestants, browser, repeats, progress });
      progress(1, 1, '\n');
      console.log(`${tables}\n\n${others()}`);
      return;
    }
    const results = await measure({ cases, contestants, browser, repeats, progress });
    const busy = others();
    progress(1, 1, '\n');
    console.log(`\n${toTables(results)}\n\n${await startUp(repeats)}\n${busy}`);
    if (json) writeFileSync(json, `${JSON.stringify(toJson(results), null, 2)}\n`);
  } finally {
    for (const contestant of contestants) contestant.close();
    await browser.close();
  }
});
