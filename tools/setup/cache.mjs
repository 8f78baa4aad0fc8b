// The user's cache: what one checkout has fetched or built, the next one finds there.
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const cacheFolder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'tekrar');

/** @param {string} name */
export const inCache = (name) => join(cacheFolder, name);

/**
 * Makes a folder that is either whole or not there. It is filled under another name, which an interrupted run leaves
 * behind for the next one to go on with, and renamed at the end.
 * @param {string} folder
 * @param {(unfinished: string) => Promise<void>} fill
 */
export async function makeWhole(folder, fill) {
  if (existsSync(folder)) return;
  const unfinished = `${folder}.unfinished`;
  await mkdir(unfinished, { recursive: true });
  await fill(unfinished);
  await rename(unfinished, folder);
}

/**
 * The whole folders in the cache whose names start so, the newest version first.
 * @param {string} prefix
 */
export async function foldersInCache(prefix) {
  const names = existsSync(cacheFolder) ? await readdir(cacheFolder) : [];
  return names
    .filter((name) => name.startsWith(prefix) && !name.endsWith('.unfinished'))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .map(inCache);
}

/**
 * Two checkouts may be set up at once: the second one waits for the first, and then finds all that it needs.
 * @template Result
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withCacheLocked(work) {
  await mkdir(cacheFolder, { recursive: true });
  const lock = inCache('lock');
  for (let tries = 0; !(await takeLock(lock)); tries++) {
    if (tries === 0) console.log('Waiting for another set-up of Tekrar to end.');
    await sleep(500);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

/**
 * @param {string} file it holds its owner's process id, so that the lock of one who died can be taken over
 * @returns {Promise<boolean>}
 */
async function takeLock(file) {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const owner = Number(await readFile(file, 'utf8').catch(() => ''));
    if (owner && !isAlive(owner)) await rm(file, { force: true });
    return false;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
