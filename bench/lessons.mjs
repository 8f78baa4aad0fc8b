// npm run lessons: whether each lesson reaches its goals from its default settings, in a real Chromium, and how soon.
//
//   --lessons a,b   which; all when not said
//   --json FILE     [{ "lesson", "goal", "reached", "seconds", "ok" }] as well: "reached" is what reached the goal, or the best
//                   in the time, "seconds" those of training until the goal was reached, or of the whole time
import { readdirSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { buildPage } from '../tools/build-page.mjs';
import { compileModules } from '../tools/compile.mjs';
import { projectFolder } from '../tools/lib/project.mjs';
import { main, Problem } from '../tools/lib/step.mjs';
import { setUp } from '../tools/setup.mjs';
import { openServer, withPage } from './page/browser.mjs';
import { table } from './report.mjs';

/** @typedef {import('../web/state/goals.js').GoalNow} GoalNow */
/** @typedef {{ lesson: string, goal: string, reached: number, seconds: number, ok: boolean }} Row */

const isLesson = (/** @type {string} */ file) => !['lesson.js', 'registry.js'].includes(file);
const allLessons = readdirSync(join(projectFolder, 'web/lessons'))
  .filter(isLesson)
  .map((file) => parse(file).name);

/**
 * @param {string} address
 * @param {string} lesson
 * @returns {Promise<Row[]>}
 */
function measure(address, lesson) {
  return withPage(async (page) => {
    await page.addInitScript(() => {
      /** @type {any} */ (window).present = () => /** @type {any} */ (document.querySelector('rnn-playground'));
    });
    await page.goto(`${address}#lesson=${lesson}&lang=en`);
    const variants = await page.evaluate(() => /** @type {any} */ (window).present().present.variants ?? [{}]);
    const rows = [];
    for (const variant of variants) rows.push(...(await measureVariant(page, lesson, variant)));
    return rows;
  });
}

/**
 * Trains until all goals are reached or their time is over.
 * @param {import('playwright').Page} page
 * @param {string} lesson
 * @param {Record<string, unknown>} variant
 */
async function measureVariant(page, lesson, variant) {
  await page.evaluate(async (settings) => {
    const { experiment } = /** @type {any} */ (window).present();
    await experiment.changeSettings(settings);
    await experiment.reset();
  }, variant);
  /** @type {Map<string, Row>} */
  const rows = new Map();
  for (let isOver = false; !isOver; ) {
    await setTimeout(250);
    const { goals, trained } = await page.evaluate(() => {
      const { experiment } = /** @type {any} */ (window).present();
      return { goals: experiment.goals(), trained: experiment.time.seconds };
    });
    for (const goal of /** @type {GoalNow[]} */ (goals)) note(rows, goal, lesson, variant, trained);
    isOver = [...rows.values()].every(({ seconds }) => !Number.isNaN(seconds));
  }
  return [...rows.values()];
}

/**
 * @param {Map<string, Row>} rows
 * @param {GoalNow} goal
 * @param {string} lesson
 * @param {Record<string, unknown>} variant
 * @param {number} trained seconds
 */
function note(rows, { name, value, bound, side, seconds, reachedAfter, reachedWith }, lesson, variant, trained) {
  const goal = [name, ...Object.values(variant), side === 'least' ? '≥' : '≤', bound].join(' ');
  const row = rows.get(name) ?? { lesson, goal, reached: Number.NaN, seconds: Number.NaN, ok: false };
  rows.set(name, row);
  if (!Number.isNaN(row.seconds)) return; // its time is over
  const better = side === 'least' ? Math.max : Math.min;
  if (!Number.isNaN(value)) row.reached = Number.isNaN(row.reached) ? value : better(row.reached, value);
  row.ok = reachedAfter <= seconds;
  if (row.ok) Object.assign(row, { seconds: reachedAfter, reached: reachedWith });
  else if (trained >= seconds) row.seconds = trained;
}

await main(async () => {
  const { values } = parseArgs({ options: { lessons: { type: 'string' }, json: { type: 'string' } } });
  const lessons = values.lessons?.split(',') ?? allLessons;
  const unknown = lessons.find((name) => !allLessons.includes(name));
  if (unknown) throw new Problem(`There is no lesson ${unknown}; there are ${allLessons.join(', ')}.`);
  await compileModules(await setUp({ tests: false }));
  await buildPage();

  const server = await openServer();
  /** @type {Row[]} */
  const rows = [];
  try {
    for (const lesson of lessons) rows.push(...(await measure(server.address, lesson)));
  } finally {
    await server.close();
  }
  const lines = rows.map(({ lesson, goal, reached, seconds, ok }) => [
    lesson,
    goal,
    reached.toFixed(3),
    seconds.toFixed(1),
    ok ? 'yes' : 'NO',
  ]);
  console.log(table(['lesson', 'goal', 'reached', 'seconds', 'ok'], lines).join('\n'));
  if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
});
