// All lessons: every file beside this one that exports one by default. A further lesson is a further file.

/** @import { Lesson } from './lesson.js' */

/** @type {Record<string, { default?: Lesson }>} */
const files = import.meta.glob(['./*.js', '!./registry.js', '!./lesson.js'], { eager: true });

/** @type {readonly Lesson[]} */
export const kLessons = Object.values(files)
  .flatMap((file) => file.default ?? [])
  .sort((one, other) => one.order - other.order);

/** The lesson with that id; the main one for none. @param {string | null | undefined} id */
export const lessonNamed = (id) => kLessons.find((lesson) => lesson.id === id) ?? kLessons[0];
