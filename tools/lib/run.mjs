// Running other programs.
import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Problem } from './step.mjs';

/** @typedef {Record<string, string | undefined>} Env */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

// Whoever stops this program stops the programs that it started, too.
for (const [signal, code] of /** @type {const} */ ([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
])) {
  process.once(signal, () => {
    for (const child of running) child.kill(signal);
    process.exit(code);
  });
}

/** A program that ended with a failure; the message carries the last lines it wrote. */
export class CommandError extends Problem {
  /**
   * @param {string} command
   * @param {string} output
   */
  constructor(command, output) {
    super(`${lastLines(output, 60)}\n${command} failed.`);
    this.output = output;
  }
}

/**
 * Runs a program to its end and gives back what it wrote.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Env, onLine?: (line: string) => void }} [options]
 * @returns {Promise<string>} both of its output streams
 */
export function run(command, args, { cwd, env = {}, onLine } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    let output = '';
    let rest = '';
    /** @param {string} text */
    const take = (text) => {
      output += text;
      if (!onLine) return;
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(onLine);
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', take);
    child.on('error', (error) => {
      running.delete(child);
      reject(new Problem(`${command} could not be started: ${error.message}`));
    });
    child.on('close', (code, signal) => {
      running.delete(child);
      if (code === 0) resolve(output);
      else reject(new CommandError(signal ? `${command} (${signal})` : command, output));
    });
  });
}

/**
 * @param {string} text
 * @param {number} count
 */
function lastLines(text, count) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

/**
 * The full path of a program on the PATH.
 * @param {string} name
 * @param {string} [path]
 * @returns {string | undefined}
 */
export function which(name, path = process.env.PATH ?? '') {
  const candidates = path
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name));
  return candidates.find(isProgram);
}

/** @param {string} file */
export function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
