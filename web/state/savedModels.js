// Models that are taken up again from their files, whatever the experiment builds otherwise.

/** @import { Client } from './engineLink.js' */
/** @import { SavedCurve } from './lossCurve.js' */
/** @import { SavedTime } from './trainingTime.js' */

/**
 * @typedef {object} SavedModels
 * @property {readonly (Uint8Array<ArrayBuffer> | undefined)[]} files one for each model; a model without one begins anew
 * @property {readonly (SavedCurve | undefined)[]} [curves] of them
 * @property {SavedTime} [time] for which they have been trained
 */

/**
 * A client for the openings of an experiment: what it opens goes on from the file.
 * @param {Client} client
 * @param {Uint8Array<ArrayBuffer> | undefined} file
 * @returns {Client}
 */
export function goingOnFrom(client, file) {
  if (!file) return client;
  const model = file.byteLength === file.buffer.byteLength ? file.buffer : file.slice().buffer;
  /** @type {Pick<Client, 'open' | 'openTask'>} */
  const opener = {
    open: (_, source) => client.load({ model, source }),
    openTask: (request) => client.openTask({ ...request, model }),
  };
  return /** @type {Client} */ (opener);
}
