// Runs where the sound is: hands on what the microphone gives, block by block.
const { AudioWorkletProcessor, registerProcessor } = /** @type {any} */ (globalThis); // TypeScript knows no worklets

class Recorder extends AudioWorkletProcessor {
  /** @param {Float32Array[][]} inputs */
  process([[channel]]) {
    if (channel) this.port.postMessage(channel.slice());
    return true;
  }
}

registerProcessor('recorder', Recorder);
