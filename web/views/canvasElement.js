// What is drawn on one canvas that fills its place, sharp on every screen.
import { html } from 'lit';
import { DrawnElement } from './drawnElement.js';

export class CanvasElement extends DrawnElement {
  /** @param {import('lit').PropertyValues} changed */
  updated(changed) {
    super.updated(changed);
    if (!this.place) return;
    const { clientWidth: width, clientHeight: height } = this.place;
    if (width > 0 && height > 0) this.paint(this.context(width, height), width, height);
  }

  /**
   * Empty, in pixels of the page.
   * @param {number} width
   * @param {number} height
   */
  context(width, height) {
    const canvas = /** @type {HTMLCanvasElement} */ (this.renderRoot.querySelector('canvas'));
    const [wide, high] = [width, height].map((size) => Math.round(size * devicePixelRatio));
    if (canvas.width !== wide) canvas.width = wide;
    if (canvas.height !== high) canvas.height = high;
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    context.clearRect(0, 0, width, height);
    return context;
  }

  /**
   * @param {CanvasRenderingContext2D} _context
   * @param {number} _width
   * @param {number} _height
   */
  paint(_context, _width, _height) {}

  canvas() {
    return html`<canvas aria-hidden="true"></canvas>`;
  }
}

/** A square of the plane from −reach to reach, as large as its place allows, with room for what stands at its axes. */
export class SquarePlane {
  /**
   * @param {number} width of the place
   * @param {number} height
   * @param {number} reach
   */
  constructor(width, height, reach = 1) {
    const [left, bottom, rest] = [26, 20, 8];
    this.reach = reach;
    this.size = Math.max(1, Math.min(width - left - rest, height - bottom - rest));
    this.left = left + (width - left - rest - this.size) / 2;
    this.top = rest + (height - bottom - rest - this.size) / 2;
  }

  /** @param {number} x */
  across(x) {
    return this.left + ((x / this.reach + 1) / 2) * this.size;
  }

  /** @param {number} y */
  down(y) {
    return this.top + ((1 - y / this.reach) / 2) * this.size;
  }

  /**
   * What lies at a place of the canvas.
   * @param {number} across
   * @param {number} down
   */
  at(across, down) {
    return {
      x: (((across - this.left) / this.size) * 2 - 1) * this.reach,
      y: (1 - ((down - this.top) / this.size) * 2) * this.reach,
    };
  }

  /** @param {number} length in the plane */
  long(length) {
    return ((length / this.reach) * this.size) / 2;
  }
}
