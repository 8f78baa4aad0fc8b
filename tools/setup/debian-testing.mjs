// Packages of a newer Debian suite than the machine's own, without installing them and without root: a private apt
// state downloads them and they are unpacked into a folder of the cache.
import { readdirSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run, which } from '../lib/run.mjs';
import { step } from '../lib/step.mjs';
import { debianSource } from './apt-sources.mjs';
import { inCache } from './cache.mjs';

/** The suite with Emscripten 6, Eigen 5 and Catch2 3. By its code name: "testing" will be another one some day. */
const suite = 'forky';
const state = inCache('apt');
const downloads = join(state, 'downloads');

export function hasDebianTesting() {
  return Boolean(which('apt-get') && which('dpkg-deb') && debianSource());
}

/**
 * Runs an apt program on the private state.
 * @param {string} program
 * @param {string[]} args
 * @param {import('../lib/step.mjs').Progress} [progress]
 */
function apt(program, args, progress) {
  const options = {
    'Dir::State': state,
    'Dir::State::lists': join(state, 'lists'),
    'Dir::State::status': join(state, 'status'),
    'Dir::Cache': join(state, 'cache'),
    'Dir::Etc::sourcelist': '/dev/null',
    'Dir::Etc::sourceparts': join(state, 'sources'),
    'Dir::Etc::preferencesparts': '/dev/null',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '3',
    'APT::Sandbox::User': '', // the files belong to who runs this, also when that is root
    'APT::Status-Fd': '1',
  };
  const flags = Object.entries(options).flatMap(([key, value]) => ['-o', `${key}=${value}`]);
  return run(program, [...flags, ...args], {
    cwd: downloads,
    env: { LC_ALL: 'C.UTF-8' },
    onLine: (line) => {
      const percent = /^dlstatus:\d+:([\d.]+):/.exec(line)?.[1];
      if (percent) progress?.(Number(percent) / 100);
    },
  });
}

/** @type {Promise<void> | undefined} */
let listed;

/** Fetches the suite's package lists, once a run. */
function update() {
  listed ??= step(`Reading the package lists of Debian ${suite}`, async (progress) => {
    const source = debianSource();
    if (!source) throw new Error('not a Debian machine');
    for (const folder of ['lists/partial', 'cache/archives/partial', 'sources', 'downloads']) {
      await mkdir(join(state, folder), { recursive: true });
    }
    await writeFile(join(state, 'status'), ''); // nothing is installed, so apt names every package that is needed
    await writeFile(
      join(state, 'sources', 'suite.sources'),
      [
        'Types: deb deb-src',
        `URIs: ${source.uri}`,
        `Suites: ${suite}`,
        'Components: main',
        ...signedBy(source.signedBy),
        '',
      ].join('\n'),
    );
    await apt('apt-get', ['update'], progress);
  });
  return listed;
}

/**
 * @param {string} keyring a file's path, or the key itself on lines of its own
 * @returns {string[]}
 */
function signedBy(keyring) {
  if (!keyring) return [];
  return [keyring.includes('\n') ? `Signed-By:\n ${keyring}` : `Signed-By: ${keyring}`];
}

/**
 * The version of a package in the suite, without Debian's own parts of it: 1:5.0.1+dfsg-3 is 5.0.1.
 * @param {string} name
 */
export async function upstreamVersion(name) {
  await update();
  const text = await apt('apt-cache', ['show', '--no-all-versions', name]);
  return /^Version: (?:\d+:)?([\d.]+)/m.exec(text)?.[1] ?? '';
}

/**
 * A package and all that it depends on, each as name=version, but for those that the pattern leaves out.
 * @param {string[]} names
 * @param {RegExp} leftOut
 */
export async function packageClosure(names, leftOut) {
  await update();
  const plan = await apt('apt-get', ['--simulate', '--no-install-recommends', 'install', ...names]);
  return [...plan.matchAll(/^Inst (\S+) \((\S+)/gm)]
    .filter(([, name]) => !leftOut.test(name))
    .map(([, name, version]) => `${name}=${version}`)
    .sort();
}

/**
 * Downloads packages (what is there already is not fetched again) and unpacks them into a folder.
 * @param {string} title
 * @param {string[]} packages as name or name=version
 * @param {string} folder
 */
export async function unpackPackages(title, packages, folder) {
  await update();
  await step(`Downloading ${title}`, (progress) => apt('apt-get', ['download', ...packages], progress));
  await step(`Unpacking ${title}`, async (progress) => {
    const files = packages.map(packageFile);
    for (const [index, file] of files.entries()) {
      await run('dpkg-deb', ['--extract', join(downloads, file), folder]);
      progress((index + 1) / files.length);
    }
  });
}

/**
 * The downloaded file of a package: name_version_architecture.deb, with the version's colon written as %3a.
 * @param {string} spec
 */
function packageFile(spec) {
  const [name, version = ''] = spec.split('=');
  const start = `${name}_${version.replace(':', '%3a')}${version ? '_' : ''}`;
  const file = readdirSync(downloads).find((entry) => entry.startsWith(start) && entry.endsWith('.deb'));
  if (!file) throw new Error(`apt downloaded no package for ${spec}`);
  return file;
}

/**
 * Downloads a source package and unpacks its authors' own archive into a folder.
 * @param {string} title
 * @param {string} name
 * @param {string} folder
 */
export async function unpackSource(title, name, folder) {
  await update();
  await step(`Downloading ${title}`, async (progress) => {
    await apt('apt-get', ['source', '--download-only', name], progress);
    const archive = readdirSync(downloads).find(
      (file) => file.startsWith(`${name}_`) && /\.orig\.tar\.\w+$/.test(file),
    );
    if (!archive) throw new Error(`apt downloaded no source archive for ${name}`);
    await run('tar', [
      '--extract',
      '--strip-components=1',
      `--directory=${folder}`,
      `--file=${join(downloads, archive)}`,
    ]);
  });
}

/** Removes the downloaded archives, once all that was in them has its place. */
export async function removeDownloads() {
  await rm(state, { recursive: true, force: true });
}
