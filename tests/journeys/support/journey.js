// What the journeys have in common: a page that is watched while it is used, and its playground.
import { test as base, expect } from '@playwright/test';
import { Playground } from './playground.js';

export { expect };

export const test = base.extend({
  /** What the browser may complain about in a journey that is about just that. @type {RegExp | null} */
  foreseen: [null, { option: true }],

  /** Whatever a journey is about, it fails when something went wrong unseen or when a request left the page's origin. */
  page: async ({ page, baseURL, foreseen }, use) => {
    const complaints = [];
    const complain = (text) => foreseen?.test(text) || complaints.push(text);
    page.on('pageerror', (error) => complain(String(error)));
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complain(message.text()));
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (/^(http|ws)/.test(protocol) && origin !== new URL(baseURL).origin) complain(request.url());
    });
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => {
        console.error(`The policy forbids: ${event.violatedDirective} ${event.blockedURI}`);
      });
    });
    await use(page);
    expect(complaints).toEqual([]);
  },

  playground: async ({ page }, use) => use(new Playground(page)),
});
