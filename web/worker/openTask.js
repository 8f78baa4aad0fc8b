import { OpenModel } from './openModel.js';

/**
 * A task and the network that learns it.
 * @extends {OpenModel<import('#wasm-baseline').TaskSession>}
 */
export class OpenTask extends OpenModel {}
