// The dialog of sharing and taking along, as a person meets it.
import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';

export class TakeAlong {
  /** @param {import('./playground.js').Playground} playground */
  constructor(playground) {
    this.playground = playground;
    this.page = playground.page;
    this.dialog = this.page.getByRole('dialog');
    this.link = this.dialog.locator('#link');
    this.code = this.dialog.locator('#embed');
    this.note = this.dialog.locator('.copy .note');
  }

  async open() {
    await this.playground.press('takeAlong.button');
    await expect(this.link).toHaveValue(/#lesson=/);
  }

  async close() {
    await this.button('takeAlong.close').click();
    await expect(this.dialog).toBeHidden();
  }

  /** @param {string} key of web/locales @param {Record<string, string>} [values] */
  button(key, values) {
    return this.dialog.getByRole('button', { name: this.playground.words.say(key, values), exact: true });
  }

  /**
   * What a press on the button gives.
   * @param {import('@playwright/test').Locator} button
   * @returns {Promise<{ name: string, bytes: Buffer }>}
   */
  async file(button) {
    if (this.page.context().browser()?.browserType().name() === 'firefox') return this.#offered(button);
    const [download] = await Promise.all([this.page.waitForEvent('download'), button.click()]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }

  /**
   * What the page offers the browser as a file: Firefox tells nobody of its downloads over WebDriver BiDi.
   * @param {import('@playwright/test').Locator} button
   */
  async #offered(button) {
    await this.page.evaluate(() => {
      const { createObjectURL } = URL;
      const { click } = HTMLAnchorElement.prototype;
      window.offered = new Promise((resolve) => {
        let content = new Blob();
        URL.createObjectURL = (blob) => {
          content = blob;
          return createObjectURL(blob);
        };
        HTMLAnchorElement.prototype.click = async function offer() {
          URL.createObjectURL = createObjectURL;
          HTMLAnchorElement.prototype.click = click;
          resolve({ name: this.download, bytes: [...new Uint8Array(await content.arrayBuffer())] });
        };
      });
    });
    await button.click();
    const { name, bytes } = await this.page.evaluate(() => window.offered);
    return { name, bytes: Buffer.from(bytes) };
  }

  /** @param {string} name of what is shown @param {'CSV' | 'SVG' | 'PNG'} type */
  paper(name, type) {
    return this.button('takeAlong.as', { name: this.playground.words.say(name), type });
  }
}
