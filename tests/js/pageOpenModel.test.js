import { beforeAll, describe, expect, test, vi } from 'vitest';
import { kLargestModelFile } from '../../web/engine/modelFile.js';

vi.mock('../../web/engine/client.js', () => ({ EngineClient: class {} })); // no compiled engine is needed

let playground;

beforeAll(async () => {
  vi.stubGlobal('HTMLElement', class {});
  playground = (await import('../../web/element/rnn-playground.js')).RnnPlayground.prototype;
});

/** As safetensors begins. @param {string} setup */
function modelFile(setup) {
  const header = new TextEncoder().encode(JSON.stringify({ __metadata__: { 'tekrar.setup': setup } }));
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
