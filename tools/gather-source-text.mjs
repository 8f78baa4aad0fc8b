// The engine's own sources as one text that a model can learn, gathered when Vite starts: build/texts/source.txt.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);

/** @returns {import('vite').Plugin} */
export function gatherSourceText() {
  return { name: 'gather-source-text', config: () => write() };
}

/** Here rather than at the start of the build, so that the file is there before anything asks for it. */
function write() {
  const folder = new URL('build/texts/', root);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('source.txt', folder), sourceText());
}

function sourceText() {
  const sources = new URL('src/rnn/', root);
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\.[ch]pp$/.test(file))
    .sort()
    .map((file) => readFileSync(fileURLToPath(new URL(file, sources)), 'utf8'))
    .join('\n');
}
