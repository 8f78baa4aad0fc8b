// One or several models of a lesson that says what each of them learns and what is to be seen of them.

/** @import { Opened, TaskOpened } from '../worker/protocol.js' */
/** @import { Client, Connect } from './engineLink.js' */
/** @import { ExperimentState } from './experimentState.js' */
/** @import { Goal } from './goals.js' */
/** @import { Seen } from './looks.js' */
/** @import { Chosen, Setting } from './settings.js' */

import { Experiment } from './experiment.js';

/** @typedef {(client: Client) => Promise<Opened | TaskOpened>} Opening */

/** @extends {Experiment<Opened | TaskOpened>} */
export class Comparison extends Experiment {
  #openings;

  /**
   * @param {object} needs
   * @param {Connect} needs.connect
   * @param {number} [needs.cores]
   * @param {readonly Setting[]} needs.settings
   * @param {(chosen: Chosen) => readonly Goal[]} [needs.goals]
   * @param {Record<string, Seen>} [needs.looks]
   * @param {readonly string[]} needs.names of the models
   * @param {(chosen: Chosen, subject: ExperimentState['subject']) => Opening[] | Promise<Opening[]>} needs.openings
   *   one for each model
   */
  constructor({ names, openings, ...needs }) {
    super({ ...needs, names });
    this.#openings = openings;
  }

  /** @param {string} name */
  model(name) {
    return this.models[this.names.indexOf(name)];
  }

  /** @param {Chosen} chosen */
  async openings(chosen) {
    return this.#openings(chosen, this.state.subject);
  }
}
