import { defineConfig } from 'vitest/config';
import { projectFolder } from '../../tools/lib/project.mjs';

export default defineConfig({
  root: projectFolder,
  test: { include: ['tests/webkit/**/*.test.js'], testTimeout: 60_000, hookTimeout: 60_000, fileParallelism: false },
});
