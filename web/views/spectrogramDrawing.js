// The picture of a sound on a canvas: its wave, the loudness of its bands over time, rows of labels, all over one axis.

/** @import { Rows, Sound } from '../worker/protocol.js' */
/** @import { Words } from '../locales/words.js' */
/** @import { Run } from './frameRuns.js' */

const kLeft = 44; // pixels for the frequencies and the letters of the rows
const kRight = 8;
const kWave = 34;
const kRow = 26;
const kAxis = 18;
const kGap = 4;
const kLowest = -1.2; // of the features, what is drawn palest and strongest
const kHighest = 2.2;
const kBands = { low: 100, high: 7600 }; // Hz, as src/rnn/data/speech/logMel.cpp has them
const kMarked = [500, 1000, 2000, 4000]; // Hz
const kTicks = [50, 100, 200, 500, 1000]; // milliseconds
const kLeastTick = 60; // pixels

/** @typedef {(name: string) => string} ColourOf a token of tokens.css */

export class SpectrogramDrawing {
  /**
   * @param {CanvasRenderingContext2D} context
   * @param {number} width
   * @param {number} height
   * @param {number} frames
   */
  constructor(context, width, height, frames) {
    this.context = context;
    this.frames = frames;
    this.width = width - kLeft - kRight;
    this.top = kWave + kGap;
    this.bottom = height - 2 * (kRow + kGap) - kAxis;
    this.end = height;
    context.textBaseline = 'middle';
  }

  /** @param {number} x @param {number} width of the whole @param {number} frames */
  static frameAt(x, width, frames) {
    const share = (x - kLeft) / (width - kLeft - kRight);
    return Math.min(Math.max(Math.floor(share * frames), 0), frames - 1);
  }

  /** @param {number} frame */
  across(frame) {
    return kLeft + (frame / this.frames) * this.width;
  }

  /** @param {Float32Array} samples @param {ColourOf} colour */
  wave(samples, colour) {
    const { context, width } = this;
    const middle = kWave / 2;
    context.fillStyle = colour('--input');
    for (let x = 0; x < width; x++) {
      const [from, to] = [x, x + 1].map((place) => Math.floor((place / width) * samples.length));
      let [low, high] = [0, 0];
      for (let n = from; n < to; n++) {
        if (samples[n] < low) low = samples[n];
        if (samples[n] > high) high = samples[n];
      }
      const top = middle - high * middle * 1.8;
      context.fillRect(kLeft + x, Math.max(top, 0), 1, Math.max((high - low) * middle * 1.8, 1));
    }
  }

  /** @param {Sound} sound @param {Uint32Array} colours palest first */
  bands({ features, bands }, colours) {
    const { frames, context } = this;
    const image = new ImageData(frames, bands);
    const pixels = new Uint32Array(image.data.buffer);
    for (let t = 0; t < frames; t++) {
      for (let band = 0; band < bands; band++) {
        const loud = (features[t * bands + band] - kLowest) / (kHighest - kLowest);
        const shade = Math.round(Math.min(Math.max(loud, 0), 1) * (colours.length - 1));
        pixels[(bands - 1 - band) * frames + t] = colours[shade];
      }
    }
    const canvas = new OffscreenCanvas(frames, bands);
    /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d')).putImageData(image, 0, 0);
    context.imageSmoothingEnabled = false;
    context.drawImage(canvas, kLeft, this.top, this.width, this.bottom - this.top);
  }

  /** @param {Words} words @param {ColourOf} colour */
  frequencies(words, colour) {
    const { context } = this;
    this.letters('11px', 'end', colour('--ink-2'));
    for (const hertz of kMarked) {
      const y = this.bottom - shareOfMel(hertz) * (this.bottom - this.top);
      context.fillText(words.number(hertz / 1000), kLeft - 8, y);
      context.fillRect(kLeft - 4, Math.round(y), 4, 1);
    }
    context.fillText('kHz', kLeft - 8, this.top + 6);
  }

