// Compiling with ninja.
import { availableParallelism } from 'node:os';
import { run } from './run.mjs';

/**
 * @param {string} folder
 * @param {readonly string[]} targets
 * @param {import('./run.mjs').Env} env
 * @param {import('./step.mjs').Progress} progress
 * @returns {Promise<string>} what it wrote
 */
export function ninja(folder, targets, env, progress) {
  const jobs = String(availableParallelism());
  return run('ninja', ['-C', folder, '-j', jobs, ...targets], {
    env,
    onLine: (line) => {
      const match = /^\[(\d+)\/(\d+)\]/.exec(line);
      if (match) progress(Number(match[1]) / Number(match[2]));
    },
  });
}
