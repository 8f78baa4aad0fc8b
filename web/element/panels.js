// The panels that lessons name: every file in the folder beside this one. A further panel is a further file.

/** @import { Panel } from './scene.js' */

/** @type {Record<string, Panel>} */
const files = import.meta.glob('./panels/*.js', { eager: true, import: 'default' });

/** @param {string} name */
export const panelNamed = (name) => files[`./panels/${name}.js`];
