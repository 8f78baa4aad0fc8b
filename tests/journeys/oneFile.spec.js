// The page as one file: from a disk, in a sandbox, in a learning platform.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { projectFolder } from '../../tools/lib/project.mjs';
import { expect, test } from './support/hosts.js';

const kSmall = 'text=english&cell=rnn&hidden=16&batch=8&steps=16&lang=en';
const kFile = join(projectFolder, 'dist/tekrar.html');

/** @param {import('@playwright/test').Page | import('@playwright/test').FrameLocator} place */
async function trains(place) {
  const shown = place.locator('.stats .step dd');
  await expect.poll(async () => Number((await shown.textContent()).replace(/\D/g, ''))).toBeGreaterThan(5);
}

test('the one file opens from a disk and asks for nothing else @firefox', async ({ page }) => {
  /** @type {string[]} */
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(`${pathToFileURL(kFile)}#${kSmall}`);
  await trains(page);
  await page.locator('.text select').selectOption('dinosaurs');
  await expect(page.locator('.text textarea')).toHaveValue(/saurus/);
  expect(requests.filter((url) => !/^(data|blob):/.test(url) && !url.includes('tekrar.html'))).toEqual([]);
});

test('the one file runs in a sandbox without an origin', async ({ host, page }) => {
  await host.open(
    `<iframe sandbox="allow-scripts" src="/dist/tekrar.html#${kSmall}" width="1200" height="800"></iframe>`,
    { head: '' },
  );
  await trains(page.frameLocator('iframe'));
});

for (const language of ['tr', 'en']) {
  test(`the package for learning platforms has an item for each lesson (${language})`, () => {
    const files = unzipSync(readFileSync(join(projectFolder, `dist/tekrar-scorm-${language}.zip`)));
    expect(Object.keys(files).sort()).toEqual(['imsmanifest.xml', 'tekrar.html']);
    const manifest = new TextDecoder().decode(files['imsmanifest.xml']);
    expect(manifest).toContain('<schemaversion>1.2</schemaversion>');
    expect(manifest).toContain(`parameters="?lesson=characters&amp;lang=${language}"`);
    expect(manifest.match(/<item /g).length).toBe(new Set(manifest.match(/\?lesson=\w+/g)).size);
  });
}

test('a learning platform is told the score, and when the lesson is completed', async ({ host, page }) => {
  // What a platform has to offer, as SCORM 1.2 says it.
  await page.addInitScript(() => {
    if (window !== top) return;
    window.values = {};
    window.API = {
      LMSInitialize: () => 'true',
      LMSGetValue: (name) => window.values[name] ?? '',
      LMSSetValue: (name, value) => {
        window.values[name] = value;
        return 'true';
      },
      LMSCommit: () => {
        window.committed = { ...window.values };
        return 'true';
      },
      LMSFinish: () => {
        window.finished = true;
        return 'true';
      },
    };
  });
  await host.open(`<iframe src="/dist/tekrar.html?lesson=characters&lang=en" width="1200" height="800"></iframe>`, {
    head: '',
  });
  const committed = () => page.evaluate(() => window.committed);
  await expect.poll(committed).toMatchObject({ 'cmi.core.score.raw': '0', 'cmi.core.lesson_status': 'incomplete' });
  await page
    .frameLocator('iframe')
    .locator('rnn-playground')
    .evaluate((element) => {
      // The goals themselves take longer than a test may.
      const [one, other] = element.goals;
      Object.defineProperty(element, 'goals', {
        value: [
          { ...one, reachedAfter: 3 },
          { ...other, reachedAfter: NaN },
        ],
        configurable: true,
      });
      element.dispatchEvent(new CustomEvent('rnn-step', { bubbles: true, composed: true }));
    });
  await expect.poll(committed).toMatchObject({ 'cmi.core.score.raw': '50', 'cmi.core.lesson_status': 'incomplete' });
  await page
    .frameLocator('iframe')
    .locator('rnn-playground')
    .evaluate((element) => {
      Object.defineProperty(element, 'goals', {
        value: [{ reachedAfter: 3 }, { reachedAfter: 4 }],
        configurable: true,
      });
      element.dispatchEvent(new CustomEvent('rnn-done', { bubbles: true, composed: true }));
    });
  await expect.poll(committed).toMatchObject({ 'cmi.core.score.raw': '100', 'cmi.core.lesson_status': 'completed' });
  await page.evaluate(() => document.querySelector('iframe').remove());
  await expect.poll(() => page.evaluate(() => window.finished)).toBe(true);
});

test('the widget is one file, shows what its model says and tells it what was reached', async ({ host, page }) => {
  await host.open('<main></main>', { head: '' });
  await page.evaluate(async () => {
    // As notebooks bring it: the text of the file, from a Blob.
    const source = await (await fetch('/dist/widget.mjs')).blob();
    const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    const { default: widget } = await import(address);
    const values = {
      cell: 'rnn',
      hidden: 16,
      batch: 8,
      steps: 16,
      learning_rate: 0.01,
      text: 'english',
      lang: 'tr',
      progress: null,
    };
    const listeners = {};
    window.model = {
      get: (name) => values[name],
      set: (name, value) => {
        values[name] = value;
      },
      on: (event, call) => {
        listeners[event] = call;
      },
      off: () => {},
      save_changes: () => {},
      change(name, value) {
        values[name] = value;
        listeners[`change:${name}`]();
      },
    };
    window.end = widget.render({ model: window.model, el: document.querySelector('main') });
  });
  await host.trainsOn();
  const setting = (/** @type {string} */ name) => host.element.evaluate((element, name) => element[name], name);
  expect([await setting('hidden'), await setting('learningRate')]).toEqual([16, 0.01]);
  await expect(page.locator('.train')).toHaveText('Duraklat');
  await expect.poll(() => page.evaluate(() => window.model.get('progress')?.step)).toBeGreaterThan(0);
  await page.evaluate(() => window.model.change('hidden', 24));
  await expect.poll(() => setting('hidden')).toBe(24);
  await page.evaluate(() => window.end());
  await expect(host.element).toHaveCount(0);
});
