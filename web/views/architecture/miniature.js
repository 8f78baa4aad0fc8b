// The drawing of a graph as a small picture without letters, for who can read them beside it.

/** @import { Graph } from '../../worker/protocol.js' */

import { html, svg } from 'lit';
import { arrows } from './shapes.js';
import { unrolled } from './unrolled.js';

const kPitch = 84; // of a column, before it is made small
const kScale = 0.47;
const kEdge = 3; // half a stroke and a little more

/** @param {Graph} graph with few columns @param {number} highest in pixels */
export function miniature(graph, highest) {
  const scene = unrolled(graph, { width: kPitch * graph.columns + 120, tallest: 240, now: 0 });
  const nodes = [...scene.nodes.values()];
  const left = Math.min(...nodes.map(({ x, width }) => x - width / 2)) - kEdge;
  const right = Math.max(...nodes.map(({ x, width }) => x + width / 2)) + kEdge;
  const top = Math.min(...nodes.map(({ y, height }) => y - height / 2)) - kEdge;
  const bottom = Math.max(...nodes.map(({ y, height }) => y + height / 2)) + kEdge;
  const scale = Math.min(kScale, highest / (bottom - top));
  return html`
    <svg
      class="miniature"
      viewBox="${left} ${top} ${right - left} ${bottom - top}"
      width=${Math.round(scale * (right - left))}
      height=${Math.round(scale * (bottom - top))}
      aria-hidden="true"
    >
      ${arrows(scene, { graph, now: -1, folded: false, strengthOf: () => 0, labelled: false })}
      ${nodes.map(
        ({ index, x, y, width, height }) => svg`
          <rect class=${graph.nodes[index].role} x=${x - width / 2} y=${y - height / 2} width=${width} height=${height} rx="8" />
        `,
      )}
    </svg>
  `;
}
