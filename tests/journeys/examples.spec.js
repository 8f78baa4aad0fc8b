// The course pages in examples/, built with their own tools where these are npm's or Debian's.
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectFolder } from '../../tools/lib/project.mjs';
import { documentOf } from './support/site.js';
import { expect, test } from './support/hosts.js';

const kMinutes = 60_000; // ms
const run = promisify(execFile);
const inProject = (path) => join(projectFolder, path);
const stepOf = (element) => element.evaluate(({ experiment }) => experiment?.state.progress?.step ?? 0);

/** Waits until the element has made so many steps. */
const trains = (element, steps = 3) => expect.poll(() => stepOf(element)).toBeGreaterThanOrEqual(steps);

/** A copy of an example, with its packages from npm: they stay there for the next time. */
async function installed(example, ...packages) {
  const folder = inProject(`build/examples/${example}`);
  cpSync(inProject(`examples/${example}`), folder, { recursive: true });
  await run('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', ...packages], { cwd: folder });
  return folder;
}

test.beforeEach(({ host }) => {
  host.site.serve('/examples/', inProject('examples'));
  host.site.serve('/node_modules/reveal.js/', inProject('node_modules/reveal.js'));
});

test('the course page in Turkish has three elements, which train one by one', async ({ host, page }) => {
  await page.goto(`${host.site.origin}/examples/html/index.html`);
  await expect(host.element).toHaveCount(3);
  for (const element of await host.element.all()) {
    await element.scrollIntoViewIfNeeded();
    await expect(element.locator('.train')).toBeEnabled();
    expect(await stepOf(element)).toBe(0); // it waits for a hand
    await element.locator('.train').click();
    await trains(element);
    await element.locator('.train').click();
  }
  expect(await host.told('rnn-error')).toEqual([]);
});

test('the exercise marks itself when the goals are reached', async ({ host, page }) => {
  await page.goto(`${host.site.origin}/examples/quiz/index.html`);
  await trains(host.element);
  await expect(page.locator('#answer')).toHaveText('Henüz hedefe ulaşılmadı.');
  await host.element.evaluate((element) => {
    const goals = [{ name: 'heldOut', value: 2.1875 }];
    const detail = { lesson: 'characters', step: 1234, seconds: 17.25, goals };
    element.dispatchEvent(new CustomEvent('rnn-done', { detail, bubbles: true, composed: true }));
  });
  await expect(page.locator('#answer')).toHaveText('1.234. adımda, 17,25 saniyelik eğitimle ulaşıldı (heldOut: 2,19).');
});

test('slides train the element that is in view, and its keys do not turn the page', async ({ host, page }) => {
  await page.goto(`${host.site.origin}/examples/reveal/index.html`);
  const [lstm, rnn] = await host.element.all();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/#\/1$|index\.html$/);
  await expect(lstm.locator('.train')).toBeEnabled();
  await trains(lstm);
  expect(await stepOf(rnn)).toBe(0);
  await lstm.locator('#temperature').press('ArrowRight');
  await expect(lstm.locator('.train')).toBeVisible();
});

test('a page of MkDocs shows the element', async ({ host, page }) => {
  test.skip(!existsSync('/usr/bin/mkdocs'), 'Debian’s mkdocs is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'tekrar-mkdocs-'));
  try {
    cpSync(inProject('examples/mkdocs'), folder, { recursive: true });
    cpSync(inProject('dist/rnn-playground.all.js'), join(folder, 'docs/rnn-playground.all.js'));
    const [program, ...args] = ['/usr/bin/mkdocs', 'build', '--quiet', '--strict', '--site-dir', join(folder, 'site')];
    await run(program, args, { cwd: folder });
    host.site.serve('/mkdocs/', join(folder, 'site'));
    await page.goto(`${host.site.origin}/mkdocs/index.html`);
    await trains(host.element);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a page of Docusaurus shows the element', async ({ host, page }) => {
  test.setTimeout(8 * kMinutes); // of which its packages, more than a thousand, take most
  const folder = await installed('docusaurus');
  cpSync(inProject('dist/rnn-playground.all.js'), join(folder, 'static/rnn-playground.all.js'));
  await run(join(folder, 'node_modules/.bin/docusaurus'), ['build'], { cwd: folder });
  host.site.serve('/', join(folder, 'build'));
  await page.goto(host.site.put('/', readFileSync(join(folder, 'build/index.html'))));
  await expect(page.getByRole('heading', { name: 'What a gate is for' })).toBeVisible();
  await trains(host.element);
  expect(await host.told('rnn-error')).toEqual([]);
});

// Its theme lies on a server of its own and is not there: what MyST makes of the page is, and it is handed to the widget as
// the theme does it.
test('a page of MyST hands the widget what it is to show', async ({ host, page }) => {
  test.setTimeout(3 * kMinutes);
  const folder = await installed('myst', 'mystmd@1.8.3');
  rmSync(join(folder, '_build'), { recursive: true, force: true });
  cpSync(inProject('dist/widget.mjs'), join(folder, 'widget.mjs'));
  await run(join(folder, 'node_modules/.bin/myst'), ['build', '--site'], { cwd: folder }).catch(() => {});
  const { mdast } = JSON.parse(readFileSync(join(folder, '_build/site/content/index.json'), 'utf8'));
  const widget = nodeOf('anywidget', mdast);
  host.site.serve('/', join(folder, '_build/site/public'));
  const script = `import widget from ${JSON.stringify(widget.esm)};
    const values = ${JSON.stringify(widget.model)};
    widget.render({ model: { get: (name) => values[name], on() {}, off() {} }, el: document.querySelector('#widget') });`;
  await page.goto(
    host.site.put('/page.html', documentOf(`<div id="widget"></div><script type="module">${script}</script>`)),
  );
  await trains(host.element);
  expect(await host.element.evaluate(({ cell, hidden, seed }) => [cell, hidden, seed])).toEqual(['gru', 64, 7]);
});

/** The first node of a kind in a tree. */
function nodeOf(type, node) {
  if (node.type === type) return node;
  for (const child of node.children ?? []) {
    const found = nodeOf(type, child);
    if (found) return found;
  }
  return null;
}
