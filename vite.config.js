import { existsSync } from 'node:fs';
import { defineConfig } from 'vite';
import { gatherSourceText } from './tools/gather-source-text.mjs';

const pages = ['index.html', 'embed.html'].filter((page) => existsSync(new URL(page, import.meta.url)));

export default defineConfig({
  base: './', // the built pages work in any folder of any site
  plugins: [gatherSourceText()],
  build: {
    target: 'baseline-widely-available',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'], // the first with light-dark()
    rolldownOptions: { input: pages },
    // A strict content security policy has no place for data: URLs of scripts and WebAssembly.
    assetsInlineLimit: 0,
  },
  worker: { format: 'es' },
});
