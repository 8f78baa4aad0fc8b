// What a panel is given: the lesson with its experiment, the language, and what a person has unfolded or turned over.

/** @import { Experiment } from '../state/experiment.js' */
/** @import { SettingName } from '../state/settings.js' */
/** @import { Lesson, LessonTexts } from '../lessons/lesson.js' */
/** @import { Words } from '../locales/words.js' */
/** @import { Parts } from './parts.js' */
/** @import { WritingKind } from '../views/writing.js' */

/**
 * @typedef {object} Unfolded
 * @property {SettingName | null} explained the setting that the help line explains
 * @property {boolean} settings on a narrow page
 * @property {boolean} equations
 * @property {number} now the present column of the drawing
 * @property {number} unit whose values colour the hidden states, from 0
 * @property {boolean} folded whether the drawing is
 * @property {boolean} asStates whether the states stand there as colours instead of the drawing
 * @property {string} rows which of them; '' for the first
 * @property {WritingKind} written what is shown of the writing
 * @property {number | null} sample step of the earlier writing that is shown
 * @property {'accuracy' | 'loss' | null} measure of the curves; null: what the lesson shows first
 * @property {boolean} asText whether a tune stands there as text instead of a score
 * @property {boolean} asAttention whether the attention of a translation stands there instead of the beam's candidates
 * @property {boolean} wholeText whether all of the text stands in its field
 * @property {Record<string, boolean>} tables the charts that stand there as tables
 */

/**
 * @typedef {object} Scene
 * @property {Lesson} lesson
 * @property {Experiment<any, any>} experiment
 * @property {Words} words
 * @property {LessonTexts} texts the lesson's own, in the same language
 * @property {string} theme
 * @property {Parts} parts which are seen
 * @property {Unfolded} unfolded
 * @property {(patch: Partial<Unfolded>) => void} unfold
 */

/** @returns {Unfolded} as a lesson begins */
export const folded = () => ({
  explained: null,
  settings: false,
  equations: false,
  now: 0,
  unit: 0,
  folded: false,
  asStates: false,
  rows: '',
  written: 'alone',
  sample: null,
  measure: null,
  asText: false,
  asAttention: true,
  wholeText: false,
  tables: {},
});

/** @typedef {(scene: Scene) => unknown} Panel a file in panels, named as the lessons name it */
