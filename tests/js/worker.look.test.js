import { describe, expect, it } from 'vitest';
import { kOpen, startFakeWorker } from './support/fakeWorker.js';

describe('looking', () => {
  it('at a graph needs nothing that is open', async () => {
    const worker = await startFakeWorker();
    const network = { type: 'oneToOne', cell: 'rnn', hidden: 2 };
    expect(worker.ask({ type: 'graph', network, inputSteps: 1, outputSteps: 1 }).value).toEqual({
      graphOf: network,
      steps: [1, 1],
    });
  });

  it('at a graph without a network shows the one that is open', async () => {
    const worker = await startFakeWorker();
    expect(worker.ask({ type: 'graph', inputSteps: 3, outputSteps: 3 })).toMatchObject({ error: { code: 'not-open' } });
    worker.ask(kOpen);
    expect(worker.ask({ type: 'graph', inputSteps: 3, outputSteps: 3 }).value).toEqual({
      graphOf: 'open',
      steps: [3, 3],
    });
  });

  it.each([
    [{ type: 'tensor', name: 'output.bias' }, { tensor: 'output.bias' }],
    [
      { type: 'eigenvalues', tensor: 'weight_hh_l0' },
      { eigenvalues: 'weight_hh_l0', gate: '' },
    ],
    [
      { type: 'eigenvalues', tensor: 'weight_hh_l0', gate: 'reset' },
      { eigenvalues: 'weight_hh_l0', gate: 'reset' },
    ],
    [{ type: 'traceText', text: 'ağ' }, { traced: 'ağ' }],
  ])('asks the open model for %o', async (request, value) => {
    const worker = await startFakeWorker();
    expect(worker.ask(request)).toMatchObject({ error: { code: 'not-open' } });
    worker.ask(kOpen);
    expect(worker.ask(request)).toMatchObject({ type: 'result', value });
  });

  it('does not end the training', async () => {
    const worker = await startFakeWorker();
    worker.ask(kOpen);
    worker.ask({ type: 'train' });
    worker.turnFor(50);
    const step = worker.sessions[0].steps;
    worker.ask({ type: 'traceText', text: 'a' });
    worker.turnFor(50);
    expect(worker.sessions[0].steps).toBeGreaterThan(step);
  });
});
