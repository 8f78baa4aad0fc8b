// The worker: posts for the request handler, and lets it work in the gaps between messages.
import { createEngine } from '../engine/createEngine.js';
import { RequestHandler } from './requestHandler.js';

const scope = /** @type {Pick<Worker, 'postMessage'|'onmessage'>} */ (/** @type {unknown} */ (globalThis));

// A message to oneself queues behind the messages that wait; a timer of 0 ms would be stretched to 4 ms and more.
const { port1, port2 } = new MessageChannel();
/** @type {Array<() => void>} */
const tasks = [];
port1.onmessage = () => tasks.shift()?.();

const handler = new RequestHandler({
  post: (response, handedOver = []) => scope.postMessage(response, handedOver),
  now: () => performance.now(),
  later: (task) => {
    tasks.push(task);
    port2.postMessage(null);
  },
  loadEngine: createEngine,
});

scope.onmessage = ({ data }) => handler.handle(data);
