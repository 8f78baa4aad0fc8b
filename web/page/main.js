// The page: one playground, with its language, theme and settings kept in the address and remembered for the next visit.
import { render } from 'lit';
import '../element/register.js';
import { kTexts } from '../data/texts.js';
import { kLessons, lessonNamed } from '../lessons/registry.js';
import { kLanguages, languageFor, wordsFor } from '../locales/words.js';
import { readAddress, writeAddress } from '../state/address.js';
import { header } from './header.js';
import { recall, remember } from './memory.js';
import { galleryGraphs, overview } from './overview.js';

/** @import { RnnPlayground } from '../element/rnn-playground.js' */
/** @import { Language } from '../locales/words.js' */

const root = document.documentElement;
const dark = matchMedia('(prefers-color-scheme: dark)');

const address = read();
let language = languageFor(address.language ?? recall('language') ?? navigator.language);
let theme = recall('theme'); // null: as the system has it
let present = { lesson: address.lesson, chosen: address.chosen, text: address.text };
let playground = makePlayground(address);
/** Asked for when the overview is opened first. @type {import('./overview.js').GalleryGraphs | null} */
let graphs = null;

const overviewPlace = document.body.appendChild(document.createElement('div'));

draw();
document.getElementById('main')?.append(playground);
dark.addEventListener('change', draw);
window.addEventListener('hashchange', onAddress);
// After the element's own listener: it stops training first.
document.addEventListener('visibilitychange', drawTitle);

function read() {
  return readAddress(location.hash, { lessons: kLessons, texts: kTexts.map(({ id }) => id), languages: kLanguages });
}

/** @param {import('../state/address.js').ReadAddress} first */
function makePlayground(first) {
  const element = /** @type {RnnPlayground} */ (document.createElement('rnn-playground'));
  element.lesson = first.lesson;
  element.first = first;
  element.dropTarget = document;
  element.addEventListener('rnn-changed', (event) => {
    present = /** @type {CustomEvent} */ (event).detail;
    keepAddress();
  });
  return element;
}

/** Somebody wrote another address or followed a link to one: a new playground with those settings. */
function onAddress() {
  const next = read();
  if (next.language) language = languageFor(next.language);
  present = { lesson: next.lesson, chosen: next.chosen, text: next.text };
  const before = playground;
  playground = makePlayground(next);
  draw();
  before.replaceWith(playground);
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

function keepAddress() {
  history.replaceState(null, '', writeAddress(lessonNamed(present.lesson), { ...present, language }));
}
