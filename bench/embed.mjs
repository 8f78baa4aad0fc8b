// npm run bench:embed: the element in somebody else's page, in a real Chromium.
import { buildPage } from '../tools/build-page.mjs';
import { compileModules } from '../tools/compile.mjs';
import { main } from '../tools/lib/step.mjs';
import { setUp } from '../tools/setup.mjs';
import { openServer } from './page/browser.mjs';
import { goalTable } from './page/goals.mjs';
import { oneElement, severalElements } from './page/hostPage.mjs';

await main(async () => {
  const toolchain = await setUp({ tests: false });
  await compileModules(toolchain);
  await buildPage();
  const server = await openServer();
  try {
    const one = await oneElement(server.address);
    const six = await severalElements(server.address);
    const rows = goalTable([
      {
        what: 'the element and all that it fetches for the character lesson, in brotli',
        figure: one.bytes / 1000,
        unit: 'KB',
        atMost: 300,
      },
      {
        what: 'longest task of the page from its start through training',
        figure: one.longestTask,
        unit: 'ms',
        atMost: 50,
      },
      { what: '  of which it was working', figure: one.longestTaskAtWork, unit: 'ms' },
      { what: 'layout shift', figure: one.shift, unit: '', atMost: 0 },
      { what: 'six elements: workers before anything is scrolled', figure: six.atFirst, unit: '', atMost: 1 },
      { what: '  that train when all have been scrolled past', figure: six.training, unit: '', atMost: 2 },
      { what: '  longest task while scrolling', figure: six.longestTask, unit: 'ms', atMost: 50 },
      { what: '  of which it was working', figure: six.longestTaskAtWork, unit: 'ms' },
      { what: '  layout shift', figure: six.shift, unit: '', atMost: 0 },
    ]);
    console.log(rows.join('\n'));
  } finally {
    await server.close();
  }
});
