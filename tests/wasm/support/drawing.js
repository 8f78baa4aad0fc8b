// What is expected of the drawing of any graph.
import { expect } from 'vitest';

/** @import { Graph } from '../../../web/worker/protocol.js' */
/** @import { Scene } from '../../../web/views/architecture/scene.js' */
/** @import { Box } from '../../../web/views/architecture/routes.js' */
/** @import { Point } from '../../../web/views/paths.js' */

/** @param {Graph} graph @param {Scene} scene unrolled, with room for every column */
export function checkDrawing(graph, scene) {
  expect([...scene.nodes.keys()]).toEqual([...graph.nodes.keys()]);
  expect([...scene.edges.keys()]).toEqual([...graph.edges.keys()]);
  expect(scene.gaps).toEqual([]);
  checkPlaces(graph, scene);
  for (const [index, edge] of scene.edges) {
    const { from, to } = graph.edges[index];
    expect(touches(nodeIn(scene, from), edge.points[0])).toBe(true);
    expect(touches(nodeIn(scene, to), /** @type {Point} */ (edge.points.at(-1)))).toBe(true);
    const crossed = [...scene.nodes.values()].filter((node) =>
      along(edge.points).some((point) => isInside(graph.nodes[node.index].role, node, point)),
    );
    expect(crossed.map((node) => graph.nodes[node.index])).toEqual([]);
  }
}

/** Time to the right, layers upwards, nothing over anything else. @param {Graph} graph @param {Scene} scene */
function checkPlaces(graph, scene) {
  const places = [...scene.nodes.values()];
  for (const a of places) {
    expect(a.x - a.width / 2).toBeGreaterThanOrEqual(0);
    expect(a.x + a.width / 2).toBeLessThanOrEqual(scene.width);
    expect(a.y - a.height / 2).toBeGreaterThanOrEqual(0);
    expect(a.y + a.height / 2).toBeLessThanOrEqual(scene.height);
    for (const b of places) {
      if (a.index === b.index) continue;
      const [one, other] = [graph.nodes[a.index], graph.nodes[b.index]];
      const apart = Math.abs(a.x - b.x) >= (a.width + b.width) / 2 || Math.abs(a.y - b.y) >= (a.height + b.height) / 2;
      expect(apart).toBe(true);
      if (one.column < other.column && one.direction === other.direction) expect(a.x).toBeLessThan(b.x);
      if (one.layer < other.layer) expect(a.y).toBeGreaterThan(b.y);
      if (one.layer === other.layer && one.direction !== other.direction) {
        expect(a.y < b.y).toBe(one.direction === 'forward');
      }
    }
  }
}

/** @param {Scene} scene @param {number} index */
const nodeIn = ({ nodes }, index) => /** @type {Box} */ (nodes.get(index));

/** On the edge of a box, or of the circle in it. @param {Box} box @param {Point} point */
function touches({ x, y, width, height }, [px, py]) {
  const [dx, dy] = [Math.abs(px - x) - width / 2, Math.abs(py - y) - height / 2];
  const onBox = Math.abs(Math.max(dx, dy)) < 0.01;
  return onBox || Math.abs(Math.hypot(px - x, py - y) - width / 2) < 0.01;
}

/** @param {string} role @param {Box} box @param {Point} point */
function isInside(role, { x, y, width, height }, [px, py]) {
  const isOver = Math.abs(px - x) < width / 2 - 1 && Math.abs(py - y) < height / 2 - 1;
  return isOver && (role !== 'attention' || Math.hypot(px - x, py - y) < width / 2 - 1);
}

/** Points on the way; of a curve on its hull, which it does not leave. @param {Point[]} points */
function along(points) {
  return points.slice(1).flatMap((end, i) =>
    Array.from({ length: 40 }, (_, k) => {
      const share = (k + 0.5) / 40;
      return /** @type {Point} */ ([0, 1].map((axis) => points[i][axis] + share * (end[axis] - points[i][axis])));
    }),
  );
}
