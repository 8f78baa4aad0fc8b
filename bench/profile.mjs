// npm run profile: where the time of a training step goes, phase by phase: in Chromium with both builds, and natively.
//
//   --cases a,b         which (bench/cases.mjs); lstm-128 when not said
//   --milliseconds N    how long each one trains after its warm-up; 2000 when not said
//
// The engine is compiled for it a second time, with the clock of src/rnn/core/profile.hpp in it.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compile } from '../tools/compile.mjs';
import { buildFolder } from '../tools/lib/project.mjs';
import { run } from '../tools/lib/run.mjs';
import { main, Problem } from '../tools/lib/step.mjs';
import { setUp } from '../tools/setup.mjs';
import { chosenCases } from './cases.mjs';
import { startBrowser } from './chromium.mjs';
import { profileTable } from './profile/phases.mjs';

await main(async () => {
  const { values } = parseArgs({
    options: { cases: { type: 'string', default: 'lstm-128' }, milliseconds: { type: 'string', default: '2000' } },
  });
  const cases = chosenCases(values.cases).filter((c) => c.task === 'train');
  const toolchain = await setUp({ tests: false });
  for (const preset of ['wasm-relaxed', 'wasm-baseline', 'native']) await compile(toolchain, preset, ['rnn_profile']);

  const browser = await startBrowser();
  try {
    for (const c of cases) {
      const args = [c.cell, c.hidden, c.layers, c.batch, c.steps, c.vocab, values.milliseconds].map(String);
      /** @type {Record<string, import('./profile/phases.mjs').Profile>} */
      const profiles = {};
      for (const build of ['relaxed', 'baseline']) {
        const answer = await browser.ask(`profile.js?build=${build}`, { args });
        if (answer.reason) throw new Problem(answer.reason);
        profiles[`wasm-${build}`] = answer;
      }
      profiles.native = JSON.parse(await run(join(buildFolder, 'native/rnn_profile'), args));
      console.log(
        `\n${c.name}: milliseconds a step, share, and GFLOP/s of the products\n${profileTable(c, profiles).join('\n')}`,
      );
    }
  } finally {
    await browser.close();
  }
});
