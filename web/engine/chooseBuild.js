import { relaxedSimd, simd } from 'wasm-feature-detect';
import { RnnError } from './rnnError.js';

/** @typedef {'baseline'|'relaxed'} Build the baseline gives the same numbers everywhere, the relaxed one is faster */

/**
 * Which build of the engine fits this browser.
 * @param {{reproducible?: boolean}} options reproducible: the same numbers as on every other machine
 * @param {{simd: () => Promise<boolean>, relaxedSimd: () => Promise<boolean>}} detect
 * @returns {Promise<Build>}
 */
export async function chooseBuild({ reproducible = false } = {}, detect = { simd, relaxedSimd }) {
  if (typeof WebAssembly === 'undefined' || !(await detect.simd())) {
    throw new RnnError('no-simd', 'This browser has no WebAssembly SIMD.');
  }
  return !reproducible && (await detect.relaxedSimd()) ? 'relaxed' : 'baseline';
}
