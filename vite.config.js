import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';
import { browserGlue } from './tools/build/browser-glue.mjs';
import { gatherSourceText } from './tools/gather-source-text.mjs';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** The page itself; tools/build/variants.mjs makes all else out of it. */
export default defineConfig({
  base: './', // the built pages work in any folder of any site
  plugins: [gatherSourceText()],
  define: { 'import.meta.env.TEKRAR_VERSION': JSON.stringify(version) },
  build: {
    target: 'baseline-widely-available',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'], // the first with light-dark()
    // A strict content security policy has no place for data: URLs of scripts and WebAssembly.
    assetsInlineLimit: 0,
  },
  // Written into the script: a plain worker from a Blob runs on every page, also from another origin or from none.
  worker: { format: 'iife', plugins: () => [browserGlue()] },
});
