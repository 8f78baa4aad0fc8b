// The drawing as SVG: arrows, boxes, letters.

/** @import { Graph, GraphNode } from '../../worker/protocol.js' */
/** @import { PlacedEdge, PlacedNode, Scene, Start } from './scene.js' */
/** @import { Point } from '../paths.js' */

import { nothing, svg } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { fillOf, isStrong } from '../palette.js';
import { curved, rounded } from '../paths.js';
import { factsOf } from './graph.js';

/**
 * What a node shows beside its place.
 * @typedef {object} NodeLook
 * @property {number} [value] from −1 to 1
 * @property {string} [label] a character, a word
 * @property {string} [note] under the label: a probability
 */

/**
 * @param {Scene} scene
 * @param {object} what
 * @param {Graph} what.graph
 * @param {number} what.now
 * @param {boolean} what.folded
 * @param {(edge: number) => number} what.strengthOf of an attention arrow, 0 … 1
 * @param {boolean} [what.labelled] whether weights are written beside the arrows
 */
export function arrows(scene, { graph, now, folded, strengthOf, labelled = true }) {
  const { layers, bidirectional, attention } = factsOf(graph);
  const deep = layers > 1;
  const drawn = [...scene.edges.values()].filter(({ shown }) => shown > 0);
  const isCrowded = deep || bidirectional || attention || scene.gaps.length > 0 || drawn.length > 24;
  /** @param {PlacedEdge} edge */
  const isNow = ({ index }) => folded || graph.nodes[graph.edges[index].to].column === now;
  /** @param {PlacedEdge} edge */
  const arrow = (edge) => {
    const { role, weight, to } = graph.edges[edge.index];
    const present = isNow(edge);
    const opacity = edge.shown * (role === 'attention' ? 0.16 + (present ? 0.84 * strengthOf(edge.index) : 0) : 1);
    return svg`<path
      class="arrow ${role} ${present ? 'now' : ''}"
      data-edge=${edge.index}
      d=${role === 'attention' ? curved(edge.points) : rounded(edge.points)}
      opacity=${opacity < 1 ? opacity : nothing}
    ><title>${weight}</title></path>${
      labelled && edge.label && (present || !isCrowded)
        ? weightLabel(role, edge, deep ? graph.nodes[to].layer : 0)
        : nothing
    }`;
  };
  // What belongs to the present step lies over the rest.
  const inOrder = [...drawn.filter((edge) => !isNow(edge)), ...drawn.filter(isNow)];
  return repeat(inOrder, ({ index }) => index, arrow);
}

/** Which block of weights acts on an arrow, in the course's letters. */
const kWeights = { input: 'ax', recurrent: 'aa', output: 'ya', feedback: 'ax' };

/** @param {string} role @param {PlacedEdge} edge @param {number} layer 0: not to be told */
function weightLabel(role, { label, beside }, layer) {
  const [x, y] = /** @type {Point} */ (label);
  const index = kWeights[/** @type {keyof typeof kWeights} */ (role)];
  const above = layer > 0 && role !== 'output' ? svg`<tspan dx="1" dy="-8" class="small">[${layer}]</tspan>` : nothing;
  return svg`<text
    class="weight"
    x=${x + 6 * beside}
    y=${beside ? y + 4 : y - 8}
    text-anchor=${{ '-1': 'end', 0: 'middle', 1: 'start' }[beside]}
  >W<tspan dy="3" class="small">${index}</tspan>${above}</text>`;
}

/** @param {Start} start */
export const startMark = ({ x, y, points, layer, shown }, deep = false) => svg`
  <g class="start" opacity=${shown}>
    <path class="arrow" d=${rounded(points)} />
    <text class="symbol" x=${x} y=${y + 5} text-anchor="middle">${symbol('a', 0, deep ? layer : 0)}</text>
  </g>
`;

/** @param {Scene['gaps'][number]} gap @param {string} said how many steps are not shown */
export const gapMark = ({ x, ys, shown }, said, height = 0) => svg`
  <g class="gap" opacity=${shown}>
    ${ys.map((y) => [-6, 0, 6].map((dx) => svg`<circle cx=${x + dx} cy=${y} r="1.75" />`))}
    <text x=${x} y=${height - 6} text-anchor="middle">${said}</text>
  </g>
`;

/**
 * A letter with its time and its layer, as the course writes them: a⟨t⟩[l].
 * @param {string} letter
 * @param {number | 't'} time from 0
 * @param {number} layer 0: not to be told
 */
export const symbol = (letter, time, layer) =>
  svg`${letter}<tspan class="small" dx="1" dy="-5">⟨${time}⟩${layer ? `[${layer}]` : ''}</tspan>`;

const kLetters = { input: 'x', hidden: 'a', output: 'ŷ', attention: 'α' };

/** Characters that would leave a box empty. */
const kVisible = new Map([
  [' ', '␣'],
  ['\n', '↵'],
  ['\t', '⇥'],
]);

const kBeside = 2; // pixels beside a label
const [kLetter, kSmallLetter] = [8.4, 5.6]; // their widths, about

/**
 * A label that is too long for its box is written smaller, and cut where it still does not fit.
 * @param {string} label
 * @param {number} width
 */
function fitted(label, width) {
  const room = width - kBeside;
  if (label.length * kLetter <= room) return { text: kVisible.get(label) ?? label, size: '' };
  const most = Math.floor(room / kSmallLetter);
  return { text: label.length > most ? `${label.slice(0, most - 1)}…` : label, size: 'long' };
}

/**
 * What is inside and around the box of a node.
 * @param {PlacedNode} place
 * @param {GraphNode} node
 * @param {NodeLook} look
 * @param {{ deep: boolean, folded: boolean }} how
 */
export function nodeShape({ width, height }, node, { value = Number.NaN, label = '', note = '' }, { deep, folded }) {
  const { role, layer, step } = node;
  const sign = symbol(kLetters[role], folded ? 't' : step + 1, role === 'hidden' && deep ? layer : 0);
  const outside = role === 'input' ? height / 2 + 15 : -height / 2 - 7;
  const ink = isStrong(value) ? 'strong' : '';
  const hasValue = !Number.isNaN(value);
  const fill = hasValue ? fillOf(value) : nothing;
  const box = hasValue ? 'box valued' : 'box';
  const { text, size } = fitted(label, width);
  return svg`
    ${
      role === 'attention'
        ? svg`<circle class=${box} r=${width / 2} fill=${fill} />`
        : svg`<rect class=${box} x=${-width / 2} y=${-height / 2} width=${width} height=${height} rx="7" fill=${fill} />`
    }
    ${
      label === ''
        ? svg`<text class="symbol ${ink}" y="5" text-anchor="middle">${sign}</text>`
        : svg`<text class="label ${size} ${ink}" y=${note ? 0 : 5} text-anchor="middle">${text}</text>
            <text class="note ${ink}" y="13" text-anchor="middle">${note}</text>
            <text class="symbol outside" y=${outside} text-anchor="middle">${sign}</text>`
    }
  `;
}
