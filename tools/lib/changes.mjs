// Has anything changed since a step was last done? By the times of files and folders.
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * True when a path is newer than the mark, or when there is no mark yet. A folder counts with all that is in it, and
 * with its own time, so that a deleted file is noticed.
 * @param {readonly string[]} paths
 * @param {string} mark
 */
export function changedSince(paths, mark) {
  const marked = time(mark);
  return marked === 0 || paths.some((path) => newest(path) > marked);
}

/** @param {string} mark */
export function setMark(mark) {
  mkdirSync(dirname(mark), { recursive: true });
  writeFileSync(mark, '');
}

/**
 * @param {string} path
 * @returns {number}
 */
function newest(path) {
  const own = time(path);
  if (own === 0 || !statSync(path).isDirectory()) return own;
  return Math.max(own, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** @param {string} path */
function time(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
