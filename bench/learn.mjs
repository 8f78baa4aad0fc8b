// npm run bench:learn [TEXT] : our engine and PyTorch learn the same text side by side; prints the held-out losses.
// PyTorch is Debian's python3-torch; without it only our own figures are shown.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from '../tools/compile.mjs';
import { main, Problem } from '../tools/lib/step.mjs';
import { setUp } from '../tools/setup.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const text = process.argv[2] ?? `${root}../shared/data/tinyshakespeare.txt`;
const steps = ['100', '500', '1000', '2000'];

/** @param {string} command @param {string[]} args @returns {Record<string, number>} */
function losses(command, args) {
  return JSON.parse(
    execFileSync(command, args, { encoding: 'utf8', env: { ...process.env, OPENBLAS_NUM_THREADS: '1' } }),
  );
}

/** @returns {string | undefined} */
function pythonWithTorch() {
  return ['/usr/bin/python3', 'python3'].find((python) => {
    try {
      execFileSync(python, ['-c', 'import torch'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  });
}

await main(async () => {
  if (!existsSync(text))
    throw new Problem(`There is no text at ${text}: give the path of one, npm run bench:learn -- TEXT`);
  await compile(await setUp({ tests: false }), 'native', ['learn']);
  const python = pythonWithTorch();
  if (!python) console.log('PyTorch is not installed (Debian: python3-torch), so its column stays empty.');
  console.log('Held-out loss, nats per character (hidden 128, batch 32, 64 steps, Adam 0.002, clip 5)');
  console.log('cell   step    tekrar   pytorch  difference');
  for (const cell of ['lstm', 'gru', 'rnn']) {
    const ours = losses(`${root}build/native/learn`, [text, cell, ...steps]);
    const theirs = python ? losses(python, [`${root}bench/learn.py`, text, cell, ...steps]) : {};
    for (const step of steps) {
      const difference = step in theirs ? (ours[step] - theirs[step]).toFixed(3) : '–';
      console.log(
        `${cell.padEnd(6)} ${step.padStart(4)}   ${ours[step].toFixed(3).padStart(7)}   ${(theirs[step]?.toFixed(3) ?? '–').padStart(7)}  ${difference.padStart(9)}`,
      );
    }
  }
});
