// Compiles the C++ code: node tools/compile.mjs [PRESET ...] (see CMakePresets.json); without one, both wasm modules.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ninja } from './lib/ninja.mjs';
import { buildFolder, projectFolder } from './lib/project.mjs';
import { run, which } from './lib/run.mjs';
import { main, step } from './lib/step.mjs';
import { setUp } from './setup.mjs';

const modulePresets = ['wasm-baseline', 'wasm-relaxed'];

/**
 * The two builds of the module that the page loads.
 * @param {import('./setup.mjs').Toolchain} toolchain
 */
export async function compileModules(toolchain) {
  for (const preset of modulePresets) await compile(toolchain, preset, ['rnn_wasm']);
}

/**
 * @param {import('./setup.mjs').Toolchain} toolchain
 * @param {string} preset
 * @param {string[]} [targets] all of them when none is named
 */
export async function compile(toolchain, preset, targets = []) {
  const target = preset.startsWith('wasm') ? toolchain.wasm : toolchain.native;
  await step(`Compiling ${preset}`, async (progress) => {
    await configure(target, preset);
    await ninja(join(buildFolder, preset), targets, target.env, progress);
  });
}

/**
 * Runs CMake when the preset was never configured, or in another way than now.
 * @param {import('./setup.mjs').Target} target
 * @param {string} preset
 */
async function configure({ cmake, env, options, testOptions }, preset) {
  const mark = join(buildFolder, preset, 'configured.json');
  const compiler = which(preset.startsWith('wasm') ? 'emcc' : 'c++', env.PATH);
  const wanted = { compiler, options, ...(testOptions && { testOptions }) };
  const known = existsSync(mark) ? JSON.parse(readFileSync(mark, 'utf8')) : {};
  // A build that was configured with the tests does without them, too.
  if (JSON.stringify({ ...known, ...wanted }) === JSON.stringify(known)) return;
  const tests = testOptions ?? ['-DTEKRAR_TESTS=OFF'];
  const [program, ...args] = [...cmake, '--fresh', '--preset', preset, ...options, ...tests];
  await run(program, args, { cwd: projectFolder, env });
  writeFileSync(mark, JSON.stringify(wanted));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    const named = process.argv.slice(2);
    const presets = named.length > 0 ? named : modulePresets;
    const toolchain = await setUp({ tests: true });
    for (const preset of presets) await compile(toolchain, preset);
  });
}
