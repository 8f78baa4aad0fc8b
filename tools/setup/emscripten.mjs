// Emscripten, the compiler from C++ to WebAssembly: the machine's own, else Debian's in the user's cache.
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { isProgram, run, which } from '../lib/run.mjs';
import { Problem, step } from '../lib/step.mjs';
import { debianEmscripten } from './debian-emscripten.mjs';
import { hasDebianTesting } from './debian-testing.mjs';

/** The first version with the final relaxed-SIMD instructions, --emit-tsd and a current libc++. */
const minimumMajor = 4;

/** @typedef {import('../lib/run.mjs').Env} Env */
/** @typedef {{ version: string, env: Env }} Emscripten env puts emcc on the PATH */

/** @returns {Promise<Emscripten>} */
export async function setUpEmscripten() {
  const own = await machinesEmscripten();
  if (own) return own;
  if (!hasDebianTesting()) {
    throw new Problem(
      `Tekrar needs Emscripten ${minimumMajor} or newer: install the Emscripten SDK (emsdk), activate it, put emcc on the PATH and try again.`,
    );
  }
  const folder = await debianEmscripten();
  const env = { ...environment(folder), EM_CONFIG: join(folder, '../../../config.py'), EM_NODE_JS: process.execPath };
  const version = await emccVersion(join(folder, 'emcc'), env);
  if (!version) throw new Problem(`The Emscripten in ${folder} does not run: remove that folder and try again.`);
  await compileSystemLibraries(env, join(folder, '../../../cache/tekrar-libraries'));
  return { version, env };
}

/** @returns {Promise<Emscripten | undefined>} an emcc that is installed on the machine and new enough */
async function machinesEmscripten() {
  const sdk = process.env.EMSDK;
  for (const emcc of [which('emcc'), sdk && join(sdk, 'upstream/emscripten/emcc')]) {
    if (!emcc || !isProgram(emcc)) continue;
    const env = environment(dirname(emcc));
    const version = await emccVersion(emcc, env);
    if (Number.parseInt(version, 10) >= minimumMajor) return { version, env };
  }
  return undefined;
}

/**
 * @param {string} folder
 * @returns {Env}
 */
function environment(folder) {
  return { PATH: `${folder}${delimiter}${process.env.PATH}` };
}

/**
 * @param {string} emcc
 * @param {Env} env
 * @returns {Promise<string>} empty when it does not run
 */
async function emccVersion(emcc, env) {
  const text = await run(emcc, ['--version'], { env }).catch(() => '');
  return /\b(\d+\.\d+\.\d+)\b/.exec(text)?.[1] ?? '';
}

/**
 * Emscripten compiles its own libraries when a kind of program is linked for the first time. That takes a minute or two,
 * once for all checkouts; here it is told, and does not hide in the first build.
 * @param {Env} env
 * @param {string} mark
 */
async function compileSystemLibraries(env, mark) {
  if (existsSync(mark)) return;
  const folder = await mkdtemp(join(tmpdir(), 'tekrar-'));
  try {
    await step("Compiling Emscripten's own libraries (once, about a minute)", async (progress) => {
      await writeFile(join(folder, 'warm.cpp'), warmUpProgram);
      const libraries = 15;
      let seen = 0;
      await run('emcc', warmUpOptions, {
        cwd: folder,
        env,
        onLine: (line) => {
          if (line.includes('generating system library')) progress(seen++ / libraries);
        },
      });
      await writeFile(mark, '');
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const warmUpProgram = `
#include <emscripten/bind.h>
#include <stdexcept>
static int check(int n) { if (n < 0) throw std::runtime_error("negative"); return n; }
EMSCRIPTEN_BINDINGS(warm) { emscripten::function("check", &check); }
`;
const warmUpOptions = ['warm.cpp', '-o', 'warm.mjs', '-O3', '-flto', '-fwasm-exceptions', '-lembind'];
