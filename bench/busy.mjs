// Whether others were at work meanwhile: one thread measures, so about one core is busy, and not more.
import { cpus } from 'node:os';

const mostCores = 1.25;

/** Seconds that all cores together have worked since the machine began. */
function workedSeconds() {
  return cpus().reduce((sum, { times }) => sum + (times.user + times.nice + times.sys + times.irq) / 1000, 0);
}

/** @returns {() => string} ask it when the measuring is over: a sentence, empty when the machine was quiet */
export function watchOthers() {
  const worked = workedSeconds();
  const start = performance.now();
  return () => busySentence((workedSeconds() - worked) / ((performance.now() - start) / 1000));
}

/** @param {number} cores busy on average */
export function busySentence(cores) {
  if (cores <= mostCores) return '';
  return `On average ${cores.toFixed(1)} cores were busy: other programs were running, so the figures are too low and do not compare well.`;
}
