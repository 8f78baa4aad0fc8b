// npm run build: builds all of dist/ when something that it is made of has changed.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { changedSince, setMark } from './lib/changes.mjs';
import { buildFolder, projectFolder } from './lib/project.mjs';
import { run } from './lib/run.mjs';
import { main, step } from './lib/step.mjs';

const sources = [
  'index.html',
  'tekrar.html',
  'web',
  'src/rnn', // a built-in text
  'tools/build',
  'tools/build-page.mjs',
  'vite.config.js',
  'package.json',
  'package-lock.json',
  'build/wasm-baseline/tekrar.mjs',
  'build/wasm-baseline/tekrar.wasm',
  'build/wasm-relaxed/tekrar.mjs',
  'build/wasm-relaxed/tekrar.wasm',
].map((path) => join(projectFolder, path));

/** @param {string} name of a file in dist/ */
const inDist = (name) => join(projectFolder, 'dist', name);

export async function buildPage() {
  const mark = join(buildFolder, 'page-built');
  if (!changedSince(sources, mark)) return;
  const variants = await import('./build/variants.mjs');
  await step('Building the page', variants.buildIndex);
  await step('Building the element', async () => {
    await variants.buildElement();
    await variants.buildElementWithAll();
    await writeDescriptions();
  });
  await step('Building what is embedded', async () => {
    await variants.buildEmbed();
    for (const name of ['embed.html', 'embed.css']) copyFileSync(join(projectFolder, 'web/embed', name), inDist(name));
    await variants.buildWidget();
    const widget = readFileSync(join(buildFolder, 'widget/widget.js'), 'utf8');
    writeFileSync(inDist('widget.mjs'), `${readFileSync(inDist('rnn-playground.all.js'), 'utf8')}\n${widget}`);
  });
  await step('Building the one file', async () => {
    await variants.buildOneFile();
    await writeOneFile();
  });
  setMark(mark);
}

async function writeDescriptions() {
  const { describeElement } = await import('./build/manifest.mjs');
  const { manifest, types } = await describeElement();
  writeFileSync(inDist('custom-elements.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  writeFileSync(inDist('rnn-playground.d.ts'), types);
  const tsc = join(projectFolder, 'node_modules/.bin/tsc');
  await run(tsc, ['-p', join(projectFolder, 'tools/build/types.tsconfig.json')], { cwd: projectFolder });
}

async function writeOneFile() {
  const { withPolicy } = await import('./build/policy.mjs');
  const { scormPackage } = await import('./build/scorm.mjs');
  const { lessonsIn } = await import('./build/lessons.mjs');
  const page = withPolicy(readFileSync(join(buildFolder, 'one-file/tekrar.html'), 'utf8'));
  writeFileSync(inDist('tekrar.html'), page);
  for (const language of /** @type {const} */ (['tr', 'en']))
    writeFileSync(
      inDist(`tekrar-scorm-${language}.zip`),
      scormPackage(page, { language, lessons: await lessonsIn(language) }),
    );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(buildPage);
