import { afterEach, vi } from 'vitest';
import { createEngine } from '../../../web/engine/createEngine.js';

export const kSettings = {
  cell: 'lstm',
  hidden: 16,
  layers: 1,
  batch: 4,
  steps: 8,
  learningRate: 0.01,
  optimiser: 'adam',
  momentum: 0.9,
  clip: 5,
  seed: 1,
};

export const kText = 'Damlaya damlaya göl olur. Ağaç yaşken eğilir. İğne ile kuyu kazılır. '.repeat(40);

// Seconds on an idle machine; another one may have much else to do.
vi.setConfig({ testTimeout: 60_000 });

export const engine = await createEngine();

const opened = [];
afterEach(() => {
  for (const session of opened.splice(0)) session.delete();
});

/** A session that is freed when the test has ended. */
export function open(settings = {}, text = kText) {
  const session = engine.open({ ...kSettings, ...settings }, text);
  opened.push(session);
  return session;
}

/** So many whole steps, however long they take; their losses. */
export function losses(session, count) {
  const all = [];
  while (all.length < count) all.push(...session.train(count - all.length, 1000).newTrainLosses);
  return all;
}

/** What was thrown. */
export function refusal(action) {
  try {
    action();
  } catch (error) {
    return error;
  }
}
