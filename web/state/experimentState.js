// What an experiment knows at a moment, for the views to draw.

/** @import { ErrorBody, Snapshot } from '../worker/protocol.js' */
/** @import { Chosen, SettingName } from './settings.js' */

/**
 * @typedef {{ kind: 'diverged', learningRate: number, step: number } | { kind: 'crashed' }
 *   | { kind: 'refused', error: ErrorBody } | { kind: 'address' | 'attributes', problems: ErrorBody[] } | { kind: 'hidden' }
 *   | { kind: 'kept', step: number, savedAt: number, goOn: () => void } | { kind: 'goneOn', step: number }} Notice
 */

/** @typedef {Pick<Snapshot, 'step' | 'characters' | 'charactersPerSecond'>} Progress of all models together */

/**
 * @typedef {object} ExperimentState
 * @property {ErrorBody | null} unavailable why nothing can run here
 * @property {boolean} opening the models are being built
 * @property {boolean} training
 * @property {boolean} waiting training was stopped because the page is hidden
 * @property {Chosen} chosen the settings of the present models, or of those being built
 * @property {Partial<Record<SettingName, { written: string, problem: ErrorBody }>>} wrong what was typed and is no value
 * @property {Progress | null} progress
 * @property {Notice | null} notice
 * @property {Subject} subject
 */

/**
 * @typedef {object} Subject what a person has chosen to look at; a lesson uses what it needs
 * @property {number} model index of the model that is drawn
 * @property {number} example index of the held-out example that it reads
 * @property {Cell | null} cell the one that is opened
 * @property {number} steps of the long sequence over which gradients are followed; 0: over those of the task
 * @property {string | null} typed a text of one's own that is read; null for the held-out example
 * @property {number} width of the beam: 1–64
 *
 * @typedef {{ layer: number, step: number, direction: 'forward' | 'backward', part: 'stack' | 'encoder' | 'decoder' }} Cell
 *   as a trace names it; layer and step from 0
 */

/**
 * @param {Chosen} chosen
 * @returns {ExperimentState}
 */
export const initialState = (chosen) => ({
  unavailable: null,
  opening: false,
  training: false,
  waiting: false,
  chosen,
  wrong: {},
  progress: null,
  notice: null,
  subject: { model: 0, example: 0, cell: null, steps: 0, typed: null, width: 4 },
});

/** @param {ErrorBody} error */
export const isAboutText = ({ code }) => /^text-|^too-many-characters$/.test(code);

/** @param {ErrorBody} error */
export const isRefusal = (error) => /^setting-|^too-large$/.test(error.code) || isAboutText(error);

/** What stays until it is closed; the rest is over when training goes on. @type {readonly (Notice['kind'])[]} */
const kStaying = ['address', 'attributes', 'kept', 'goneOn'];

/** @param {Notice | null} notice */
export const keptNotice = (notice) => (notice && kStaying.includes(notice.kind) ? notice : null);

/** What stays when other models are there: not that those before went on. @param {Notice | null} notice */
export const noticeOfOthers = (notice) => (notice?.kind === 'goneOn' ? null : keptNotice(notice));

/** What stays when the run begins anew. @param {Notice | null} notice */
export const offerOnly = (notice) => (notice?.kind === 'kept' ? notice : null);