  /**
   * @param {0 | 1} index
   * @param {{ sign: string, runs: Run[], names: string[], labels?: Int32Array | null, outputs?: Rows }} row
   * @param {ColourOf} colour
   */
  row(index, { sign, runs, names, labels, outputs }, colour) {
    const { context } = this;
    const y = this.bottom + kGap + index * (kRow + kGap);
    this.letters('italic 16px', 'end', colour(index ? '--output' : '--ink'), '--serif');
    context.fillText(sign, kLeft - 10, y + kRow / 2);
    for (const run of runs) {
      const [from, to] = [this.across(run.from), this.across(run.to)];
      this.fillRun(run, { y, labels, outputs }, colour);
      const name = names[run.label] ?? '';
      this.letters(run.label === 0 ? '13px' : '600 14px', 'center', colour('--ink'));
      if (context.measureText(name).width + 3 < to - from) context.fillText(name, (from + to) / 2, y + kRow / 2 + 1);
    }
  }

  /**
   * Where a label is wrong a bar stands under it; how sure the network is, the strength of the colour says.
   * @param {Run} run
   * @param {{ y: number, labels?: Int32Array | null, outputs?: Rows }} row
   * @param {ColourOf} colour
   */
  fillRun({ label, from, to }, { y, labels, outputs }, colour) {
    const { context } = this;
    const width = this.across(to) - this.across(from) - 1;
    context.fillStyle = colour(outputs ? '--output-wash' : '--sunken');
    context.fillRect(this.across(from), y, width, kRow);
    if (!outputs) return;
    for (let t = from; t < to; t++) {
      const wide = this.across(t + 1) - this.across(t) - (t === to - 1 ? 1 : 0);
      const isWrong = labels && labels[t] !== label;
      context.fillStyle = colour(isWrong ? '--alarm' : '--output');
      context.globalAlpha = isWrong ? 1 : 0.35 * outputs.numbers[t * outputs.size + label];
      if (isWrong) context.fillRect(this.across(t), y + kRow - 4, wide, 4);
      else context.fillRect(this.across(t), y, wide, kRow);
    }
    context.globalAlpha = 1;
  }

  /** @param {Words} words @param {ColourOf} colour */
  times(words, colour) {
    const { context, frames } = this;
    const perMillisecond = this.width / frames / 10;
    const every = kTicks.find((tick) => tick * perMillisecond >= kLeastTick) ?? 1000;
    const y = this.end - kAxis / 2;
    for (let time = 0; time < frames * 10 - every / 3; time += every) {
      this.letters('11px', time ? 'center' : 'start', colour('--ink-2'));
      context.fillText(`${words.count(time)}${time ? '' : ' ms'}`, kLeft + time * perMillisecond, y + 2);
    }
  }

  /** @param {number} now @param {ColourOf} colour */
  cursor(now, colour) {
    const { context } = this;
    const [from, to] = [this.across(now), this.across(now + 1)];
    context.strokeStyle = colour('--focus');
    context.lineWidth = 1.5;
    context.strokeRect(from - 0.5, 1, Math.max(to - from, 2), this.end - kAxis - 2);
  }

  /** @param {string} font @param {CanvasTextAlign} align @param {string} colour */
  letters(font, align, colour, family = '--sans') {
    const { context } = this;
    const face = family === '--serif' ? 'Georgia, "Liberation Serif", serif' : 'system-ui, "DejaVu Sans", sans-serif';
    context.font = `${font} ${face}`;
    context.textAlign = align;
    context.fillStyle = colour;
  }
}

/** Where a frequency lies between the lowest and the highest, 0 to 1. @param {number} hertz */
function shareOfMel(hertz) {
  const mel = (/** @type {number} */ f) => Math.log(1 + f / 700);
  const { low, high } = kBands;
  return (mel(hertz) - mel(low)) / (mel(high) - mel(low));
}
