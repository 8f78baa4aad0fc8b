// The lessons as the page has them, for what is built outside of it.
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { projectFolder } from '../lib/project.mjs';

/**
 * @param {'tr' | 'en'} language
 * @returns {Promise<{ id: string, name: string }[]>}
 */
export async function lessonsIn(language) {
  const { module } = await runnerImport(join(projectFolder, 'web/lessons/registry.js'), {
    configFile: false,
    logLevel: 'warn',
  });
  const { kLessons } = /** @type {typeof import('../../web/lessons/registry.js')} */ (module);
  return kLessons.map(({ id, texts }) => ({ id, name: texts[language].name }));
}
