// npm start: sets up, builds what has changed and serves the page.
import { buildPage } from './build-page.mjs';
import { compileModules } from './compile.mjs';
import { main } from './lib/step.mjs';
import { serve } from './serve.mjs';
import { setUp } from './setup.mjs';

await main(async () => {
  const toolchain = await setUp({ tests: false });
  await compileModules(toolchain);
  await buildPage();
  await serve({ port: 4173, strictPort: false });
});
