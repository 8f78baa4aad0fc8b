// What a trace knows of one cell at one time.

/** @import { Cell } from '../architecture/drawing.js' */
/** @import { Trace, TracedGate, TracedLayer } from '../../worker/protocol.js' */

/**
 * @typedef {object} CellValues vectors, of which only c is not always there
 * @property {number} steps T of this part
 * @property {Float64Array} x empty where the layer reads one of very many tokens
 * @property {Float64Array} aPrevious
 * @property {Float64Array} a
 * @property {Float64Array | null} cPrevious
 * @property {Float64Array | null} c
 * @property {Partial<Record<TracedGate['name'], { z: Float64Array, value: Float64Array }>>} gates
 * @property {{ z: Float64Array, y: Float64Array } | null} output null where no output is read from this cell
 *
 * @typedef {Partial<Record<TracedGate['name'] | 'aPrevious' | 'a' | 'cPrevious' | 'c', number>>} UnitNumbers of one unit
 */

/** @param {Trace} trace @param {Cell} cell @returns {TracedLayer | undefined} */
export const layerOf = ({ layers }, { part, layer, direction }) =>
  layers.find((one) => one.part === part && one.layer === layer && one.direction === direction);

/** @param {Trace} trace @param {Cell} cell @returns {CellValues | null} null where the trace has no such cell or step */
export function valuesAt(trace, cell) {
  const layer = layerOf(trace, cell);
  if (!layer || cell.step >= layer.a.steps) return null;
  /** @param {{ size: number, numbers: Float64Array }} rows */
  const now = ({ size, numbers }) => numbers.subarray(cell.step * size, (cell.step + 1) * size);
  return {
    steps: layer.a.steps,
    x: now(layer.x),
    aPrevious: now(layer.aPrevious),
    a: now(layer.a),
    cPrevious: layer.c && memoryBefore(trace, layer, cell.step),
    c: layer.c && now(layer.c),
    gates: Object.fromEntries(
      layer.gates.map(({ name, preActivation, value }) => [name, { z: now(preActivation), value: now(value) }]),
    ),
    output: outputOf(trace, layer, cell.step),
  };
}

/** @param {CellValues} values @param {number} unit @returns {UnitNumbers} */
export function numbersOf({ aPrevious, a, cPrevious, c, gates }, unit) {
  /** @type {UnitNumbers} */
  const numbers = { aPrevious: aPrevious[unit], a: a[unit] };
  if (c && cPrevious) Object.assign(numbers, { cPrevious: cPrevious[unit], c: c[unit] });
  for (const [name, { value }] of Object.entries(gates))
    numbers[/** @type {TracedGate['name']} */ (name)] = value[unit];
  return numbers;
}

/** c⟨t−1⟩; of the backward direction c⟨t+1⟩. @param {Trace} trace @param {TracedLayer} layer @param {number} step */
function memoryBefore(trace, { c, part, layer, direction }, step) {
  const { steps, size, numbers } = /** @type {NonNullable<TracedLayer['c']>} */ (c);
  const before = direction === 'forward' ? step - 1 : step + 1;
  if (before >= 0 && before < steps) return numbers.subarray(before * size, (before + 1) * size);
  return part === 'decoder' ? handedOver(trace, layer, size) : new Float64Array(size);
}

/** A decoder begins with the last states of its encoder; those of two directions are added. @param {Trace} trace @param {number} layer @param {number} size */
function handedOver({ layers }, layer, size) {
  const sum = new Float64Array(size);
  for (const one of layers) {
    if (one.part !== 'encoder' || one.layer !== layer || !one.c) continue;
    const { steps, numbers } = one.c;
    const rows = Array.from({ length: steps }, (_, t) => numbers.subarray(t * size, (t + 1) * size));
    // Where the example has ended there are zeros.
    const last = one.direction === 'backward' ? rows[0] : rows.findLast((row) => row.some((number) => number !== 0));
    for (let i = 0; i < size; i++) sum[i] += last?.[i] ?? 0;
  }
  return sum;
}

/** @param {Trace} trace @param {TracedLayer} layer @param {number} step */
function outputOf({ layers, z, outputs }, { part, layer, direction, a }, step) {
  const top = Math.max(...layers.filter((one) => one.part === part).map((one) => one.layer));
  if (layer !== top || part === 'encoder') return null;
  // One output for each step; or one only, of the cell that each direction ends with.
  const last = direction === 'forward' ? a.steps - 1 : 0;
  const row = outputs.steps === a.steps ? step : step === last ? 0 : -1;
  if (row < 0 || row >= outputs.steps) return null;
  const [from, to] = [row * outputs.size, (row + 1) * outputs.size];
  return { z: z.numbers.subarray(from, to), y: outputs.numbers.subarray(from, to) };
}
