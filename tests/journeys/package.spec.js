// The npm package as somebody else has it: packed, installed from the file in an empty folder, used from Node and by a
// bundler.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { projectFolder } from '../../tools/lib/project.mjs';
import { expect, kSmall, test } from './support/hosts.js';

/** @type {string} */
let folder;

/** @param {string} program @param {string[]} args @param {string} [cwd] */
const run = (program, args, cwd = folder) =>
  execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

test.describe.configure({ mode: 'serial' });

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tekrar-package-'));
  const [{ filename }] = JSON.parse(
    run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], projectFolder),
  );
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  run('npm', ['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', filename]);
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the package brings nothing else along', () => {
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  expect(Object.keys(packages).filter(Boolean)).toEqual(['node_modules/tekrar']);
});

test('Node trains a model with the bare engine', () => {
  writeFileSync(
    join(folder, 'train.js'),
    `import { createSession, RnnError } from 'tekrar/engine';
     const session = await createSession('abcd'.repeat(200), { cell: 'gru', hidden: 16, batch: 4, steps: 8, learningRate: 0.02 });
     while (session.snapshot().step < 60) session.train(60, 20);
     const { trainLoss } = session.snapshot();
     session.delete();
     const refusal = await createSession('', {}).catch((error) => error);
     console.log(JSON.stringify({ trainLoss, refused: refusal instanceof RnnError && refusal.code }));`,
  );
  const { trainLoss, refused } = JSON.parse(run(process.execPath, ['train.js']));
  expect(trainLoss).toBeLessThan(0.5); // a blind guess has ln 4 = 1.39
  expect(refused).toBe('text-empty');
});

test('its types say what the element and the engine are', () => {
  writeFileSync(
    join(folder, 'use.ts'),
    `import type { Done } from 'tekrar';
     import 'tekrar';
     import { createSession } from 'tekrar/engine';
     const element = document.createElement('rnn-playground');
     element.hidden = 64;
     element.cell = 'gru';
     element.addEventListener('rnn-done', ({ detail }) => { const done: Done = detail; done.goals.length; });
     const written: Promise<string> = element.generate('The ', { length: 3 }).then(({ text }) => text);
     const session = await createSession('a text', { hidden: 8 });
     const loss: number = session.snapshot().trainLoss;
     // @ts-expect-error: there is no such cell
     element.cell = 'brain';
     export { written, loss };`,
  );
  const options = '--noEmit --strict --skipLibCheck --module nodenext --target es2022 --lib es2023,dom';
  run(join(projectFolder, 'node_modules/.bin/tsc'), [...options.split(' '), 'use.ts']);
});

test('a bundler takes the element along with all that it fetches', async ({ host, page }) => {
  mkdirSync(join(folder, 'site'));
  writeFileSync(
    join(folder, 'site/index.html'),
    `<!doctype html><title>Site</title><rnn-playground ${kSmall}></rnn-playground><script type="module">import 'tekrar';</script>`,
  );
  const outDir = join(folder, 'built');
  await build({ root: join(folder, 'site'), base: './', configFile: false, logLevel: 'error', build: { outDir } });
  host.site.serve('/site/', outDir);
  await page.goto(`${host.site.origin}/site/index.html`);
  await host.trainsOn();
});
