// Sets everything up that the build needs, and with --tests what the tests need. What is there already is left as it is.
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildFolder, projectFolder } from './lib/project.mjs';
import { run } from './lib/run.mjs';
import { main, Problem } from './lib/step.mjs';
import { withCacheLocked } from './setup/cache.mjs';
import { removeDownloads } from './setup/debian-testing.mjs';
import { setUpEmscripten } from './setup/emscripten.mjs';
import { setUpCatch2, setUpEigen } from './setup/libraries.mjs';
import { setUpNodePackages } from './setup/node-packages.mjs';
import { buildPackages, setUpSystemPackages, testPackages } from './setup/system-packages.mjs';

/** @typedef {import('./lib/run.mjs').Env} Env */
/**
 * How CMake is called for a kind of machine; testOptions are there when the tests were set up.
 * @typedef {{ cmake: readonly string[], env: Env, options: string[], testOptions?: string[] }} Target
 */
/** @typedef {{ native: Target, wasm: Target }} Toolchain */

/**
 * @param {{ tests: boolean }} wanted
 * @returns {Promise<Toolchain>}
 */
export async function setUp({ tests }) {
  await setUpNodePackages();
  await setUpSystemPackages(tests ? [...buildPackages, ...testPackages] : buildPackages);
  const toolchain = await withCacheLocked(() => setUpToolchain(tests));
  await writeEnvironment(toolchain.wasm.env);
  return toolchain;
}

/**
 * @param {boolean} tests
 * @returns {Promise<Toolchain>}
 */
async function setUpToolchain(tests) {
  const emscripten = await setUpEmscripten();
  const options = await setUpEigen();
  /** @type {Toolchain} */
  const toolchain = {
    native: { cmake: ['cmake'], env: {}, options },
    wasm: { cmake: ['emcmake', 'cmake'], env: withNodePrograms(emscripten.env), options },
  };
  if (tests) await addCatch2(toolchain, emscripten.version);
  await removeDownloads();
  return toolchain;
}

/**
 * Emscripten calls tsc, which is among the Node packages, when it writes the module's types.
 * @param {Env} env
 * @returns {Env}
 */
function withNodePrograms(env) {
  return { ...env, PATH: `${env.PATH}${delimiter}${join(projectFolder, 'node_modules/.bin')}` };
}

/**
 * @param {Toolchain} toolchain
 * @param {string} emscriptenVersion
 */
async function addCatch2({ native, wasm }, emscriptenVersion) {
  native.testOptions = await setUpCatch2({ ...native, compiler: await nativeCompiler(), flags: '' });
  const compiler = `emscripten-${emscriptenVersion}`;
  wasm.testOptions = await setUpCatch2({ ...wasm, compiler, flags: '-fwasm-exceptions' });
}

/** @returns {Promise<string>} such as gcc-12.2.0 */
async function nativeCompiler() {
  const [line] = (await run('c++', ['--version'])).split('\n');
  const version = /\d+\.\d+\.\d+/.exec(line)?.[0];
  if (!version) throw new Problem('The C++ compiler (c++) does not tell its version.');
  return `${line.includes('clang') ? 'clang' : 'gcc'}-${version}`;
}

/**
 * For work by hand: `. build/environment.sh` puts emcc on a shell's PATH.
 * @param {Env} env
 */
async function writeEnvironment(env) {
  const path = process.env.PATH ?? '';
  const lines = Object.entries(env).map(([key, value]) => `export ${key}="${value?.replace(path, '$PATH')}"\n`);
  await mkdir(buildFolder, { recursive: true });
  await writeFile(join(buildFolder, 'environment.sh'), lines.join(''));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    await setUp({ tests: process.argv.includes('--tests') });
    console.log('Everything is set up.');
  });
}
