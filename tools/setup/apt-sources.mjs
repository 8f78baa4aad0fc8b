// Where this machine takes its Debian packages from, as its own apt sources say.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ uri: string, suites: string[], components: string[], signedBy: string }} Source */

/** @returns {Source | undefined} the source of Debian's own packages; undefined where this is no Debian */
export function debianSource() {
  const release = osRelease();
  if (release.ID !== 'debian') return undefined;
  const names = [release.VERSION_CODENAME, 'stable', 'testing', 'unstable', 'sid'];
  return readSources().find(
    ({ suites, components }) => components.includes('main') && suites.some((suite) => names.includes(suite)),
  );
}

/** @returns {Record<string, string>} */
function osRelease() {
  const file = '/etc/os-release';
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const pairs = lines.map((line) => /^(\w+)="?([^"]*)"?$/.exec(line)).filter((match) => match !== null);
  return Object.fromEntries(pairs.map(([, key, value]) => [key, value]));
}

/** @returns {Source[]} */
function readSources() {
  const folder = '/etc/apt/sources.list.d';
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const files = ['/etc/apt/sources.list', ...names.map((name) => join(folder, name))].filter(existsSync);
  return files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    if (file.endsWith('.list')) return text.split('\n').flatMap(parseLine);
    if (file.endsWith('.sources')) return text.split(/\n\s*\n/).flatMap(parseStanza);
    return [];
  });
}

/**
 * The one-line form: deb [signed-by=FILE] URI SUITE COMPONENT...
 * @param {string} line
 * @returns {Source[]}
 */
export function parseLine(line) {
  const match = /^deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)\s+([^#]+)/.exec(line);
  if (!match) return [];
  const [, options = '', uri, suite, components] = match;
  const signedBy = /signed-by=(\S+)/.exec(options)?.[1] ?? '';
  return [{ uri, suites: [suite], components: words(components), signedBy }];
}

/**
 * The form of fields, one a line; a value goes on in the lines that start with a space.
 * @param {string} stanza
 * @returns {Source[]}
 */
export function parseStanza(stanza) {
  const text = stanza.replace(/^#.*\n?/gm, '');
  /** @param {string} name */
  const field = (name) => new RegExp(`^${name}:(.*(?:\\n[ \\t].*)*)`, 'im').exec(text)?.[1].trim() ?? '';
  if (!words(field('Types')).includes('deb') || /^no$/i.test(field('Enabled'))) return [];
  const suites = words(field('Suites'));
  const components = words(field('Components'));
  return words(field('URIs')).map((uri) => ({ uri, suites, components, signedBy: field('Signed-By') }));
}

/** @param {string} text */
function words(text) {
  return text.split(/\s+/).filter(Boolean);
}
