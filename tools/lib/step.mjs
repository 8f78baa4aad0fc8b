// How the tools speak: one line a step, with how far it is and how long it took.

/** Something a person can mend; its message is one plain sentence. */
export class Problem extends Error {}

/** @typedef {(fraction: number) => void} Progress */

/**
 * Does one step of work and tells it in one line.
 * @template Result
 * @param {string} title
 * @param {(progress: Progress) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function step(title, work) {
  const start = performance.now();
  process.stdout.write(`${title} ...`);
  try {
    const result = await work(tenths());
    process.stdout.write(` done in ${duration(start)}\n`);
    return result;
  } catch (error) {
    process.stdout.write(' failed\n');
    throw error;
  }
}

/** @returns {Progress} one that prints each tenth once */
function tenths() {
  let shown = 0;
  return (fraction) => {
    const percent = Math.floor(fraction * 10) * 10;
    if (percent <= shown || percent >= 100) return;
    shown = percent;
    process.stdout.write(` ${percent}%`);
  };
}

/** @param {number} start as of performance.now() */
export function duration(start) {
  const seconds = (performance.now() - start) / 1000;
  return seconds < 100 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds / 60)} min`;
}

/** A word on the command line that the tool does not know is told by Node in a sentence. @param {any} error */
const isForAPerson = (error) => error instanceof Problem || /^ERR_PARSE_ARGS/.test(error?.code);

/**
 * Runs a tool's main function; a failure ends in a plain message and exit code 1.
 * @param {() => Promise<void>} work
 */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    console.error(isForAPerson(error) ? /** @type {Error} */ (error).message : error);
    process.exitCode = 1;
  }
}
