import { beforeEach, describe, expect, test, vi } from 'vitest';
import deep from '../../web/lessons/deep.js';
import { Depths, kDepths } from '../../web/state/depths.js';
import { equalSizes, spreadOf, weightsOf } from '../../web/state/equalSizes.js';
import { defaults } from '../../web/state/settings.js';
import { FakeClient } from './support/fakeClient.js';

describe('sizes for equally many weights', () => {
  // The fewer units, the more weights one of them is.
  test.each([
    ['rnn', 0.006, 0.003],
    ['gru', 0.01, 0.005],
    ['lstm', 0.015, 0.006],
  ])('differ by little (%s)', (cell, many, more) => {
    for (const vocabulary of [30, 64, 90]) {
      for (const [weights, most] of [
        [40_000, many],
        [200_000, more],
      ]) {
        const sizes = equalSizes({ cell, vocabulary, weights }, kDepths);
        const totals = sizes.map((hidden, i) => weightsOf({ cell, vocabulary, hidden, layers: kDepths[i] }));
        expect(spreadOf(totals)).toBeLessThan(most);
        for (const total of totals) expect(Math.abs(total / weights - 1)).toBeLessThan(0.12);
      }
    }
  });

  test('make the deeper network the narrower one', () => {
    const sizes = equalSizes({ cell: 'lstm', vocabulary: 64, weights: 40_000 }, kDepths);
    expect(sizes).toEqual([...sizes].sort((one, other) => other - one));
  });

  test('are at least one unit, however few weights there may be', () => {
    expect(equalSizes({ cell: 'lstm', vocabulary: 1000, weights: 2000 }, kDepths)).toEqual([1, 1, 1, 1]);
  });
});

describe('four depths side by side', () => {
  const kText = 'Once upon a time there was a text.';
  /** @type {FakeClient[]} */
  let clients;
  /** @type {Depths} */
  let depths;

  beforeEach(() => {
    vi.stubGlobal('fetch', async () => new Response(kText));
    clients = [];
    depths = new Depths({
      connect: async (options) => {
        clients.push(new FakeClient(options));
        return clients[clients.length - 1];
      },
      settings: deep.settings,
    });
    return depths.begin({ chosen: defaults(deep.settings), textId: 'english' });
  });

  const opened = () => clients.map((client) => client.opened.at(-1));

  test('learn the same text with the sizes that its characters ask for', () => {
    const { cell, weights } = defaults(deep.settings);
    const sizes = equalSizes({ cell, weights, vocabulary: new Set(kText).size }, kDepths);
    expect(opened().map(({ settings }) => [settings.layers, settings.hidden])).toEqual(
      kDepths.map((layers, i) => [layers, sizes[i]]),
    );
    for (const { source } of opened()) expect(source).toEqual({ kind: 'text', text: kText });
    depths.dispose();
  });

  test('count the characters of a text once', async () => {
    const before = clients.map((client) => client.opened.length);
    await depths.changeSetting('seed', '2');
    expect(clients.map((client) => client.opened.length)).toEqual(before.map((count) => count + 1));
    expect(opened().map(({ settings }) => settings.seed)).toEqual([2, 2, 2, 2]);
    depths.dispose();
  });

  test('learn another text with other sizes', async () => {
    const sizes = opened().map(({ settings }) => settings.hidden);
    await depths.useText('abcdefghijklmnopqrstuvwxyz 0123456789 ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    expect(opened().map(({ settings }) => settings.hidden)).not.toEqual(sizes);
    depths.dispose();
  });

  test('have come as far as the last of them', () => {
    expect(depths.worstHeldOut).toBeNaN();
    for (const [i, client] of clients.entries()) client.report({ step: 10, heldOutLoss: 2 + i / 10 });
    expect(depths.worstHeldOut).toBeCloseTo(2.3);
    depths.dispose();
  });
});
