import { defineConfig } from 'vitest/config';
import { projectFolder } from '../../tools/lib/project.mjs';

// Each test starts PyTorch; one file after the other, so that what is slow is the machine and not the neighbour.
export default defineConfig({
  root: projectFolder,
  test: {
    include: ['tests/pytorch/**/*.test.js'],
    testTimeout: 180_000,
    fileParallelism: false,
    server: { deps: { external: [/\/build\/wasm-/] } }, // Node loads the compiled modules as they are
  },
});
