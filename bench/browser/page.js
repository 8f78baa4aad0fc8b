// The page that the benchmark drives: it holds one worker for each contestant that runs in the browser.

/** @type {Map<string, Worker>} */
const workers = new Map();
let lastId = 0;

/**
 * @param {string} address of the worker's script
 * @param {object} request
 * @returns {Promise<object>} its answer
 */
function ask(address, request) {
  let worker = workers.get(address);
  if (!worker) {
    worker = new Worker(address, { type: 'module' });
    workers.set(address, worker);
  }
  const id = ++lastId;
  return new Promise((resolve) => {
    const done = (/** @type {object} */ answer) => {
      worker.removeEventListener('message', onMessage);
      worker.removeEventListener('error', onError);
      resolve(answer);
    };
    const onMessage = (/** @type {MessageEvent} */ { data }) => data.id === id && done(data.answer);
    const onError = (/** @type {ErrorEvent} */ event) =>
      done({ reason: event.message || `${address} could not be loaded` });
    worker.addEventListener('message', onMessage);
    worker.addEventListener('error', onError);
    worker.postMessage({ id, request });
  });
}

Object.assign(window, { ask });
