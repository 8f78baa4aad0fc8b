// Listens to the microphone. What it hears stays in this page's memory: it is neither kept nor sent anywhere.
import { RnnError } from '../engine/rnnError.js';

/** As the sound is: nothing that a telephone does to a voice. @type {MediaTrackConstraints} */
const kPlain = { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: false };

/**
 * Until `signal` ends it.
 * Throws RnnError microphone-refused, microphone-absent or microphone-failed.
 * @param {{ onBlock: (samples: Float32Array, rate: number) => void, onBegun: () => void, signal: AbortSignal }} options
 */
export async function listen({ onBlock, onBegun, signal }) {
  const stream = await streamOf();
  const context = new AudioContext();
  try {
    await context.audioWorklet.addModule(new URL('./recorder.worklet.js', import.meta.url));
    const recorder = new AudioWorkletNode(context, 'recorder');
    recorder.port.onmessage = ({ data }) => onBlock(data, context.sampleRate);
    // What is not connected to the end is not asked for sound; the recorder itself gives none.
    context.createMediaStreamSource(stream).connect(recorder).connect(context.destination);
    await context.resume();
    onBegun();
    await endOf(stream, signal);
  } catch (error) {
    throw new RnnError('microphone-failed', String(error));
  } finally {
    for (const track of stream.getTracks()) track.stop();
    await context.close();
  }
}

async function streamOf() {
  const { mediaDevices } = navigator; // missing where the page did not come over a secure connection
  if (!mediaDevices) throw new RnnError('microphone-absent', 'This browser lets no page listen here.');
  try {
    return await mediaDevices.getUserMedia({ audio: kPlain });
  } catch (error) {
    const { name } = /** @type {DOMException} */ (error);
    const code = { NotAllowedError: 'microphone-refused', NotFoundError: 'microphone-absent' }[name];
    throw new RnnError(code ?? 'microphone-failed', String(error));
  }
}

/** @param {MediaStream} stream @param {AbortSignal} signal */
const endOf = (stream, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    signal.addEventListener('abort', resolve);
    for (const track of stream.getTracks()) track.addEventListener('ended', resolve);
  });
