// A program that is asked by lines and answers each with one line of JSON: bench_native and pytorch.py.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {{ask: (line: string) => Promise<any>, close: () => void}}
 */
export function startLineProgram(command, args, env = {}) {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'inherit'] });
  /** @type {(answer: object) => void} */
  let settle = () => {};
  /** @type {{reason: string} | undefined} */
  let ended;
  const end = (/** @type {string} */ reason) => {
    ended ??= { reason };
    settle(ended);
  };
  createInterface(child.stdout).on('line', (line) => settle(JSON.parse(line)));
  child.on('error', (error) => end(`${command} could not be started: ${error.message}`));
  child.on('exit', (code) => end(`${command} ended with ${code}`));
  child.stdin.on('error', () => {}); // the program has ended, which is told above
  return {
    ask: (line) =>
      new Promise((resolve) => {
        settle = resolve;
        if (ended) resolve(ended);
        else child.stdin.write(`${line}\n`);
      }),
    close: () => child.kill(),
  };
}
