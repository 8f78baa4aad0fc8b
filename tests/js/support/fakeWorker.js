import { RequestHandler } from '../../../web/worker/requestHandler.js';
import { FakeClock, FakeSession, FakeTaskLooks } from './fakeSession.js';

/**
 * The worker's request handler on fake sessions: what waits for `later` runs one turn at a time when the test says so.
 * @param {ConstructorParameters<typeof FakeSession>[1]} [speed]
 */
export async function startFakeWorker(speed) {
  const clock = new FakeClock();
  const responses = [];
  const sessions = [];
  const tasks = [];
  let lastId = 0;
  const handler = new RequestHandler({
    post: (response) => responses.push({ ...response, at: clock.time }),
    now: clock.now,
    later: (task) => tasks.push(task),
    loadEngine: async ({ build }) => ({
      build,
      openTask: (network, task, training) => {
        if (task.refuse) throw task.refuse;
        const looks = new FakeTaskLooks();
        const session = new FakeSession(clock, speed);
        for (const name of Object.getOwnPropertyNames(FakeTaskLooks.prototype)) session[name] = looks[name];
        sessions.push(Object.assign(session, { openedWith: { network, task, training } }));
        return session;
      },
      graph: (network, ...steps) => ({ graphOf: network, steps }),
      open: (settings) => {
        if (settings.refuse) throw settings.refuse;
        sessions.push(new FakeSession(clock, speed));
        return sessions.at(-1);
      },
    }),
  });
  const worker = {
    clock,
    responses,
    sessions,
    /** Sends a request and gives back its id; answers are in `responses`. */
    send(request) {
      const id = ++lastId;
      handler.handle({ ...request, id });
      return id;
    },
    /** Sends a request that is answered at once, and gives back the answer. */
    ask(request) {
      const id = worker.send(request);
      return worker.answersTo(id)[0];
    },
    answersTo: (id) => responses.filter((response) => response.id === id),
    answerTo: (id) => responses.find((response) => response.id === id && response.type !== 'part'),
    snapshots: () => responses.filter((response) => response.type === 'snapshot'),
    isIdle: () => tasks.length === 0,
    turn: () => tasks.shift()?.(),
    turnFor(milliseconds) {
      const end = clock.time + milliseconds;
      while (clock.time < end && tasks.length > 0) worker.turn();
    },
  };
  await handler.handle({ id: ++lastId, type: 'start', build: 'baseline', wasm: '' });
  return worker;
}

export const kOpenTask = {
  type: 'openTask',
  network: { type: 'manyToOne' },
  task: { name: 'delayedRecall' },
  training: { seed: 1 },
};
export const kOpen = { type: 'open', settings: {}, source: { kind: 'text', text: 'abab' } };
