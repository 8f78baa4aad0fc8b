import { configDefaults, defineConfig } from 'vitest/config';
import { gatherSourceText } from './tools/gather-source-text.mjs';
import { relaxedSimdFlags } from './tools/lib/node-flags.mjs';

export default defineConfig({
  plugins: [gatherSourceText()],
  test: {
    include: ['tests/js/**/*.test.{js,mjs}', 'tests/wasm/**/*.test.{js,mjs}', 'web/**/*.test.js'],
    exclude: [...configDefaults.exclude, 'build/**'],
    passWithNoTests: true,
    execArgv: relaxedSimdFlags,
    server: { deps: { external: [/\/build\/wasm-/] } }, // Node loads the compiled modules as they are
  },
});
