// A current Emscripten from Debian's packages, made to run from a folder of the cache on an older Debian.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../lib/run.mjs';
import { Problem, step } from '../lib/step.mjs';
import { foldersInCache, inCache, makeWhole } from './cache.mjs';
import { packageClosure, unpackPackages, upstreamVersion } from './debian-testing.mjs';

/** Counts up when what is done below changes: folders made by an older recipe are not used. */
const recipe = 1;

/** What Emscripten's packages depend on and a program that only compiles to WebAssembly has no use for. */
const leftOut = new RegExp(
  `^(${[
    'nodejs|libnode.*|node-(?!acorn).*', // the machine's own Node runs it
    'python3.*|libpython3.*|media-types|netbase|tzdata', // and its own Python
    'gcc-.*|lib(gcc|objc|stdc\\+\\+)-\\d+-dev|libc6-dev|libc-dev-bin|linux-libc-dev|.*binutils.*|libgprofng.*', // native C++
    'lib(a|hwa|l|t|ub)san.*|libgomp.*|libitm.*|libatomic.*|libquadmath.*|libobjc.*|libgc1', // and its run-time libraries
    'libc-gconv-modules-extra|libicu.*|libclang1-.*|ccache|llvm-\\d+-runtime|debconf|pkgconf.*|libpkgconf.*',
  ].join('|')})$`,
);

/** Of LLVM's tools, those that Emscripten calls. */
const llvmTools = new RegExp(
  `^(clang|clang\\+\\+|clang-\\d+|clang-scan-deps|lld|wasm-ld|llvm-(${[
    'addr2line|ar|cov|cxxfilt|dwarfdump|dwp|nm|objcopy|objdump|profdata|ranlib|readobj|size|strip|symbolizer',
  ]}))$`,
);

/** @returns {Promise<string>} the folder with emcc in it */
export async function debianEmscripten() {
  const folder = (await usableFolder()) ?? (await install());
  return join(folder, 'usr/share/emscripten');
}

/** A whole folder that this recipe made, in the place where it lies now: the tools in it know their own path. */
async function usableFolder() {
  const folders = await foldersInCache('emscripten-');
  return folders.find((folder) => {
    const file = join(folder, 'recipe.json');
    return existsSync(file) && readFileSync(file, 'utf8') === recipeText(folder);
  });
}

/** @param {string} folder */
function recipeText(folder) {
  return JSON.stringify({ recipe, folder });
}

async function install() {
  const version = await upstreamVersion('emscripten');
  const packages = await packageClosure(['emscripten', 'patchelf'], leftOut);
  const contents = createHash('sha256').update(JSON.stringify({ recipe, packages })).digest('hex');
  const folder = inCache(`emscripten-${version}-${contents.slice(0, 8)}`);
  await rm(folder, { recursive: true, force: true }); // a folder that was moved here from elsewhere is of no use
  await makeWhole(folder, async (unfinished) => {
    await rm(unfinished, { recursive: true, force: true }); // unpacking anew is quicker than finding out what is there
    await mkdir(unfinished);
    await unpackPackages(`Emscripten ${version} (${packages.length} packages)`, packages, unfinished);
    await step('Making Emscripten run on this machine', async () => {
      await removeUseless(unfinished);
      await patchPrograms(unfinished, folder);
      // Debian's Node looks for packages in /usr/share/nodejs; any other one looks beside the program.
      await rename(join(unfinished, 'usr/share/nodejs'), join(unfinished, 'usr/share/emscripten/node_modules'));
      await writeFile(join(unfinished, 'config.py'), configuration(folder, llvmBin(unfinished)));
      await writeFile(join(unfinished, 'recipe.json'), recipeText(folder));
    });
  });
  return folder;
}

/** @param {string} root */
async function removeUseless(root) {
  const bin = join(root, llvmBin(root));
  const tools = (await readdir(bin)).filter((name) => !llvmTools.test(name)).map((name) => join(bin, name));
  const folders = ['usr/share/doc', 'usr/share/man', 'usr/share/locale', 'usr/include', 'etc', 'var'];
  for (const path of [...tools, ...folders.map((name) => join(root, name))]) {
    await rm(path, { recursive: true, force: true });
  }
}

/**
 * Where LLVM's tools lie in it: the version moves with the suite.
 * @param {string} root
 */
function llvmBin(root) {
  const versions = readdirSync(join(root, 'usr/lib')).filter((name) => /^llvm-\d+$/.test(name));
  if (versions.length !== 1) throw new Problem('The Debian packages of Emscripten bring no LLVM, or several of them.');
  return join('usr/lib', versions[0], 'bin');
}

/**
 * The programs are for a newer libc than the machine's. They get the one that was unpacked with them.
 * @param {string} root where they lie now
 * @param {string} folder where they will lie
 */
async function patchPrograms(root, folder) {
  const libraries = readdirSync(join(root, 'usr/lib')).find((name) => /-linux-gnu\w*$/.test(name));
  if (!libraries) throw new Problem('The Debian packages of Emscripten bring no libraries for this machine.');
  const libraryFolder = join(root, 'usr/lib', libraries);
  const loader = readdirSync(libraryFolder).find((name) => /^ld-linux.*\.so\.\d+$/.test(name));
  if (!loader) throw new Problem('The Debian packages of Emscripten bring no libc for this machine.');

  // patchelf itself is from the newer suite too; started through the unpacked loader it needs no patch.
  /** @param {string[]} args */
  const patchelf = (...args) =>
    run(join(libraryFolder, loader), ['--library-path', libraryFolder, join(root, 'usr/bin/patchelf'), ...args]);

  const interpreter = join(folder, 'usr/lib', libraries, loader);
  for (const file of [...elfFiles(join(root, llvmBin(root))), ...elfFiles(join(root, 'usr/bin'), /^wasm/)]) {
    await patchelf('--set-interpreter', interpreter, file);
    await patchelf('--force-rpath', '--set-rpath', join(folder, 'usr/lib', libraries), file);
  }
  for (const file of elfFiles(libraryFolder, /^lib(LLVM|clang-cpp|binaryen)/)) {
    await patchelf('--force-rpath', '--set-rpath', '$ORIGIN', file);
  }
}

/**
 * The programs and libraries of a folder, without links and scripts.
 * @param {string} folder
 * @param {RegExp} [pattern]
 */
function elfFiles(folder, pattern = /./) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => join(folder, entry.name))
    .filter((file) => readFileSync(file).subarray(0, 4).toString('latin1') === '\x7fELF');
}

/**
 * @param {string} folder
 * @param {string} llvm
 */
function configuration(folder, llvm) {
  const settings = {
    LLVM_ROOT: join(folder, llvm),
    BINARYEN_ROOT: join(folder, 'usr'),
    NODE_JS: 'node',
    CACHE: join(folder, 'cache'),
  };
  return Object.entries(settings)
    .map(([key, value]) => `${key} = ${JSON.stringify(value)}\n`)
    .join('');
}
