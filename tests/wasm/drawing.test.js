import { describe, expect, test } from 'vitest';
import { between } from '../../web/views/architecture/between.js';
import { factsOf } from '../../web/views/architecture/graph.js';
import { folded } from '../../web/views/architecture/folded.js';
import { unrolled } from '../../web/views/architecture/unrolled.js';
import { checkDrawing } from './support/drawing.js';
import { engine } from './support/session.js';

/** @param {object} network what differs from one LSTM layer @param {number} inputSteps @param {number} outputSteps */
const graphOf = (network, inputSteps, outputSteps = inputSteps) =>
  engine.graph({ type: 'manyToMany', cell: 'lstm', hidden: 4, ...network }, inputSteps, outputSteps);

/** T_x and T_y of each type. */
const kLengths = { oneToOne: [1, 1], oneToMany: [1, 4], manyToOne: [4, 1], manyToMany: [4, 4], encoderDecoder: [4, 3] };

/** Every type × depth × direction, with and without attention. */
const kNetworks = Object.keys(kLengths).flatMap((type) =>
  [1, 2, 4].flatMap((layers) =>
    (type === 'oneToMany' ? [false] : [false, true]).flatMap((bidirectional) =>
      (type === 'encoderDecoder' ? ['none', 'dot', 'additive'] : ['none']).map((attention) => ({
        type,
        layers,
        bidirectional,
        attention,
      })),
    ),
  ),
);

const kRoom = { width: 1600, tallest: 340, now: 0 };

describe.each(kNetworks)(
  'the drawing of $type, $layers deep, both ways: $bidirectional, attention: $attention',
  (network) => {
    const graph = graphOf(network, ...kLengths[network.type]);

    test('has every node and every arrow, and none in the way of another', () => {
      checkDrawing(graph, unrolled(graph, kRoom));
    });

    test('folds to one node of each row and one arrow of each kind', () => {
      for (let now = 0; now < graph.columns; now++) {
        const scene = folded(graph, { ...kRoom, now });
        const seen = [...scene.nodes.values()].filter(({ shown }) => shown);
        expect(seen).toHaveLength(factsOf(graph).cells.length);
        expect(new Set(seen.map(({ x, y }) => `${x} ${y}`)).size).toBe(seen.length);
        expect([...scene.edges.values()].filter(({ shown }) => shown)).toHaveLength(factsOf(graph).arrows.length);
      }
    });
  },
);

describe('the unrolled drawing', () => {
  test('begins every row with a⟨0⟩: the forward one on the left, the backward one on the right', () => {
    const graph = graphOf({ layers: 2, bidirectional: true }, 4);
    const { starts, nodes } = unrolled(graph, kRoom);
    const xs = [...nodes.values()].map(({ x }) => x);
    expect(starts.map(({ layer, direction }) => `${layer} ${direction}`).sort()).toEqual([
      '1 backward',
      '1 forward',
      '2 backward',
      '2 forward',
    ]);
    for (const { direction, x } of starts) {
      if (direction === 'forward') expect(x).toBeLessThan(Math.min(...xs));
      else expect(x).toBeGreaterThan(Math.max(...xs));
    }
    expect(unrolled(graphOf({ type: 'oneToOne' }, 1), kRoom).starts).toEqual([]);
  });

  test('gives a decoder no a⟨0⟩: its encoder hands it over', () => {
    const graph = graphOf({ type: 'encoderDecoder' }, 4, 3);
    expect(unrolled(graph, kRoom).starts).toHaveLength(1);
  });

  test('folds a long sequence in the middle and always shows the present step', () => {
    const graph = graphOf({}, 300);
    for (const now of [0, 1, 150, 298, 299]) {
      const { nodes, gaps, width } = unrolled(graph, { ...kRoom, width: 700, now });
      const columns = new Set([...nodes.keys()].map((index) => graph.nodes[index].column));
      for (const column of [0, now, 299]) expect(columns).toContain(column);
      expect(columns.size + gaps.reduce((sum, gap) => sum + gap.columns, 0)).toBe(300);
      expect(width).toBeLessThan(700 / 0.8);
    }
  });

  test('needs no more height than is wished for as long as the smallest gaps allow it', () => {
    const graph = graphOf({ layers: 3 }, 4);
    expect(unrolled(graph, { ...kRoom, tallest: 330 }).height).toBeCloseTo(330);
    expect(unrolled(graph, { ...kRoom, tallest: 10_000 }).height).toBeLessThan(420);
  });
});

describe('from folded to unrolled', () => {
  const graph = graphOf({ type: 'encoderDecoder', attention: 'dot', layers: 2 }, 4, 3);
  const from = folded(graph, kRoom);
  const to = unrolled(graph, kRoom);

  test('everything begins where the one has it and ends where the other has it', () => {
    expect(between(from, to, 0)).toBe(from);
    expect(between(from, to, 1)).toBe(to);
    const middle = between(from, to, 0.5);
    for (const [index, { x, y }] of middle.nodes) {
      const [a, b] = [from.nodes.get(index), to.nodes.get(index)];
      expect(x).toBeCloseTo(((a?.x ?? 0) + (b?.x ?? 0)) / 2);
      expect(y).toBeCloseTo(((a?.y ?? 0) + (b?.y ?? 0)) / 2);
    }
  });

  test('nothing is missing on the way', () => {
    const middle = between(from, to, 0.25);
    expect([...middle.nodes.keys()]).toEqual([...graph.nodes.keys()]);
    expect([...middle.edges.keys()]).toEqual([...graph.edges.keys()]);
    for (const { points } of middle.edges.values()) {
      for (const point of points) expect(point.every(Number.isFinite)).toBe(true);
    }
  });
});
