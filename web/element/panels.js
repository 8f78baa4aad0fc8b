// The panels that lessons name: every file in the folder beside this one. A further panel is a further file.

/** @import { Panel } from './scene.js' */

/** @type {Record<string, Panel>} */
const files = import.meta.glob('./panels/*.js', { eager: true, import: 'default' });

/** Their names. */
export const kPanels = Object.keys(files).map((file) => file.replace(/^.*\/|\.js$/g, ''));

/** @param {string} name */
export const panelNamed = (name) => files[`./panels/${name}.js`];
