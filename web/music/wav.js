// A tune as a sound file: what the player plays, rendered ahead of time.
import { lengthOf, schedule } from './voice.js';

/** @import { ReadTune } from './readAbc.js' */

const kRate = 44_100;
const kHeader = 44; // bytes

/** 16-bit PCM, one channel. @param {ReadTune} tune */
export async function wavOf({ notes, seconds }) {
  const context = new OfflineAudioContext(1, Math.ceil(lengthOf(seconds) * kRate), kRate);
  schedule(context, notes);
  const samples = (await context.startRendering()).getChannelData(0);
  const bytes = new DataView(new ArrayBuffer(kHeader + 2 * samples.length));
  writeHeader(bytes, 2 * samples.length);
  for (let i = 0; i < samples.length; i++) {
    const sample = Math.min(Math.max(samples[i], -1), 1);
    bytes.setInt16(kHeader + 2 * i, Math.round(sample * 0x7fff), true);
  }
  return bytes.buffer;
}

/** RIFF, WAVE, PCM. @param {DataView} bytes @param {number} size of the samples, in bytes */
function writeHeader(bytes, size) {
  /** @param {number} at @param {string} letters */
  const name = (at, letters) => {
    for (let i = 0; i < letters.length; i++) bytes.setUint8(at + i, letters.charCodeAt(i));
  };
  name(0, 'RIFF');
  bytes.setUint32(4, kHeader - 8 + size, true);
  name(8, 'WAVEfmt ');
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true); // PCM
  bytes.setUint16(22, 1, true); // channels
  bytes.setUint32(24, kRate, true);
  bytes.setUint32(28, 2 * kRate, true);
  bytes.setUint16(32, 2, true);
  bytes.setUint16(34, 16, true);
  name(36, 'data');
  bytes.setUint32(40, size, true);
}
