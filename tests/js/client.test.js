import { beforeEach, describe, expect, it, vi } from 'vitest';
import { EngineClient } from '../../web/engine/client.js';

// The modules' addresses are the bundler's; here no module is loaded.
vi.mock('../../web/engine/wasmUrls.js', () => ({ wasmUrlOf: () => '' }));

class FakeTransport {
  sent = [];
  terminated = false;
  postMessage(message, transfer) {
    this.sent.push(structuredClone(message, { transfer }));
  }
  terminate() {
    this.terminated = true;
  }
  receive(data) {
    this.onmessage({ data });
  }
}

let transport;
let client;
beforeEach(() => {
  transport = new FakeTransport();
  client = new EngineClient(transport);
});

const kWrite = { prompt: 'a', temperature: 1, length: 9, seed: 1 };

describe('requests', () => {
  it('carry ids of their own and are answered by them, in whatever order', async () => {
    const train = client.train();
    const pause = client.pause();
    const [first, second] = transport.sent;
    expect([first.type, second.type]).toEqual(['train', 'pause']);
    expect(first.id).not.toBe(second.id);
    transport.receive({ id: second.id, type: 'result', value: 'paused' });
    transport.receive({ id: first.id, type: 'result', value: 'trained' });
    expect(await Promise.all([train, pause])).toEqual(['trained', 'paused']);
  });

  it.each([
    ['step', [3], { type: 'step', count: 3 }],
    ['reset', [], { type: 'reset' }],
    ['configure', [{ clip: 1 }], { type: 'configure', clip: 1 }],
    ['recover', [0.1], { type: 'recover', learningRate: 0.1 }],
    ['close', [], { type: 'close' }],
    ['write', [{ ...kWrite, topK: 5 }], { type: 'write', ...kWrite, topK: 5 }],
    ['graph', [{ inputSteps: 3, outputSteps: 2 }], { type: 'graph', inputSteps: 3, outputSteps: 2 }],
    ['tensor', [{ name: 'output.bias' }], { type: 'tensor', name: 'output.bias' }],
    ['eigenvalues', [{ tensor: 'weight_hh_l0' }], { type: 'eigenvalues', tensor: 'weight_hh_l0' }],
    ['traceText', [{ text: 'a' }], { type: 'traceText', text: 'a' }],
    ['openTask', [{ network: 1, task: 2, training: 3 }], { type: 'openTask', network: 1, task: 2, training: 3 }],
    ['example', [{ index: 3 }], { type: 'example', index: 3 }],
    ['trace', [{ index: 3 }], { type: 'trace', index: 3 }],
    ['stateGradients', [], { type: 'stateGradients' }],
    ['stateGradients', [{ steps: 9 }], { type: 'stateGradients', steps: 9 }],
    ['predict', [{ features: new Float32Array(2), count: 1 }], { type: 'predict', count: 1 }],
    [
      'open',
      [{ seed: 1 }, { kind: 'text', text: 'a' }],
      { settings: { seed: 1 }, source: { kind: 'text', text: 'a' } },
    ],
  ])('send %s as the protocol says', (method, parameters, message) => {
    client[method](...parameters);
    expect(transport.sent[0]).toMatchObject(message);
  });

  it('hand bytes over instead of copying them', () => {
    const bytes = new ArrayBuffer(8);
    client.open({}, { kind: 'bytes', bytes });
    expect(bytes.byteLength).toBe(0);
    expect(transport.sent[0].source.bytes.byteLength).toBe(8);
  });

  it('are rejected when they cannot be sent, and the client goes on', async () => {
    await expect(client.step(() => {})).rejects.toMatchObject({ name: 'RnnError', code: 'unexpected' });
    const train = client.train();
    transport.receive({ id: transport.sent.at(-1).id, type: 'result', value: 1 });
    expect(await train).toBe(1);
  });

  it('are rejected with all that the engine said', async () => {
    const open = client.open({}, { kind: 'text', text: '' });
    const error = { code: 'setting-out-of-range', message: 'no', field: 'hidden', value: '0', allowed: '1–1024' };
    transport.receive({ id: transport.sent[0].id, type: 'error', error });
    await expect(open).rejects.toMatchObject({ name: 'RnnError', ...error });
  });
});

