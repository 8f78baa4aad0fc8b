// Programs that come with the system: installed with apt when that is allowed, else named in one sentence.
import { existsSync } from 'node:fs';
import { run, which } from '../lib/run.mjs';
import { Problem, step } from '../lib/step.mjs';

/** @typedef {{ name: string, isThere: () => boolean | Promise<boolean> }} SystemPackage */

/** @type {SystemPackage[]} */
export const buildPackages = [
  { name: 'python3', isThere: () => isNewEnough('python3', 3, 10) },
  { name: 'cmake', isThere: () => isNewEnough('cmake', 3, 25) },
  { name: 'ninja-build', isThere: () => Boolean(which('ninja')) },
];

/** @type {SystemPackage[]} */
export const testPackages = [
  { name: 'g++', isThere: () => Boolean(which('c++')) },
  { name: 'chromium', isThere: () => Boolean(which('chromium')) },
  { name: 'firefox-esr', isThere: () => Boolean(which('firefox-esr')) },
  { name: 'webkit2gtk-driver', isThere: () => Boolean(which('WebKitWebDriver')) },
  { name: 'xvfb', isThere: () => Boolean(which('xvfb-run')) },
  { name: 'xauth', isThere: () => Boolean(which('xauth')) },
  { name: 'fonts-dejavu-core', isThere: () => existsSync('/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf') },
];

/** What builds course pages in examples/; where it cannot be had, a test is left out. @type {SystemPackage[]} */
export const examplePackages = [{ name: 'mkdocs', isThere: () => Boolean(which('mkdocs')) }];

/** What a suite of its own needs; where it cannot be had, the suite says so and is left out. @type {SystemPackage[]} */
export const pytorchPackages = [{ name: 'python3-torch', isThere: () => existsSync('/usr/bin/torchrun') }];

/**
 * @param {SystemPackage[]} packages
 * @returns {Promise<boolean>} whether they are there now
 */
export async function tryToSetUp(packages) {
  try {
    await setUpSystemPackages(packages);
    return true;
  } catch {
    return false;
  }
}

/** @param {SystemPackage[]} packages */
export async function setUpSystemPackages(packages) {
  const missing = await missingOf(packages);
  if (missing.length === 0) return;
  if (process.getuid?.() === 0 && which('apt-get')) await installWithApt(missing);
  const still = await missingOf(packages);
  if (still.length > 0) {
    throw new Problem(
      `Please install these packages and try again: ${still.join(' ')} (cmake 3.25 or newer, python3 3.10 or newer).`,
    );
  }
}

/** @param {SystemPackage[]} packages */
async function missingOf(packages) {
  const there = await Promise.all(packages.map(({ isThere }) => isThere()));
  return packages.filter((_, index) => !there[index]).map(({ name }) => name);
}

/** @param {string[]} names */
async function installWithApt(names) {
  const env = { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };
  await step(`Installing ${names.join(', ')}`, async (progress) => {
    await run('apt-get', ['update'], { env });
    const options = ['-y', '--no-install-recommends', '-o', 'APT::Status-Fd=1', '-o', 'Acquire::Retries=3'];
    await run('apt-get', [...options, 'install', ...names], {
      env,
      onLine: (line) => {
        const match = /^(dlstatus|pmstatus):[^:]*:([\d.]+):/.exec(line);
        // The download is the first half of the work, more or less.
        if (match) progress((match[1] === 'pmstatus' ? 0.5 : 0) + Number(match[2]) / 200);
      },
    });
  });
}

/**
 * @param {string} program
 * @param {number} major
 * @param {number} minor
 */
async function isNewEnough(program, major, minor) {
  if (!which(program)) return false;
  const text = await run(program, ['--version']).catch(() => '');
  const [, haveMajor = 0, haveMinor = 0] = (/(\d+)\.(\d+)/.exec(text) ?? []).map(Number);
  return haveMajor > major || (haveMajor === major && haveMinor >= minor);
}
