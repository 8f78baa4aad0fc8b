// Where the modules lie, as the bundler places them. Resolved on the page: an inline worker has no address of its own.
import baseline from '../../build/wasm-baseline/tekrar.wasm?url';
import relaxed from '../../build/wasm-relaxed/tekrar.wasm?url';

/** @param {import('./chooseBuild.js').Build} build */
export function wasmUrlOf(build) {
  return new URL(build === 'relaxed' ? relaxed : baseline, import.meta.url).href;
}
