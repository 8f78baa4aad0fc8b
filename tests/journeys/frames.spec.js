// embed.html in a frame of somebody else's page.
import { expect, kStrictPolicy, test } from './support/hosts.js';

const kSettings = 'cell=rnn&hidden=16&batch=8&steps=16&text=english&lang=en';

/** @param {import('@playwright/test').Page} page */
const frameOf = (page) => page.frameLocator('iframe').locator('rnn-playground');

/** @param {import('@playwright/test').Page} page @param {number} [steps] */
async function trainsInFrame(page, steps = 5) {
  const shown = frameOf(page).locator('.stats .step dd');
  await expect.poll(async () => Number((await shown.textContent()).replace(/\D/g, ''))).toBeGreaterThan(steps);
}

/** @param {import('./support/hosts.js').Host} host @param {string} frame @param {object} [how] */
const openWith = (host, frame, how = {}) =>
  host.open(frame, { head: '<script src="/dist/embed-host.js"></script>', policy: kStrictPolicy, ...how });

test('a frame runs what its fragment says, and is given the height it asks for @firefox', async ({ host, page }) => {
  await openWith(
    host,
    `<iframe src="/dist/embed.html#${kSettings}&learningRate=0.01&controls=train" width="700" height="40"></iframe>`,
  );
  await trainsInFrame(page);
  const settings = await frameOf(page).evaluate(({ cell, hidden, learningRate }) => [cell, hidden, learningRate]);
  expect(settings).toEqual(['rnn', 16, 0.01]);
  const height = () => page.locator('iframe').evaluate((frame) => frame.clientHeight);
  const wanted = () => frameOf(page).evaluate((element) => Math.ceil(element.getBoundingClientRect().height));
  await expect.poll(async () => (await height()) - (await wanted())).toBe(0);
  expect(await height()).toBeGreaterThan(300);
});

test('a frame learns the text that a link brings, and writes as it says', async ({ host, page }) => {
  const link =
    'text=own&cell=rnn&hidden=16&batch=2&steps=8&lang=en&v=2&temperature=0.5&topK=3&topP=0.95&size=108&packed=c0nMzUmsTFRIgdLph7flKOTnlBbpKbhQWwoA';
  await openWith(host, `<iframe src="/dist/embed.html#${link}" width="700" height="40"></iframe>`);
  await trainsInFrame(page);
  await expect(frameOf(page).locator('.text textarea')).toHaveValue('Damlaya damlaya göl olur. '.repeat(4));
  await expect(frameOf(page).locator('#temperature')).toHaveValue('0.5');
});

test('a frame in a sandbox without an origin runs, too @firefox', async ({ host, page }) => {
  await openWith(
    host,
    `<iframe sandbox="allow-scripts" src="/dist/embed.html#${kSettings}" width="700" height="40"></iframe>`,
  );
  await trainsInFrame(page);
  await expect.poll(() => page.locator('iframe').evaluate((frame) => frame.clientHeight)).toBeGreaterThan(300);
  // A form could not be sent there.
  await frameOf(page).locator('#prompt').fill('The old');
  await frameOf(page).locator('#prompt').press('Enter');
  await expect(frameOf(page).locator('.written.continued .text')).toContainText(/^The old.{20}/s);
});

test('the page around a frame hears it and gives it orders; nobody else does', async ({ host, page }) => {
  await page.addInitScript(() => {
    window.heard = [];
    addEventListener('message', ({ data }) => window.heard.push(data));
  });
  await openWith(host, `<iframe src="/dist/embed.html#${kSettings}&paused" width="700" height="40"></iframe>`, {
    policy: `${kStrictPolicy} ${host.other.origin}`, // frames are its last part
  });
  const heard = (/** @type {string} */ type) =>
    page.evaluate((type) => window.heard.filter(({ tekrar }) => tekrar === type).map(({ detail }) => detail), type);
  await expect.poll(async () => (await heard('rnn-ready')).length).toBe(1);
  const order = (/** @type {object} */ message) =>
    page.evaluate((message) => document.querySelector('iframe').contentWindow.postMessage(message, '*'), message);

  for (const wrong of [
    { tekrar: 'do', do: 'step', count: -1 },
    { tekrar: 'do', do: 'step', count: 1e12 },
    { tekrar: 'do', do: 'remove' },
    { tekrar: 'do', do: '__proto__' },
    { do: 'train' },
    'train',
    null,
  ])
    await order(wrong);
  await order({ tekrar: 'do', do: 'step', count: 3 });
  await expect.poll(async () => (await heard('rnn-step')).at(-1)?.step).toBe(3);

  // A frame beside it, of another origin, is not the page around it.
  const neighbour = host.other.put(
    '/neighbour.html',
    `<script>parent.frames[0].postMessage({ tekrar: 'do', do: 'step', count: 1000 }, '*')</script>`,
  );
  await page.evaluate(
    (address) =>
      new Promise((resolve) => {
        const frame = Object.assign(document.createElement('iframe'), { src: address, onload: resolve });
        document.body.append(frame);
      }),
    neighbour,
  );
  await order({ tekrar: 'do', do: 'step', count: 1 });
  await expect.poll(async () => (await heard('rnn-step')).at(-1)?.step).toBe(4);
});

test('its height is told as Canvas, GitBook and Embedly understand it', async ({ host, page }) => {
  await page.addInitScript(() => {
    window.heard = [];
    addEventListener('message', ({ data }) => window.heard.push(data));
  });
  await openWith(host, `<iframe src="/dist/embed.html#${kSettings}&paused" width="700" height="40"></iframe>`);
  await expect.poll(() => page.evaluate(() => window.heard.length)).toBeGreaterThan(3);
  const messages = await page.evaluate(() =>
    window.heard.map((data) => (typeof data === 'string' ? JSON.parse(data) : data)),
  );
  const { height } = messages.findLast(({ tekrar }) => tekrar === 'height');
  expect(messages).toContainEqual({ subject: 'lti.frameResize', height });
  expect(messages).toContainEqual({ context: 'iframe.resize', height });
  expect(messages).toContainEqual({
    action: { action: '@webframe.resize', size: { height, aspectRatio: expect.closeTo(700 / height) } },
  });
});

test('a hostile fragment does nothing but what attributes can do', async ({ host, page }) => {
  const hostile = new URLSearchParams({
    onclick: 'window.harmed = true',
    style: 'position: fixed',
    lesson: '<img src=x onerror="window.harmed = true">',
    hide: '"] { } body { display: none } [x="',
    __proto__: '1',
    hidden: '16',
    text: 'x'.repeat(50_000),
  });
  await openWith(host, `<iframe src="/dist/embed.html#${hostile}" width="700" height="40"></iframe>`);
  await trainsInFrame(page, 1);
  const frame = page.frames()[1];
  expect(await frame.evaluate(() => [window.harmed, getComputedStyle(document.body).display])).toEqual([
    undefined,
    'block',
  ]);
  const names = await frameOf(page).evaluate((element) => element.getAttributeNames());
  expect(names).not.toContain('onclick');
  expect(names).not.toContain('style');
  await expect(frameOf(page).locator('.notice')).toContainText('There is no lesson called “<img src=x');
});
