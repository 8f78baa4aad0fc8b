// A heatmap as an SVG file: its name, a scale, a square for each number, the steps below.

/** @import { Rows } from '../../worker/protocol.js' */

import { indexOf } from '../palette.js';
import { createSvg, element, opaque, serialised } from './standalone.js';

const kSquare = 14;
const kMargin = 16;
const kHead = 40;
const kFoot = 24;
const kRamp = 41; // squares of the scale

/**
 * @param {object} what
 * @param {Rows} what.rows
 * @param {string} what.name
 * @param {readonly string[]} what.labels one for each step; or none
 * @param {number} what.most what the strongest colours stand for
 * @param {Uint32Array} what.colours of palette.js
 * @param {{ paper: string, ink: string, font: string, mono: string }} what.style
 * @param {(value: number) => string} what.number
 */
export function heatmapPicture({ rows, name, labels, most, colours, style, number }) {
  const { steps, size, numbers } = rows;
  const [width, height] = [Math.max(steps * kSquare, 280), size * kSquare];
  const svg = createSvg(width + 2 * kMargin, height + kHead + kFoot + kMargin);
  const ink = { fill: opaque(style.ink), 'font-family': style.font, 'font-size': 12 };
  svg.append(
    element('title', {}, name),
    element('rect', { width: '100%', height: '100%', fill: opaque(style.paper) }),
    element('text', { ...ink, x: kMargin, y: 24, 'font-size': 14, 'font-weight': 600 }, name),
    ...scale(width + kMargin, { most, colours, ink, number }),
  );
  const field = element('g', { transform: `translate(${kMargin} ${kHead})`, 'shape-rendering': 'crispEdges' });
  for (let t = 0; t < steps; t++) {
    for (let i = 0; i < size; i++) {
      const fill = colourOf(colours[indexOf(numbers[t * size + i] / most)]);
      field.append(element('rect', { x: t * kSquare, y: i * kSquare, width: kSquare, height: kSquare, fill }));
    }
  }
  svg.append(field, ...stepLabels(steps, labels, height + kHead + 16, { ...ink, 'font-family': style.mono }));
  return serialised(svg);
}

/**
 * From −most to most, its right end at x.
 * @param {number} x
 * @param {{ most: number, colours: Uint32Array, ink: Record<string, string | number>, number: (value: number) => string }} what
 */
function scale(x, { most, colours, ink, number }) {
  const [left, width] = [x - 130, 90 / kRamp];
  return [
    element('text', { ...ink, x: left - 6, y: 24, 'text-anchor': 'end' }, number(-most)),
    ...Array.from({ length: kRamp }, (_, i) =>
      element('rect', {
        x: left + i * width,
        y: 15,
        width: width + 0.3,
        height: 10,
        fill: colourOf(colours[indexOf((2 * i) / (kRamp - 1) - 1)]),
      }),
    ),
    element('text', { ...ink, x: left + 96, y: 24 }, number(most)),
  ];
}

/**
 * What stands at each step, or else the first and the last number.
 * @param {number} steps
 * @param {readonly string[]} labels
 * @param {number} y
 * @param {Record<string, string | number>} ink
 */
function stepLabels(steps, labels, y, ink) {
  const known = labels.length === steps && labels.every((label) => [...label].length <= 2);
  const written = known
    ? labels
    : Array.from({ length: steps }, (_, t) => (t === 0 || t === steps - 1 ? `${t + 1}` : ''));
  return written.map((text, t) =>
    element('text', { ...ink, x: kMargin + (t + 0.5) * kSquare, y, 'text-anchor': 'middle' }, text),
  );
}

/** @param {number} pixel of ImageData, little-endian */
const colourOf = (pixel) =>
  `#${[0, 8, 16].map((shift) => ((pixel >> shift) & 255).toString(16).padStart(2, '0')).join('')}`;
