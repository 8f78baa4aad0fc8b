// uPlot, fetched with the first chart: it asks for the time zone as soon as it is there, which takes 25 ms that nobody
// should wait for as a page begins.

/** @import uPlot from 'uplot' */

/** @typedef {typeof uPlot} Plot */

/** @type {Promise<Plot> | undefined} */
let loading;

export function loadPlot() {
  loading ??= import('uplot').then((module) => module.default);
  return loading;
}
