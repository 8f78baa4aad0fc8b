// The page: one playground, with its language, theme and settings kept in the address and remembered for the next visit.
import { render } from 'lit';
import '../element/register.js';
import { kTexts } from '../data/texts.js';
import { kLessons, lessonNamed } from '../lessons/registry.js';
import { kLanguages, languageFor, wordsFor } from '../locales/words.js';
import { readAddress, writeAddress } from '../state/address.js';
import { SavedRuns } from '../state/savedRuns.js';
import { header } from './header.js';
import { firstOf, isLoadedAgain, keptRun } from './keptRun.js';
import { recall, remember } from './memory.js';
import { galleryGraphs, overview } from './overview.js';
import { RunKeeper } from './runKeeper.js';

/** @import { RnnPlayground } from '../element/rnn-playground.js' */
/** @import { Language } from '../locales/words.js' */
/** @import { AboutRun } from '../state/savedRuns.js' */

const kPatience = 1000; // milliseconds that the first model waits for the browser's storage
const root = document.documentElement;
const dark = matchMedia('(prefers-color-scheme: dark)');

const address = read();
let language = languageFor(address.language ?? recall('language') ?? navigator.language);
let theme = recall('theme'); // null: as the system has it
let present = { lesson: address.lesson, chosen: address.chosen, text: address.text };
const runs = new SavedRuns();
const keeper = new RunKeeper(runs, whatToKeep);
let playground = makePlayground(address);
/** Asked for when the overview is opened first. @type {import('./overview.js').GalleryGraphs | null} */
let graphs = null;

const overviewPlace = document.body.appendChild(document.createElement('div'));

draw();
place();
dark.addEventListener('change', draw);
window.addEventListener('hashchange', onAddress);
// After the element's own listener: it stops training first.
document.addEventListener('visibilitychange', () => {
  drawTitle();
  if (document.hidden) keeper.keep();
});

/** Puts the playground into the page, with the run that it goes on from when the page was only loaded again. */
async function place() {
  const again = isLoadedAgain();
  const found = keptRun(runs, address, again);
  const { kept } = again ? await Promise.race([found, nothingAfter(kPatience)]) : {};
  if (kept) playground.first = { ...address, ...firstOf(kept), problems: [] };
  document.getElementById('main')?.append(playground);
  if (!kept) offer((await found).offered);
  keeper.start();
}

/**
 * A run that there was: a person may go on with it, and until then it is not written over.
 * @param {AboutRun | undefined} run
 */
async function offer(run) {
  keeper.spare(run ?? null);
  if (!run) return;
  const element = playground;
  await element.ready.catch(() => {});
  const { experiment } = element;
  if (element !== playground || !experiment?.isOpen || experiment.state.notice) return;
  const { step, savedAt, setup } = run;
  experiment.note({ kind: 'kept', step, savedAt, goOn: () => goOn(setup) });
  const answered = () => {
    if (experiment.state.notice?.kind === 'kept') return;
    experiment.removeEventListener('change', answered);
    keeper.spare(null);
  };
  experiment.addEventListener('change', answered);
}

/** @param {string} setup */
async function goOn(setup) {
  const kept = await runs.load(setup);
  if (!kept) return;
  const first = { ...readHere(setup), ...firstOf(kept), problems: [] };
  playground.beginAnew(kept.run.lesson, first);
}

/** @returns {import('./runKeeper.js').Kept | null} */
function whatToKeep() {
  const { experiment, present: lesson } = playground;
  if (!experiment?.isOpen) return null;
  const { built, state } = experiment;
  return { experiment, lesson: lesson.id, setup: writeAddress(lesson, { chosen: built, text: state.text?.id }) };
}

function read() {
  return readHere(location.hash);
}

/** @param {string} fragment */
function readHere(fragment) {
  return readAddress(fragment, { lessons: kLessons, texts: kTexts.map(({ id }) => id), languages: kLanguages });
}

/** @param {import('../state/address.js').ReadAddress} first */
function makePlayground(first) {
  const element = /** @type {RnnPlayground} */ (document.createElement('rnn-playground'));
  element.lesson = first.lesson;
  element.first = first;
  element.dropTarget = document;
  element.page = location.href.replace(/[?#].*$/s, '');
  element.home = new URL('.', element.page).href;
  element.addEventListener('rnn-changed', (event) => {
    present = /** @type {CustomEvent} */ (event).detail;
    keepAddress();
    draw();
  });
  return element;
}

/** Somebody wrote another address or followed a link to one: a new playground with those settings. */
async function onAddress() {
  await keeper.keep();
  const next = read();
  if (next.language) language = languageFor(next.language);
  present = { lesson: next.lesson, chosen: next.chosen, text: next.text };
  const before = playground;
  playground = makePlayground(next);
  draw();
  before.replaceWith(playground);
  const { offered } = await keptRun(runs, next, false);
  offer(offered);
}

function draw() {
  const words = wordsFor(language);
  const isDark = theme ? theme === 'dark' : dark.matches;
  root.lang = language;
  if (theme) root.dataset.theme = theme;
  playground.lang = language;
  playground.theme = theme ?? '';
  drawTitle();
  const data = { words, isDark, lesson: present.lesson, lessons: kLessons.map(linkTo), graphs: graphs ?? {} };
  const actions = { openOverview, speak, toggleTheme: () => toggleTheme(isDark) };
  render(header(data, actions), /** @type {HTMLElement} */ (document.getElementById('header')));
  render(overview(data), overviewPlace);
}

async function openOverview() {
  /** @type {HTMLDialogElement} */ (document.getElementById('overview')).showModal();
  if (graphs) return;
  graphs = await galleryGraphs();
  draw();
}

/** @param {import('../lessons/lesson.js').Lesson} lesson */
function linkTo(lesson) {
  const { id, type, card, texts } = lesson;
  const { name, title } = texts[language];
  return { id, type, card, name, title, address: writeAddress(lesson, { language }) };
}

function drawTitle() {
  const { title } = lessonNamed(present.lesson).texts[language];
  document.title = wordsFor(language).say(playground.isWaiting ? 'page.hiddenTitle' : 'page.title', { lesson: title });
}

/** @param {Language} chosen */
function speak(chosen) {
  language = chosen;
  remember('language', chosen);
  keepAddress();
  draw();
}

/** @param {boolean} isDark */
function toggleTheme(isDark) {
  theme = isDark ? 'light' : 'dark';
  remember('theme', theme);
  draw();
}

/** @param {number} milliseconds @returns {Promise<Awaited<ReturnType<typeof keptRun>>>} */
function nothingAfter(milliseconds) {
  return new Promise((resolve) => setTimeout(() => resolve({}), milliseconds));
}

function keepAddress() {
  history.replaceState(null, '', writeAddress(lessonNamed(present.lesson), { ...present, language }));
}
