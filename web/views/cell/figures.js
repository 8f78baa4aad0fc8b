// The three cells as the course draws them: products, sums, gates, and the way of the states through them. Coordinates are
// those of the drawing; `value` names the number of a unit that a part shows.

/** @import { Point } from '../paths.js' */
/** @import { UnitNumbers } from './cellValues.js' */

/**
 * @typedef {object} Part
 * @property {'port' | 'function' | 'weight' | 'operation' | 'branch'} kind
 * @property {number} x
 * @property {number} y
 * @property {string} [text] in the part; of a branch: whose it is
 * @property {string} [name] beside it: a letter of the course
 * @property {boolean} [below] its name and number stand under it
 * @property {keyof UnitNumbers | 'x' | 'y'} [value]
 *
 * @typedef {{ points: Point[], role?: 'input' | 'hidden' | 'memory' | 'output', plain?: boolean }} Wire plain: without a head
 * @typedef {{ width: number, height: number, body: { x: number, y: number, width: number, height: number }, parts: Part[], wires: Wire[] }} Figure
 */

const kWidth = 664;
export const kRadius = 13; // of × and +
export const kBox = { width: 48, height: 30 };
export const kPort = { width: 62, height: 28 };

/** @param {number} x @param {number} y @param {string} text @param {string} name @param {Part['value']} [value] @returns {Part} */
const fn = (x, y, text, name = '', value = undefined) => ({ kind: 'function', x, y, text, name, value });
/** @param {number} x @param {number} y @param {string} text @returns {Part} */
const weight = (x, y, text) => ({ kind: 'weight', x, y, text });
/** @param {number} x @param {number} y @param {'×' | '+'} text @returns {Part} */
const op = (x, y, text) => ({ kind: 'operation', x, y, text });
/** @param {number} x @param {number} y @param {string} name @param {Part['value']} value @returns {Part} */
const port = (x, y, name, value) => ({ kind: 'port', x, y, name, value });
/** @param {number} x @param {number} y @param {'input' | 'hidden'} [text] @returns {Part} */
const branch = (x, y, text = 'hidden') => ({ kind: 'branch', x, y, text });
/** @param {Wire['role']} role @param {...Point} points @returns {Wire} */
const wire = (role, ...points) => ({ role, points });
/** @param {Wire['role']} role @param {...Point} points @returns {Wire} */
const line = (role, ...points) => ({ role, points, plain: true });

/** @type {(g: string) => Figure} */
const rnn = (g) => ({
  width: kWidth,
  height: 320,
  body: { x: 96, y: 50, width: 470, height: 202 },
  wires: [
    wire('hidden', [72, 150], [134, 150]),
    wire('hidden', [182, 150], [247, 150]),
    wire('input', [260, 276], [260, 229]),
    wire('input', [260, 199], [260, 163]),
    wire(undefined, [260, 106], [260, 137]),
    wire(undefined, [273, 150], [336, 150]),
    wire('hidden', [384, 150], [592, 150]),
    wire('hidden', [480, 150], [480, 35]),
  ],
  parts: [
    port(40, 150, 'a⟨t−1⟩', 'aPrevious'),
    weight(158, 150, 'W_aa'),
    port(260, 290, 'x⟨t⟩', 'x'),
    weight(260, 214, 'W_ax'),
    { kind: 'weight', x: 260, y: 91, text: 'b_a' },
    op(260, 150, '+'),
    fn(360, 150, g, '', 'hidden'),
    branch(480, 150),
    port(624, 150, 'a⟨t⟩', 'a'),
  ],
});