describe('snapshots', () => {
  it('that come by themselves go to onSnapshot', () => {
    client.onSnapshot = vi.fn();
    transport.receive({ type: 'snapshot', snapshot: { step: 4 } });
    expect(client.onSnapshot.mock.calls).toEqual([[{ step: 4 }]]);
  });

  it('that answer a request go to the one who asked', async () => {
    client.onSnapshot = vi.fn();
    const pause = client.pause();
    transport.receive({ id: transport.sent[0].id, type: 'result', value: { step: 4 } });
    expect(await pause).toEqual({ step: 4 });
    expect(client.onSnapshot).not.toHaveBeenCalled();
  });
});

describe('writing', () => {
  it('tells of each part before its end', async () => {
    const parts = [];
    const written = client.write(kWrite, { onPart: (part) => parts.push(part) });
    const { id } = transport.sent[0];
    transport.receive({ id, type: 'part', text: 'b', unknown: ['?'] });
    transport.receive({ id, type: 'part', text: 'c', unknown: ['?'] });
    transport.receive({ id, type: 'result', value: { text: 'bc' } });
    expect(await written).toEqual({ text: 'bc' });
    expect(parts.map(({ text }) => text)).toEqual(['b', 'c']);
    expect(parts[0].unknown).toEqual(['?']);
  });

  it('is cancelled through its signal, and ends with what is there', async () => {
    const controller = new AbortController();
    const written = client.write(kWrite, { signal: controller.signal });
    controller.abort();
    const [write, cancel] = transport.sent;
    expect(cancel).toMatchObject({ type: 'cancel', request: write.id });
    transport.receive({ id: write.id, type: 'result', value: { text: 'b', cancelled: true } });
    expect(await written).toEqual({ text: 'b', cancelled: true });
  });

  it('is cancelled at once when its signal was aborted before', () => {
    client.write(kWrite, { signal: AbortSignal.abort() });
    expect(transport.sent.map(({ type }) => type)).toEqual(['write', 'cancel']);
  });

  it('no longer listens to the signal when it has ended', async () => {
    const controller = new AbortController();
    const written = client.write(kWrite, { signal: controller.signal });
    transport.receive({ id: transport.sent[0].id, type: 'result', value: { text: '' } });
    await written;
    controller.abort();
    expect(transport.sent).toHaveLength(1);
  });
});

describe('the end of the worker', () => {
  it('by dispose rejects what waits and what comes', async () => {
    const pause = client.pause();
    client.dispose();
    expect(transport.terminated).toBe(true);
    await expect(pause).rejects.toMatchObject({ code: 'disposed' });
    await expect(client.train()).rejects.toMatchObject({ code: 'disposed' });
    expect(transport.sent).toHaveLength(1);
  });

  it.each([
    [
      'a trap',
      (worker) => worker.receive({ type: 'crashed', error: { code: 'engine-crashed', message: 'trap' } }),
      'trap',
    ],
    ['an error of the worker', (worker) => worker.onerror({ message: 'bad' }), 'bad'],
    [
      'an answer that cannot be read',
      (worker) => worker.onmessageerror({}),
      'An answer of the worker could not be read.',
    ],
  ])('by %s rejects what waits and what comes, and is told once', async (_name, crash, message) => {
    client.onCrashed = vi.fn();
    const pause = client.pause();
    crash(transport);
    crash(transport);
    await expect(pause).rejects.toMatchObject({ code: 'engine-crashed', message });
    await expect(client.train()).rejects.toMatchObject({ code: 'engine-crashed' });
    expect(client.onCrashed).toHaveBeenCalledTimes(1);
    expect(client.onCrashed.mock.calls[0][0]).toMatchObject({ code: 'engine-crashed' });
    expect(transport.terminated).toBe(true);
  });

  it('is not called a crash when it was disposed of', () => {
    client.onCrashed = vi.fn();
    client.dispose();
    transport.onerror({ message: 'late' });
    expect(client.onCrashed).not.toHaveBeenCalled();
  });
});
