// The playground as a person meets it: its parts by the names that they carry, and the numbers that it shows.
import { expect } from '@playwright/test';
import { wordsFor } from '../../../web/locales/words.js';

/** A model so small that even a busy machine makes many steps a second. */
const kSmall = { text: 'english', cell: 'rnn', hidden: 16, batch: 8, steps: 16, lang: 'en' };

export class Playground {
  /** @param {import('@playwright/test').Page} page */
  constructor(page) {
    this.page = page;
    this.words = wordsFor('en');
    this.status = page.locator('.transport .status');
    this.text = page.locator('.text textarea');
    this.textChoice = page.locator('.text select');
    this.textProblem = page.locator('#text-problem');
    this.facts = page.locator('#text-facts');
    this.weights = page.locator('.model .weights');
    this.notice = page.locator('.notice');
    this.writtenNow = page.locator('.written.now .text');
    this.continued = page.locator('.written.continued .text');
    this.promptProblem = page.locator('#prompt-problem');
    this.temperature = page.locator('#temperature');
    this.prompt = page.locator('#prompt');
  }

  /** Opens the page at an address with these settings; a small model where nothing is said. */
  async open(settings = {}) {
    const address = new URLSearchParams({ ...kSmall, ...settings });
    this.words = wordsFor(address.get('lang'));
    await this.page.goto(`/#${address}`);
    await this.trainsOn();
    await this.isDrawn();
  }

  /** Waits until every panel stands there, and in it the network. */
  async isDrawn() {
    await expect.poll(() => this.page.evaluate(() => document.querySelector('rnn-playground').isWhole)).toBe(true);
    await expect(this.page.locator('rnn-architecture-drawing .node').first()).toBeAttached();
  }

  /** At step 0, with nothing going on. */
  async openAtRest(settings) {
    await this.open(settings);
    await this.pause();
    await this.reset();
  }

  /** @param {string} key of the button's text in web/locales */
  button(key) {
    return this.page.getByRole('button', { name: this.words.say(key), exact: true });
  }

  /** @param {string} key */
  async press(key) {
    await this.button(key).click();
  }

  /** Presses the button, and waits until the engine has stopped: until then the speed is above 0. */
  async pause() {
    await this.press('transport.pause');
    await this.isAtRest();
  }

  async isAtRest() {
    await expect(this.button('transport.train')).toBeVisible();
    await expect(this.stat('speed')).toHaveText('0');
  }

  /** To step 0; only to be seen while paused. */
  async reset() {
    await this.press('transport.reset');
    await expect(this.stat('step')).toHaveText('0');
    await this.isDrawn();
  }

  /** @param {'step' | 'characters' | 'speed' | 'epochs'} name */
  stat(name) {
    return this.page.locator(`.stats .${name} dd`);
  }

  async step() {
    return Number((await this.stat('step').textContent()).replace(/\D/g, ''));
  }

  /** Waits until so many further steps have been made. */
  async trainsOn(steps = 5) {
    const goal = (await this.step()) + steps;
    await expect.poll(() => this.step()).toBeGreaterThanOrEqual(goal);
  }

  /** Single steps, one press after the other. */
  async takeSteps(count) {
    const first = await this.step();
    for (let i = 1; i <= count; i++) {
      await this.press('transport.step');
      await expect(this.stat('step')).toHaveText(this.words.count(first + i));
    }
  }

  /** Puts a text of one's own into the field. @param {string} text */
  async write(text) {
    await this.text.fill(text);
    await expect(this.button('text.learn')).toBeVisible();
  }

  /** Waits until this is what is being learned, counted in characters. @param {string} text */
  async learns(text) {
    const characters = this.words.count([...text].length);
    const vocabulary = this.words.count(new Set(text).size);
    await expect(this.facts).toContainText(this.words.say('text.facts', { characters, vocabulary }));
    await this.trainsOn();
  }

  /** @param {{ code: string, value?: string, allowed?: string }} problem */
  async refusesText(problem) {
    await expect(this.textProblem).toHaveText(this.words.error({ message: '', field: 'text', ...problem }));
  }

  /** @param {string} temperature as the slider has it */
  async setTemperature(temperature) {
    await this.temperature.fill(temperature);
    await expect(this.page.locator('.temperature .value')).toHaveText(this.words.decimal(Number(temperature), 2));
  }

  /** A beginning and what the model makes of it, when it has finished. @param {string} beginning */
  async writes(beginning) {
    await this.prompt.fill(beginning);
    await this.press('writing.write');
    await this.hasWritten(beginning.length + 1000);
    return this.continued.textContent();
  }

  /** Waits until writing has ended after so many characters, the beginning among them. @param {number} characters */
  async hasWritten(characters) {
    await expect.poll(async () => [...(await this.continued.textContent())].length).toBe(characters);
    await expect(this.button('writing.write')).toBeVisible();
  }

  /**
   * The losses as the chart's table gives them: step, training loss, held-out loss.
   * @param {number} count how many rows there are
   */
  async losses(count) {
    const asTable = this.button('chart.showTable');
    if (await asTable.isVisible()) await asTable.click();
    const rows = this.page.locator('rnn-loss-chart tbody tr');
    await expect(rows).toHaveCount(count);
    return rows.evaluateAll((found) => found.map((row) => [...row.cells].map((cell) => cell.textContent)));
  }

  /** @param {string} name of a setting */
  field(name) {
    return this.page.locator(`.model #${name}`);
  }

  /** @param {string} name of a setting */
  problemOf(name) {
    return this.page.locator(`#${name}-problem`);
  }

  /** @param {string} name of a setting @param {string} value */
  async set(name, value) {
    await this.showMore();
    await this.field(name).fill(value);
    await this.field(name).press('Enter');
  }

  async showMore() {
    const more = this.page.locator('.model details.more');
    if (!(await more.evaluate((details) => details.open))) await more.locator('summary').click();
  }

  /** A node of the drawing. @param {'input' | 'hidden' | 'output'} role @param {number} index among those that are drawn */
  node(role, index) {
    return this.page.locator(`rnn-architecture-drawing .node.${role}`).nth(index);
  }

  /** What the network in the drawing reads. @returns {Promise<string>} */
  async textRead() {
    const read = () =>
      this.page.evaluate(() => document.querySelector('rnn-playground').experiment.seen('reading')?.inputs.join(''));
    await expect.poll(read).toBeTruthy();
    return read();
  }

  /** What a setting is in the address. @param {string} name */
  inAddress(name) {
    return new URLSearchParams(new URL(this.page.url()).hash.slice(1)).get(name);
  }
}
