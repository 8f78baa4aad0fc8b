// The page: one playground, with its language, theme and settings kept in the address and remembered for the next visit.
import { render } from 'lit';
import '../element/register.js';
import { kTexts } from '../data/texts.js';
import { kLessons, lessonNamed } from '../lessons/registry.js';
import { kLanguages, languageFor, wordsFor } from '../locales/words.js';
import { readAddress, writeAddress } from '../state/address.js';
import { SavedRuns } from '../state/savedRuns.js';
import { packedText } from '../state/textSource.js';
import { addressOf, folderOf, showAddress } from './addressBar.js';
import { header } from './header.js';
import { firstOf, isLoadedAgain, keptRun } from './keptRun.js';
import { recall, remember } from './memory.js';
import { galleryGraphs, overview } from './overview.js';
import { RunKeeper } from './runKeeper.js';

/** @import { RnnPlayground } from '../element/rnn-playground.js' */
/** @import { Language } from '../locales/words.js' */
/** @import { ReadAddress } from '../state/address.js' */
/** @import { AboutRun } from '../state/savedRuns.js' */

const kPatience = 1000; // milliseconds that the first model waits for the browser's storage
const root = document.documentElement;
const dark = matchMedia('(prefers-color-scheme: dark)');

const address = read();
let language = languageFor(address.language ?? recall('language') ?? navigator.language);
let theme = recall('theme'); // null: as the system has it
let present = presentOf(address);
const runs = new SavedRuns();
const keeper = new RunKeeper(runs, whatToKeep);
let playground = makePlayground(address);
/** The one of which is known what was kept: others might write over it. @type {RnnPlayground | null} */
let known = null;
/** Asked for when the overview is opened first. @type {import('./overview.js').GalleryGraphs | null} */
let graphs = null;

const overviewPlace = document.body.appendChild(document.createElement('div'));

draw();
place();
dark.addEventListener('change', draw);
window.addEventListener('hashchange', onAddress);
document.addEventListener('visibilitychange', () => {
  setTimeout(drawTitle); // after the element's own listener, which may be the later one
  if (document.hidden) keeper.keep();
});

/** Puts the playground into the page, with the run that it goes on from when the page was only loaded again. */
async function place() {
  const element = playground;
  const again = isLoadedAgain();
  const found = keptRun(runs, address, again);
  const { kept } = again ? await Promise.race([found, nothingAfter(kPatience)]) : {};
  if (kept) element.first = { ...element.first, ...firstOf(kept), problems: [] };
  document.getElementById('main')?.append(playground);
  playground.begin(); // at once: its worker starts while the page is being drawn
  await offerFrom(element, kept ? {} : found);
  keeper.start();
}

/**
 * @param {RnnPlayground} element
 * @param {import('./keptRun.js').Found | Promise<import('./keptRun.js').Found>} found
 */
async function offerFrom(element, found) {
  const { offered, kept } = await found;
  if (element !== playground) return;
  known = element;
  offer(offered ?? kept?.run); // kept: the storage was too slow for it
}

/**
 * A run that there was: a person may go on with it, and as long as that is offered it is not written over.
 * @param {AboutRun | undefined} run
 */
async function offer(run) {
  if (!run) return;
  const element = playground;
  await element.ready.catch(() => {});
  const { experiment } = element;
  if (element !== playground || !experiment?.isOpen || experiment.state.notice) return;
  const { step, savedAt, setup } = run;
  experiment.note({ kind: 'kept', step, savedAt, goOn: () => goOn(setup) });
  keeper.spare({ setup, step, isOffered: () => playground.experiment?.state.notice?.kind === 'kept' });
}

/** @param {string} setup */
async function goOn(setup) {
  const kept = await runs.load(setup);
  if (!kept) return;
  keeper.spare(null);
  const first = { ...readHere(setup), ...firstOf(kept), problems: [] };
  playground.beginAnew(kept.run.lesson, first);
}

/** @returns {import('./runKeeper.js').Kept | null} */
function whatToKeep() {
  const { experiment, present: lesson } = playground;
  if (playground !== known || !experiment?.isOpen) return null;
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

/** @param {ReadAddress} address */
function presentOf({ lesson, chosen, text, packed, asksForOwn }) {
  return { lesson, chosen, text: asksForOwn ? 'own' : text, packed };
}

/** @param {ReadAddress} first */
function makePlayground(first) {
  const packed = first.packed && packedText(first.packed);
  const element = /** @type {RnnPlayground} */ (document.createElement('rnn-playground'));
  element.lesson = first.lesson;
  element.first = packed ? { ...first, learned: packed } : first;
  element.dropTarget = document;
  element.page = location.href.replace(/[?#].*$/s, '');
  element.home = folderOf(element.page);
  element.addEventListener('rnn-changed', (event) => {
    const isPacked = packed?.read === element.experiment?.state.text?.read;
    present = { .../** @type {CustomEvent} */ (event).detail, packed: isPacked ? first.packed : null };
    keepAddress();
    keeper.keep(); // under the new address, where a reload looks for it
    draw();
  });
  return element;
}

/** Somebody wrote another address or followed a link to one: a new playground with those settings. */
async function onAddress() {
  await keeper.keep();
  const next = read();
  if (next.language) language = languageFor(next.language);
  present = presentOf(next);
  const before = playground;
  playground = makePlayground(next);
  draw();
  before.replaceWith(playground);
  await offerFrom(playground, keptRun(runs, next, false));
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

/** @param {number} milliseconds @returns {Promise<import('./keptRun.js').Found>} */
function nothingAfter(milliseconds) {
  return new Promise((resolve) => setTimeout(() => resolve({}), milliseconds));
}

function keepAddress() {
  showAddress(addressOf({ ...present, language }));
}
