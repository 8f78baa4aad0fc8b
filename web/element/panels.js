// The panels that lessons name: every file in the folder beside this one. A further panel is a further file. Those of the
// main lesson come with the element, the others when a lesson needs them.

/** @import { Panel } from './scene.js' */

/** @type {Record<string, Panel>} */
const there = import.meta.glob('./panels/{guide,network,writing,text,settings,loss}.js', {
  eager: true,
  import: 'default',
});
/** @type {Record<string, () => Promise<Panel>>} */
const files = import.meta.glob('./panels/*.js', { import: 'default' });

/** @param {string} name */
const fileOf = (name) => `./panels/${name}.js`;

/** Their names. */
export const kPanels = Object.keys(files).map((file) => file.replace(/^.*\/|\.js$/g, ''));

/** Undefined as long as it has not been loaded. @param {string} name @returns {Panel | undefined} */
export const panelNamed = (name) => there[fileOf(name)];

/** @param {readonly string[]} names */
export async function loadPanels(names) {
  const missing = names.filter((name) => !panelNamed(name));
  await Promise.all(
    missing.map(async (name) => {
      there[fileOf(name)] = await files[fileOf(name)]();
    }),
  );
}
