// Serves the built page in dist/ to this machine only: node tools/serve.mjs [--port N] [--with-parent]
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { projectFolder } from './lib/project.mjs';
import { main } from './lib/step.mjs';

/** @param {{ port: number, strictPort: boolean }} where without strictPort the next free port is as good */
export async function serve({ port, strictPort }) {
  const { preview } = await import('vite');
  const server = await preview({
    root: projectFolder,
    logLevel: 'warn',
    preview: { host: '127.0.0.1', port, strictPort },
  });
  const address = server.resolvedUrls?.local[0] ?? `http://127.0.0.1:${port}/`;
  console.log(`Tekrar: ${address}`);
}

/** Ends when the program that started this one has ended, however it did. */
function endWithParent() {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && process.exit(), 1000).unref();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    const { values } = parseArgs({ options: { port: { type: 'string' }, 'with-parent': { type: 'boolean' } } });
    if (values['with-parent']) endWithParent();
    await serve({ port: Number(values.port ?? 4173), strictPort: values.port !== undefined });
  });
}
