// Pages of somebody else that hold what is built here: each with the headers, the elements and the frames that a test gives
// it, on a server of its own.
import { test as base, expect } from '@playwright/test';
import { documentOf, Site } from './site.js';

export { kStrictPolicy } from './site.js';
export { expect };

/** A model so small that even a busy machine makes many steps a second. */
export const kSmall = 'cell="rnn" hidden="16" batch="8" steps="16" text="english"';

/** A page of a course, as a test makes it. */
export class Host {
  /** @param {import('@playwright/test').Page} page @param {Site} site @param {Site} other */
  constructor(page, site, other) {
    this.page = page;
    this.site = site;
    this.other = other;
    this.element = page.locator('rnn-playground');
  }

  /** The tag that brings the element. @param {string} [from] an origin; the page's own where not said */
  script(from = '') {
    return `<script type="module" src="${from}/dist/rnn-playground.js"></script>`;
  }

  /**
   * @param {string} body
   * @param {{ policy?: string, head?: string, attributes?: string }} [how]
   */
  async open(body, { policy, ...around } = {}) {
    const headers = policy ? { 'Content-Security-Policy': policy } : {};
    await this.page.goto(this.site.put('/', documentOf(body, { head: this.script(), ...around }), headers));
  }

  /** What the elements of the page have told: the details, in the order in which they came. @param {string} type of the event */
  told(type) {
    return this.page.evaluate(
      (type) => window.told.filter((one) => one.type === type).map(({ detail }) => detail),
      type,
    );
  }

  /** Waits for an event, and gives its detail. @param {string} type */
  async hears(type) {
    await expect.poll(async () => (await this.told(type)).length).toBeGreaterThan(0);
    return (await this.told(type))[0];
  }

  /** Waits until so many further steps have been made. */
  async trainsOn(steps = 5) {
    const latest = async () => (await this.told('rnn-step')).at(-1)?.step ?? 0;
    const goal = (await latest()) + steps;
    await expect.poll(latest).toBeGreaterThanOrEqual(goal);
  }
}

export const test = base.extend({
  /** What the browser may complain about in a test that is about just that. @type {RegExp | null} */
  foreseen: [null, { option: true }],

  /** What must be told nobody asked for is a failure here, too. */
  page: async ({ page, foreseen }, use) => {
    const complaints = [];
    const complain = (text) => foreseen?.test(text) || complaints.push(text);
    page.on('pageerror', (error) => complain(String(error)));
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complain(message.text()));
    await page.addInitScript(() => {
      window.told = [];
      for (const type of ['rnn-ready', 'rnn-step', 'rnn-done', 'rnn-error'])
        document.addEventListener(type, ({ detail }) => window.told.push({ type, detail }));
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        console.error(`The policy forbids: ${violatedDirective} ${blockedURI}`),
      );
    });
    await use(page);
    expect(complaints).toEqual([]);
  },

  host: async ({ page }, use) => {
    const sites = [new Site(), new Site({ isOpen: true })];
    for (const site of sites) await site.start();
    await use(new Host(page, ...sites));
    for (const site of sites) site.stop();
  },
});
