// What a lesson is. Each stands in a file of its own beside this one, with its texts in web/locales/lessons.

/** @import { Experiment } from '../state/experiment.js' */
/** @import { Goal } from '../state/goals.js' */
/** @import { Connect } from '../state/engineLink.js' */
/** @import { Chosen, Setting } from '../state/settings.js' */
/** @import { Language } from '../locales/words.js' */

/**
 * @typedef {object} LessonTexts
 * @property {string} name short, for the way from lesson to lesson
 * @property {string} title
 * @property {string} explanation one paragraph
 * @property {string} look what to look for
 * @property {Record<string, string>} goals what is measured, by the name of the goal
 * @property {Record<string, string>} tries what to try, by name
 */

/**
 * @typedef {object} Try something to be tried: a sentence, and the settings that it asks for
 * @property {string} name
 * @property {Partial<Chosen>} [set]
 */

/**
 * @typedef {object} Lesson
 * @property {string} id as it stands in addresses and in the attribute `lesson`
 * @property {number} order among the lessons
 * @property {'oneToOne' | 'oneToMany' | 'manyToOne' | 'manyToMany' | 'encoderDecoder'} type
 * @property {import('../views/gallery.js').GalleryType} [card] the card of the gallery that is the door to this lesson
 * @property {Record<Language, LessonTexts>} texts
 * @property {readonly Setting[]} settings with the lesson's defaults; what matters first before the rest
 * @property {(chosen: Chosen) => readonly Goal[]} goals
 * @property {readonly Try[]} tries
 * @property {(chosen: Chosen) => import('../views/cellEquations.js').EquationSet} equations those that matter
 * @property {readonly Partial<Chosen>[]} [variants] the settings for which the goals are to be reached; the defaults,
 *   where not said
 * @property {(needs: Needs) => Experiment<any, any>} begin
 * @property {{ stage: readonly string[], side: readonly string[] }} panels by their names in web/element/panels: the
 *   stage is what happens, the side what a hand can change
 * @property {number} [tallest] how high the drawing of the network may be, in pixels
 * @property {boolean} [readsText] whether its models read one of the built-in texts
 */

/** @typedef {{ connect: Connect, cores: number, settings: Lesson['settings'], goals: Lesson['goals'] }} Needs of an experiment */

export {};
