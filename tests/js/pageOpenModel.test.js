import { beforeAll, describe, expect, test, vi } from 'vitest';
import { kLargestModelFile } from '../../web/engine/modelFile.js';

vi.mock('../../web/engine/client.js', () => ({ EngineClient: class {} })); // no compiled engine is needed

let playground;

beforeAll(async () => {
  vi.stubGlobal('HTMLElement', class {});
  playground = (await import('../../web/element/rnn-playground.js')).RnnPlayground.prototype;
});

/** As safetensors begins: a header of less than 256 bytes, no numbers. @param {string} setup @param {object} [tensors] */
function modelFile(setup, tensors = {}) {
  const header = new TextEncoder().encode(JSON.stringify({ __metadata__: { 'tekrar.setup': setup }, ...tensors }));
  return Uint8Array.of(header.length, 0, 0, 0, 0, 0, 0, 0, ...header);
}

describe('a model file', () => {
  test('that is too large is refused before it is read', async () => {
    const file = { size: kLargestModelFile + 1, arrayBuffer: vi.fn() };
    const note = vi.fn();
    await playground.openModel.call({ experiment: { note } }, file);
    expect(file.arrayBuffer).not.toHaveBeenCalled();
    const error = expect.objectContaining({ code: 'file-too-large', value: '268435457', allowed: '268435456' });
    expect(note).toHaveBeenCalledWith({ kind: 'refused', error });
  });

  test('that was cut off is refused before the present run is given up for it', async () => {
    const beginAnew = vi.fn();
    const file = modelFile('lesson=points', { w: { dtype: 'F32', shape: [2], data_offsets: [0, 8] } });
    const loading = playground.load.call({ present: null, beginAnew }, file);
    await expect(loading).rejects.toMatchObject({ code: 'file-truncated', field: 'w' });
    expect(beginAnew).not.toHaveBeenCalled();
  });

  test('of another lesson that the engine refuses rejects the promise', async () => {
    const error = { code: 'file-truncated' };
    const element = {
      present: null,
      async beginAnew(lesson) {
        this.lesson = lesson;
        this.experiment = { state: { notice: { kind: 'refused', error } } };
      },
    };
    await expect(playground.load.call(element, modelFile('lesson=points'))).rejects.toBe(error);
    expect(element.lesson).toBe('points');
  });
});
