// The tasks of a page's main thread, from Chromium's own trace.

/** @typedef {{ name: string, ph: string, pid: number, tid: number, dur?: number, tdur?: number, args?: any }} TraceEvent */

/**
 * The longest task while something is done: from its beginning to its end, and as far as the thread was at work, which
 * other programs cannot lengthen. In ms.
 * @param {import('playwright').Page} page
 * @param {import('playwright').Browser} browser
 * @param {() => Promise<unknown>} work
 */
export async function tasksOf(page, browser, work) {
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', '__metadata'] });
  await work();
  /** @type {TraceEvent[]} */
  const events = JSON.parse((await browser.stopTracing()).toString()).traceEvents;
  const mainThreads = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf),
  );
  const tasks = events.filter((event) => event.name.endsWith('RunTask') && mainThreads.has(threadOf(event)));
  const longest = (/** @type {'dur' | 'tdur'} */ key) => Math.max(0, ...tasks.map((task) => task[key] ?? 0)) / 1000;
  return { longestTask: longest('dur'), longestTaskAtWork: longest('tdur') };
}

/** @param {TraceEvent} event */
const threadOf = ({ pid, tid }) => `${pid} ${tid}`;
