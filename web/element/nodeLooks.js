// What each node of the drawing shows: what it reads, the value of one unit, what it says comes next.

/** @import { Reading } from '../state/reading.js' */
/** @import { Rows, Trace } from '../worker/protocol.js' */
/** @import { NodeLook } from '../views/architecture/shapes.js' */
/** @import { GraphNode } from '../worker/protocol.js' */
/** @import { Words } from '../locales/words.js' */

import { partOf } from '../views/architecture/graph.js';
import { layerOf } from '../views/cell/cellValues.js';
import { signOf } from '../views/writtenCharacter.js';

/**
 * @param {Reading} reading
 * @param {number} unit whose value colours the hidden states, from 0
 * @param {Words} words
 * @returns {NodeLook[]} one for each node
 */
export function nodeLooks({ graph, trace, inputs, features, classes, made }, unit, words) {
  return graph.nodes.map((node) => {
    if (node.role === 'input')
      return features ? numbers(features, node.step, words) : { label: signOf(inputs[node.step] ?? '') };
    if (node.role === 'output') return prediction(trace, node.step, { classes, made }, words);
    return node.role === 'hidden' ? { value: stateOf(trace, node, partOf(graph, node), unit) } : {};
  });
}

/** One number, or two under each other; more have no room. @param {Rows} features @param {number} step @param {Words} words */
function numbers({ size, numbers }, step, words) {
  if (size > 2) return {};
  const [label, note] = Array.from(numbers.subarray(step * size, (step + 1) * size), (number) =>
    words.signed(number, 2),
  );
  return { label, note };
}

/**
 * @param {Trace} trace
 * @param {GraphNode} node
 * @param {'stack' | 'encoder' | 'decoder'} part
 * @param {number} unit
 */
function stateOf(trace, { layer, step, direction }, part, unit) {
  const rows = layerOf(trace, { layer: layer - 1, step, direction, part })?.a;
  return rows?.numbers[step * rows.size + Math.min(unit, rows.size - 1)];
}

/**
 * The class that was drawn, or else the likeliest one, with its probability; or that of the one class, coloured from 0
 * to 1.
 * @param {Trace} trace
 * @param {number} step
 * @param {Pick<Reading, 'classes' | 'made'>} reading
 * @param {Words} words
 * @returns {NodeLook}
 */
function prediction({ outputs }, step, { classes, made }, words) {
  const values = outputs.numbers.subarray(step * outputs.size, (step + 1) * outputs.size);
  if (classes.length === 0) return { label: words.decimal(values[0], 2), value: 2 * values[0] - 1 };
  const said = made?.[step] ?? values.indexOf(Math.max(...values));
  return { label: signOf(classes[said] ?? ''), note: words.percent(values[said]) };
}
