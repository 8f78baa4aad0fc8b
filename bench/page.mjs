// npm run bench:page: the page itself in a real Chromium: what it fetches, how soon it writes, how it answers while it
// trains; and the engine's memory over many steps, in Node.
//
//   --json FILE    writes the figures as JSON, too
import { writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { buildPage } from '../tools/build-page.mjs';
import { compileModules } from '../tools/compile.mjs';
import { main } from '../tools/lib/step.mjs';
import { setUp } from '../tools/setup.mjs';
import { watchOthers } from './busy.mjs';
import { openServer } from './page/browser.mjs';
import { firstLoad } from './page/firstLoad.mjs';
import { goalTable } from './page/goals.mjs';
import { heapAfter } from './page/heap.mjs';
import { heatmapRedraws } from './page/heatmap.mjs';
import { whileTraining, withFourModels } from './page/training.mjs';
import { warmStart } from './page/warmStart.mjs';
import { median } from './statistics.mjs';

/** @import { Row } from './page/goals.mjs' */

/** @returns {Promise<Row[]>} */
async function measure() {
  const server = await openServer();
  try {
    const load = await firstLoad(server.address);
    const start = await warmStart(server.address);
    const training = await whileTraining(server.address);
    const four = await withFourModels(server.address);
    const redraws = await heatmapRedraws(server.address);
    const [before, after] = await heapAfter(1_000, 11_000);
    return [
      { what: 'fetched before the first sample, in brotli', figure: load.bytes / 1000, unit: 'KB', atMost: 500 },
      { what: 'time to the first sample', figure: median(load.milliseconds), unit: 'ms' },
      {
        what: 'time until the first training step begins, on a warm cache',
        figure: median(start),
        unit: 'ms',
        atMost: 300,
      },
      { what: 'longest task of the main thread while training', figure: training.longestTask, unit: 'ms', atMost: 50 },
      { what: '  of which it was working', figure: training.longestTaskAtWork, unit: 'ms' },
      { what: 'longest task while four models learn side by side', figure: four.longestTask, unit: 'ms', atMost: 50 },
      { what: '  of which it was working', figure: four.longestTaskAtWork, unit: 'ms' },
      {
        what: 'frames while the drawing folds and unrolls, training',
        figure: training.frames,
        unit: '/s',
        atLeast: 58,
      },
      { what: 'redraw of a heatmap of 256 × 200, median', figure: median(redraws), unit: 'ms', atMost: 8 },
      { what: '  longest', figure: Math.max(...redraws), unit: 'ms' },
      ...Object.entries(training.answers).flatMap(([request, milliseconds]) => [
        { what: `answer to "${request}" while training, median`, figure: median(milliseconds), unit: 'ms' },
        { what: '  longest', figure: Math.max(...milliseconds), unit: 'ms', atMost: 50 },
      ]),
      { what: 'LSTM 128, batch 32, 64 steps', figure: training.speed, unit: 'characters/s', atLeast: 20_000 },
      { what: 'engine’s heap after 1,000 steps', figure: before / 1e6, unit: 'MB' },
      { what: '  after 11,000 steps', figure: after / 1e6, unit: 'MB', atMost: before / 1e6 },
    ];
  } finally {
    await server.close();
  }
}

await main(async () => {
  const { values } = parseArgs({ options: { json: { type: 'string' } } });
  const toolchain = await setUp({ tests: false });
  await compileModules(toolchain);
  await buildPage();

  const others = watchOthers();
  await setTimeout(1000);
  const busy = others(); // with nothing of ours running
  const rows = await measure();
  console.log(['', ...goalTable(rows), busy].join('\n'));
  if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
});