/** @type {() => Figure} */
const gru = () => ({
  width: kWidth,
  height: 340,
  body: { x: 96, y: 50, width: 470, height: 236 },
  wires: [
    wire('hidden', [72, 84], [167, 84]),
    wire('hidden', [193, 84], [477, 84]),
    wire('hidden', [503, 84], [592, 84]),
    wire('hidden', [540, 84], [540, 35]),
    wire('hidden', [116, 84], [116, 250], [350, 250], [350, 221]),
    wire('hidden', [172, 250], [172, 221]),
    wire('hidden', [262, 250], [262, 221]),
    wire('input', [140, 308], [140, 270], [430, 270], [430, 221]),
    wire('input', [188, 270], [188, 221]),
    wire('input', [278, 270], [278, 221]),
    wire(undefined, [180, 191], [180, 97]),
    wire(undefined, [180, 128], [216, 128]),
    wire(undefined, [264, 128], [477, 128]),
    wire(undefined, [270, 191], [270, 166], [337, 166]),
    wire(undefined, [350, 191], [350, 179]),
    wire(undefined, [363, 166], [417, 166]),
    wire(undefined, [430, 191], [430, 179]),
    wire(undefined, [443, 166], [466, 166]),
    wire(undefined, [490, 151], [490, 141]),
    wire(undefined, [490, 115], [490, 97]),
  ],
  parts: [
    port(40, 84, 'a⟨t−1⟩', 'aPrevious'),
    port(140, 322, 'x⟨t⟩', 'x'),
    branch(116, 84),
    branch(172, 250),
    branch(262, 250),
    branch(188, 270, 'input'),
    branch(278, 270, 'input'),
    branch(180, 128),
    branch(540, 84),
    fn(180, 206, 'σ', 'Γ_u', 'update'),
    fn(270, 206, 'σ', 'Γ_r', 'reset'),
    weight(350, 206, 'W_aa'),
    weight(430, 206, 'W_ax'),
    fn(240, 128, '1 −'),
    { ...fn(490, 166, 'tanh', 'ã⟨t⟩', 'candidate'), below: true },
    op(180, 84, '×'),
    op(350, 166, '×'),
    op(430, 166, '+'),
    op(490, 128, '×'),
    op(490, 84, '+'),
    port(624, 84, 'a⟨t⟩', 'a'),
  ],
});

/** @type {() => Figure} */
const lstm = () => ({
  width: kWidth,
  height: 340,
  body: { x: 96, y: 50, width: 470, height: 236 },
  wires: [
    wire('memory', [72, 84], [157, 84]),
    wire('memory', [183, 84], [323, 84]),
    wire('memory', [349, 84], [592, 84]),
    wire('hidden', [72, 254], [426, 254], [426, 221]),
    wire('hidden', [170, 254], [170, 221]),
    wire('hidden', [262, 254], [262, 221]),
    wire('hidden', [336, 254], [336, 221]),
    line('input', [130, 308], [130, 254]),
    wire(undefined, [170, 191], [170, 97]),
    wire(undefined, [262, 191], [262, 144], [323, 144]),
    wire(undefined, [336, 191], [336, 157]),
    wire(undefined, [336, 131], [336, 97]),
    wire(undefined, [426, 191], [426, 166], [477, 166]),
    wire('memory', [490, 84], [490, 107]),
    wire(undefined, [490, 137], [490, 153]),
    wire('hidden', [490, 179], [490, 254], [592, 254]),
    wire('hidden', [540, 254], [540, 35]),
  ],
  parts: [
    port(40, 84, 'c⟨t−1⟩', 'cPrevious'),
    port(40, 254, 'a⟨t−1⟩', 'aPrevious'),
    port(130, 322, 'x⟨t⟩', 'x'),
    branch(130, 254),
    branch(170, 254),
    branch(262, 254),
    branch(336, 254),
    branch(490, 84),
    branch(540, 254),
    fn(170, 206, 'σ', 'Γ_f', 'forget'),
    fn(262, 206, 'σ', 'Γ_u', 'update'),
    fn(336, 206, 'tanh', 'c̃⟨t⟩', 'candidate'),
    fn(426, 206, 'σ', 'Γ_o', 'output'),
    fn(490, 122, 'tanh'),
    op(170, 84, '×'),
    op(336, 144, '×'),
    op(336, 84, '+'),
    op(490, 166, '×'),
    port(624, 84, 'c⟨t⟩', 'c'),
    port(624, 254, 'a⟨t⟩', 'a'),
  ],
});

/**
 * @param {'rnn' | 'gru' | 'lstm'} cell
 * @param {string} g of the plain cell
 * @param {string | null} output g', or null where ŷ⟨t⟩ is not read from this cell
 * @returns {Figure}
 */
export function figureOf(cell, g, output) {
  const figure = { rnn, gru, lstm }[cell](g);
  if (output === null) return figure;
  if (cell !== 'rnn') return { ...figure, parts: [...figure.parts, port(540, 20, 'ŷ⟨t⟩', 'y')] };
  const activation = output === '' ? [] : [fn(480, 77, output)];
  return { ...figure, parts: [...figure.parts, weight(480, 118, 'W_ya'), ...activation, port(480, 20, 'ŷ⟨t⟩', 'y')] };
}
