// Builds the page into dist/ when something that it is made of has changed.
import { join } from 'node:path';
import { changedSince, setMark } from './lib/changes.mjs';
import { buildFolder, projectFolder } from './lib/project.mjs';
import { run } from './lib/run.mjs';
import { step } from './lib/step.mjs';

const sources = [
  'index.html',
  'embed.html',
  'web',
  'src/rnn', // a built-in text
  'vite.config.js',
  'package-lock.json',
  'build/wasm-baseline/tekrar.mjs',
  'build/wasm-baseline/tekrar.wasm',
  'build/wasm-relaxed/tekrar.mjs',
  'build/wasm-relaxed/tekrar.wasm',
].map((path) => join(projectFolder, path));

export async function buildPage() {
  const mark = join(buildFolder, 'page-built');
  if (!changedSince(sources, mark)) return;
  await step('Building the page', async () => {
    await run(join(projectFolder, 'node_modules/.bin/vite'), ['build'], { cwd: projectFolder });
    setMark(mark);
  });
}
