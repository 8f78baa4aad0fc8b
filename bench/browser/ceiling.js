// How many floating-point operations a second one thread can do here: the best of several counts of sums.
import { accumulatorLoop, operationsPerSum } from './accumulators.js';
import { answerWith } from './answer.js';

const relaxed = new URL(location.href).searchParams.get('build') === 'relaxed';
const loops = [8, 10, 12].map((sums) => ({ sums, run: accumulatorLoop({ sums, relaxed }) }));

/** @param {{sums: number, run: (rounds: number, x: number, y: number) => number}} loop @param {number} milliseconds */
function operationsPerSecond({ sums, run }, milliseconds) {
  const roundsAtOnce = 100_000; // well below a millisecond
  const start = performance.now();
  let rounds = 0;
  let now = start;
  for (; now - start < milliseconds; now = performance.now()) {
    run(roundsAtOnce, 0.5, 1); // the sums stay at 2
    rounds += roundsAtOnce;
  }
  return (rounds * sums * operationsPerSum) / ((now - start) / 1000);
}

answerWith(async ({ milliseconds }) => ({
  operationsPerSecond: Math.max(...loops.map((loop) => operationsPerSecond(loop, milliseconds / loops.length))),
}));
