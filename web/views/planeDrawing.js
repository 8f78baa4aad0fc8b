// The decision surface on a canvas: the colours of ŷ, the boundary, the points and the cursor.

/** @import { ChanceGrid } from '../state/planeGrid.js' */
/** @import { SquarePlane } from './canvasElement.js' */

import { coloursFor, indexOf } from './palette.js';

/** @typedef {(name: string) => string} Colour resolves one of tokens.css */
/** @typedef {{ points: Float32Array, large: boolean }} PointSet x, y, class of each */

// Points must stand out from their own class's colour.
const kPale = 0.6;
const kClassColours = ['--negative', '--positive'];

/** @param {Colour} colour */
export const surfaceColours = (colour) =>
  coloursFor({ negative: colour('--negative'), zero: colour('--zero'), positive: colour('--positive') });

/**
 * @param {HTMLCanvasElement} cells becomes one pixel a cell
 * @param {ChanceGrid} grid
 * @param {Uint32Array} colours
 */
export function fillCells(cells, { side, chances }, colours) {
  cells.width = side;
  cells.height = side;
  const image = new ImageData(side, side);
  const pixels = new Uint32Array(image.data.buffer);
  for (let i = 0; i < pixels.length; i++) pixels[i] = colours[indexOf(kPale * (2 * chances[i] - 1))];
  cells.getContext('2d')?.putImageData(image, 0, 0);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {SquarePlane} plane
 * @param {HTMLCanvasElement | null} cells
 * @param {Colour} colour
 */
export function drawSurface(context, { left, top, size }, cells, colour) {
  context.fillStyle = colour('--zero');
  context.fillRect(left, top, size, size);
  context.imageSmoothingQuality = 'high';
  if (cells) context.drawImage(cells, left, top, size, size);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {SquarePlane} plane
 * @param {(number: number) => string} written
 * @param {Colour} colour
 */
export function drawAxes(context, plane, written, colour) {
  const { left, top, size } = plane;
  context.strokeStyle = colour('--line');
  context.lineWidth = 1;
  context.strokeRect(left + 0.5, top + 0.5, size - 1, size - 1);
  context.fillStyle = colour('--ink-2');
  context.font = '12px system-ui, sans-serif';
  for (const tick of [-1, 0, 1]) {
    context.textAlign = tick === -1 ? 'left' : tick === 0 ? 'center' : 'right';
    context.textBaseline = 'top';
    context.fillText(tick === 0 ? 'x₁' : written(tick), plane.across(tick), top + size + 5);
    context.textAlign = 'right';
    context.textBaseline = tick === -1 ? 'bottom' : tick === 0 ? 'middle' : 'top';
    context.fillText(tick === 0 ? 'x₂' : written(tick), left - 6, plane.down(tick));
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {SquarePlane} plane
 * @param {number[]} pieces
 * @param {Colour} colour
 */
export function drawBoundary(context, plane, pieces, colour) {
  context.beginPath();
  for (let i = 0; i < pieces.length; i += 4) {
    context.moveTo(plane.across(pieces[i]), plane.down(pieces[i + 1]));
    context.lineTo(plane.across(pieces[i + 2]), plane.down(pieces[i + 3]));
  }
  context.strokeStyle = colour('--ink');
  context.lineWidth = 1.5;
  context.lineCap = 'round';
  context.stroke();
}

/**
 * Class 0 as discs, class 1 as triangles; with a rim that parts them from what lies under them.
 * @param {CanvasRenderingContext2D} context
 * @param {SquarePlane} plane
 * @param {PointSet} set
 * @param {Colour} colour
 */
export function drawPoints(context, plane, { points, large }, colour) {
  const radius = large ? 6 : points.length > 3 * 300 || plane.size < 260 ? 3 : 3.8;
  for (const label of [0, 1]) {
    context.beginPath();
    for (let i = 0; i + 2 < points.length; i += 3) {
      if (points[i + 2] !== label) continue;
      const [x, y] = [plane.across(points[i]), plane.down(points[i + 1])];
      if (label === 0) addDisc(context, x, y, radius);
      else addTriangle(context, x, y, radius * 1.25);
    }
    context.lineJoin = 'round';
    context.lineWidth = 2.5;
    context.strokeStyle = colour('--surface');
    context.stroke();
    context.fillStyle = colour(kClassColours[label]);
    context.fill();
  }
}

/**
 * Around the point that the network reads.
 * @param {CanvasRenderingContext2D} context
 * @param {SquarePlane} plane
 * @param {{ x: number, y: number }} point
 * @param {Colour} colour
 */
export function drawRing(context, plane, { x, y }, colour) {
  context.beginPath();
  addDisc(context, plane.across(x), plane.down(y), 10);
  for (const [width, name] of /** @type {const} */ ([
    [4.5, '--surface'],
    [2, '--input'],
  ])) {
    context.lineWidth = width;
    context.strokeStyle = colour(name);
    context.stroke();
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {SquarePlane} plane
 * @param {{ x: number, y: number }} cursor
 * @param {Colour} colour
 */
export function drawCursor(context, plane, cursor, colour) {
  const [x, y] = [plane.across(cursor.x), plane.down(cursor.y)];
  context.beginPath();
  for (const [along, to] of [
    [6, 14],
    [-6, -14],
  ]) {
    context.moveTo(x + along, y);
    context.lineTo(x + to, y);
    context.moveTo(x, y + along);
    context.lineTo(x, y + to);
  }
  addDisc(context, x, y, 9);
  for (const [width, name] of /** @type {const} */ ([
    [4.5, '--surface'],
    [2, '--focus'],
  ])) {
    context.lineWidth = width;
    context.strokeStyle = colour(name);
    context.stroke();
  }
}

/** @param {CanvasRenderingContext2D} context @param {number} x @param {number} y @param {number} radius */
function addDisc(context, x, y, radius) {
  context.moveTo(x + radius, y);
  context.arc(x, y, radius, 0, 2 * Math.PI);
}

/** @param {CanvasRenderingContext2D} context @param {number} x @param {number} y @param {number} radius */
function addTriangle(context, x, y, radius) {
  context.moveTo(x, y - radius);
  context.lineTo(x + radius * 0.87, y + radius / 2);
  context.lineTo(x - radius * 0.87, y + radius / 2);
  context.closePath();
}
