// Emscripten's glue for browsers only: without what it would do in Node, and without looking for the .wasm beside itself,
// whose address or bytes the page sends.

const kNode =
  'if(ENVIRONMENT_IS_NODE){const{createRequire}=await import("node:module");var require=createRequire(import.meta.url)}';
const kBeside = 'new URL("tekrar.wasm",import.meta.url).href';

/** @returns {import('vite').Plugin} */
export function browserGlue() {
  return {
    name: 'browser-glue',
    transform(code, id) {
      if (!/\/wasm-\w+\/tekrar\.mjs$/.test(id)) return null;
      const missing = [kNode, kBeside].find((part) => !code.includes(part));
      if (missing) this.error(`The glue is not what is expected; it lacks: ${missing}`);
      return code.replace(kNode, '').replace(kBeside, '"tekrar.wasm"');
    },
  };
}
