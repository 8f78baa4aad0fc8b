// The profiling program of one build: each request runs it anew, with the given arguments, and answers what it prints.
import { answerWith } from './answer.js';

const build = new URL(location.href).searchParams.get('build');

answerWith(async ({ args }) => {
  const { default: run } = await import(`/build/wasm-${build}/rnn_profile.mjs`);
  /** @type {string[]} */
  const lines = [];
  await run({ arguments: args, print: (/** @type {string} */ line) => lines.push(line) });
  return JSON.parse(lines.join(''));
});
