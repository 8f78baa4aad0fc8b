// The two C++ libraries: Eigen (headers only) and Catch2 (for the tests, compiled once for each compiler). Where there
// are no Debian packages of them, CMake downloads them from upstream.
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ninja } from '../lib/ninja.mjs';
import { run } from '../lib/run.mjs';
import { step } from '../lib/step.mjs';
import { foldersInCache, inCache, makeWhole } from './cache.mjs';
import { hasDebianTesting, unpackPackages, unpackSource, upstreamVersion } from './debian-testing.mjs';

/** @typedef {import('../lib/run.mjs').Env} Env */

/** @returns {Promise<string[]>} what CMake is told to find Eigen */
export async function setUpEigen() {
  const folder = await library('eigen', 'libeigen3-dev', '5', (title, unfinished) =>
    unpackPackages(title, ['libeigen3-dev'], unfinished),
  );
  return folder ? [`-DEigen3_DIR=${join(folder, 'usr/share/eigen3/cmake')}`] : [];
}

/**
 * @param {{ compiler: string, cmake: readonly string[], env: Env, flags: string }} how which compiler (its name and
 *   version), how CMake is called for it, and with which of its flags
 * @returns {Promise<string[]>} what CMake is told to find Catch2
 */
export async function setUpCatch2({ compiler, cmake, env, flags }) {
  const source = await library('catch2', 'catch2', '3', (title, unfinished) =>
    unpackSource(title, 'catch2', unfinished),
  );
  if (!source) return [];
  const folder = inCache(`compiled-${basename(source)}-${compiler}`);
  await makeWhole(folder, (unfinished) =>
    step(`Compiling Catch2 with ${compiler} (once)`, async (progress) => {
      const build = join(unfinished, 'build');
      const [program, ...args] = [
        ...cmake,
        '-S',
        source,
        '-B',
        build,
        '-G',
        'Ninja',
        `-DCMAKE_INSTALL_PREFIX=${unfinished}`,
      ];
      const options = [
        '-DCMAKE_BUILD_TYPE=Release',
        '-DCMAKE_CXX_STANDARD=20',
        '-DCATCH_INSTALL_DOCS=OFF',
        '-DCMAKE_UNITY_BUILD=ON',
      ];
      await run(program, [...args, ...options, `-DCMAKE_CXX_FLAGS=${flags}`], { env });
      await ninja(build, ['install'], env, progress);
      await rm(build, { recursive: true });
    }),
  );
  return [`-DCatch2_DIR=${join(folder, 'lib/cmake/Catch2')}`];
}

/**
 * A library's folder in the cache, filled when there is none; undefined when Debian does not have the wanted version.
 * @param {string} name
 * @param {string} packageName
 * @param {string} major
 * @param {(title: string, unfinished: string) => Promise<void>} fill
 */
async function library(name, packageName, major, fill) {
  const [known] = await foldersInCache(`${name}-${major}.`);
  if (known) return known;
  if (!hasDebianTesting()) return undefined;
  const version = await upstreamVersion(packageName);
  if (version.split('.')[0] !== major) return undefined;
  const folder = inCache(`${name}-${version}`);
  await makeWhole(folder, (unfinished) => fill(`${name} ${version}`, unfinished));
  return folder;
}
