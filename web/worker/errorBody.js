import { RnnError } from '../engine/rnnError.js';

/**
 * An error as it travels. A trap of the WebAssembly module is a crash; what nobody foresaw keeps its message.
 * @param {unknown} error
 * @returns {import('./protocol.js').ErrorBody}
 */
export function toErrorBody(error) {
  if (error instanceof RnnError) {
    const { code, message, field, value, allowed } = error;
    return { code, message, field, value, allowed };
  }
  const code = error instanceof WebAssembly.RuntimeError ? 'engine-crashed' : 'unexpected';
  return { code, message: String(error), field: '', value: '', allowed: '' };
}
