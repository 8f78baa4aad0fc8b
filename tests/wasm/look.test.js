import { describe, expect, it } from 'vitest';
import { encodeText } from '../../web/engine/utf8.js';
import { engine, losses, open, refusal } from './support/session.js';

const kNetwork = { type: 'manyToMany', cell: 'gru', hidden: 4 };

describe('a graph', () => {
  it('is that of the configuration, whatever is open', () => {
    const { nodes, edges, columns } = engine.graph({ ...kNetwork, layers: 2, bidirectional: true }, 3, 3);
    expect(columns).toBe(3);
    expect(nodes.filter(({ role }) => role === 'hidden')).toHaveLength(12);
    expect(nodes.filter(({ direction }) => direction === 'backward')).toHaveLength(6);
    expect(edges.find(({ role }) => role === 'recurrent')).toEqual({
      from: 3,
      to: 4,
      role: 'recurrent',
      weight: 'weight_hh_l0',
    });
  });

  it.each([
    ['oneToOne', 1, 1],
    ['oneToMany', 1, 4],
    ['manyToOne', 4, 1],
    ['encoderDecoder', 4, 3],
  ])('of %s has as many inputs and outputs as steps', (type, inputs, outputs) => {
    const { nodes } = engine.graph({ ...kNetwork, type }, inputs, outputs);
    expect(nodes.filter(({ role }) => role === 'input')).toHaveLength(inputs);
    expect(nodes.filter(({ role }) => role === 'output')).toHaveLength(outputs);
  });

  it('is that of the open model where no network is given', () => {
    expect(open({ cell: 'gru', hidden: 4 }).graph(5, 5)).toEqual(engine.graph(kNetwork, 5, 5));
  });

  it.each([
    ['type', { type: 'someToSome' }],
    ['cell', { cell: 'transformer' }],
    ['g', { g: 'cosine' }],
    ['hidden', { hidden: Number.NaN }],
    ['layers', { layers: 9 }],
    ['dropout', { dropout: 2, layers: 2 }],
    ['attention', { attention: 'dot' }],
    ['recurrent', { initialiser: { recurrent: 'zeros' } }],
    ['spectralRadius', { initialiser: { spectralRadius: -1 } }],
    ['forgetBias', { initialiser: { forgetBias: 11 } }],
  ])('refuses a wrong %s', (field, wrong) => {
    expect(refusal(() => engine.graph({ ...kNetwork, ...wrong }, 3, 3))).toMatchObject({ name: 'RnnError', field });
  });

  it.each([
    [0, 0, 'setting-out-of-range'],
    [3, 4, 'setting-not-together'],
    [2.5, 2.5, 'setting-not-whole'],
  ])('refuses the lengths %s and %s', (inputs, outputs, code) => {
    expect(refusal(() => engine.graph(kNetwork, inputs, outputs))).toMatchObject({ name: 'RnnError', code });
  });

  it('that would be endless is refused before it is made', () => {
    const attending = { ...kNetwork, type: 'encoderDecoder', attention: 'additive', initialiser: { forgetBias: null } };
    expect(refusal(() => engine.graph(attending, 10000, 10000))).toMatchObject({ code: 'graph-too-large' });
  });
});

describe('the trace of a text', () => {
  it('has every number of every step', () => {
    const session = open({ cell: 'lstm', hidden: 6, layers: 2 });
    const { text, unknown, trace } = session.traceText(encodeText('Ağaç 🦖'));
    expect([text, unknown]).toEqual(['Ağaç ', ['🦖']]);
    expect(trace.layers.map(({ part, layer, direction }) => [part, layer, direction])).toEqual([
      ['stack', 0, 'forward'],
      ['stack', 1, 'forward'],
    ]);
    const [first, second] = trace.layers;
    expect(first.gates.map(({ name }) => name)).toEqual(['update', 'forget', 'candidate', 'output']);
    expect(first.x).toMatchObject({ steps: 5, size: session.text().vocabulary.length });
    expect(second.x.numbers).toEqual(first.a.numbers);
    expect(first.c.numbers).toHaveLength(30);
    expect(trace.attention).toBeNull();
    // a⟨t⟩ = Γ_o ∘ tanh c⟨t⟩
    const output = first.gates[3].value.numbers;
    for (const [i, a] of first.a.numbers.entries()) {
      expect(a).toBeCloseTo(output[i] * Math.tanh(first.c.numbers[i]), 6);
    }
    // ŷ⟨t⟩ is a distribution, and L⟨t⟩ = −log ŷ⟨t⟩ of the next character
    const { size, numbers } = trace.outputs;
    const tokens = [...text].map((character) => session.text().vocabulary.indexOf(character));
    for (let t = 0; t < 5; t++) {
      const probabilities = [...numbers.subarray(t * size, (t + 1) * size)];
      expect(probabilities.reduce((sum, p) => sum + p)).toBeCloseTo(1, 9);
      const loss = t < 4 ? -Math.log(probabilities[tokens[t + 1]]) : 0;
      expect(trace.losses[t]).toBeCloseTo(loss, 5);
    }
  });

  it('of a cell without c⟨t⟩ has none', () => {
    const { trace } = open({ cell: 'gru' }).traceText(encodeText('Ağaç'));
    expect(trace.layers[0].c).toBeNull();
  });

  it.each([
    ['', 'text-empty'],
    ['🦖', 'text-unknown-characters'],
    ['a'.repeat(257), 'text-too-long'],
  ])('refuses "%s"', (text, code) => {
    expect(refusal(() => open().traceText(encodeText(text)))).toMatchObject({ name: 'RnnError', code });
  });
});

describe('tensors', () => {
  it('are listed and given as they are', () => {
    const session = open({ cell: 'rnn', hidden: 3 });
    const shapes = session.tensors();
    expect(shapes.reduce((sum, { rows, columns }) => sum + rows * columns, 0)).toBe(session.parameterCount());
    const before = session.tensor('weight_hh_l0');
    expect(before).toMatchObject({ name: 'weight_hh_l0', rows: 3, columns: 3 });
    losses(session, 1);
    expect(session.tensor('weight_hh_l0').numbers).not.toEqual(before.numbers);
  });

  it('that are square have eigenvalues, whose sum is the trace', () => {
    const session = open({ cell: 'rnn', hidden: 5 });
    const { numbers } = session.tensor('weight_hh_l0');
    const values = session.eigenvalues('weight_hh_l0', '');
    expect(values).toHaveLength(10);
    const sum = [0, 2, 4, 6, 8].reduce((total, i) => total + values[i], 0);
    expect(sum).toBeCloseTo(numbers[0] + numbers[6] + numbers[12] + numbers[18] + numbers[24], 5);
  });

  it('of a gated cell have them gate by gate', () => {
    const session = open({ cell: 'gru' });
    expect(session.eigenvalues('weight_hh_l0', 'reset')).not.toEqual(session.eigenvalues('weight_hh_l0', 'update'));
    expect(refusal(() => session.eigenvalues('weight_hh_l0', ''))).toMatchObject({ field: 'gate' });
    expect(refusal(() => session.tensor('weight_hh_l7'))).toMatchObject({ field: 'tensor' });
  });
});
