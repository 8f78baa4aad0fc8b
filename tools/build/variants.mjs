// What is built out of the same sources, each by a run of Vite over the page's own configuration.
import { join } from 'node:path';
import { build, mergeConfig } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { buildFolder, projectFolder } from '../lib/project.mjs';

const distFolder = join(projectFolder, 'dist');

/** Files that are beside a script on a server are within it instead. */
const everythingInside = {
  assetsInlineLimit: Number.MAX_SAFE_INTEGER,
  chunkSizeWarningLimit: Number.MAX_SAFE_INTEGER,
  modulePreload: /** @type {const} */ (false),
};

/** The page: dist/index.html. */
export const buildIndex = () => run({ build: { emptyOutDir: true } });

/** The element: dist/rnn-playground.js, and beside it in dist/rnn-playground what is fetched when it is needed. */
export const buildElement = () =>
  run({
    build: {
      modulePreload: false,
      rolldownOptions: {
        input: { 'rnn-playground': join(projectFolder, 'web/element/register.js') },
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'rnn-playground/[name]-[hash].js',
          assetFileNames: 'rnn-playground/[name]-[hash][extname]',
        },
      },
    },
  });

/** The element with everything inside, as a plain script: dist/rnn-playground.all.js. */
export const buildElementWithAll = () => buildScript('web/element/register.js', 'rnn-playground.all', everythingInside);

/** The page of a frame and what stands beside frames. */
export const buildEmbed = async () => {
  await buildScript('web/embed/main.js', 'embed');
  await buildScript('web/embed/host.js', 'embed-host');
};

/** The page as one file with everything inside: build/one-file/tekrar.html. */
export const buildOneFile = () =>
  run({
    plugins: [viteSingleFile({ removeViteModuleLoader: true })],
    build: {
      ...everythingInside,
      outDir: join(buildFolder, 'one-file'),
      emptyOutDir: true,
      rolldownOptions: { input: join(projectFolder, 'tekrar.html') },
    },
  });

/** The widget without the element: build/widget/widget.js, a module. */
export const buildWidget = () =>
  run({
    build: {
      outDir: join(buildFolder, 'widget'),
      emptyOutDir: true,
      lib: { entry: join(projectFolder, 'web/widget/main.js'), formats: ['es'], fileName: () => 'widget.js' },
    },
  });

/**
 * A plain script in one file.
 * @param {string} source
 * @param {string} name
 * @param {import('vite').BuildEnvironmentOptions} [options]
 */
function buildScript(source, name, options = {}) {
  return run({
    define: { 'import.meta.url': 'document.baseURI' }, // a plain script has none
    build: {
      ...options,
      rolldownOptions: {
        input: { [name]: join(projectFolder, source) },
        output: { format: 'iife', entryFileNames: '[name].js', codeSplitting: false },
      },
    },
  });
}

/** @param {import('vite').InlineConfig} variant */
async function run(variant) {
  const { default: page } = await import('../../vite.config.js');
  const common = {
    root: projectFolder,
    configFile: /** @type {const} */ (false),
    logLevel: /** @type {const} */ ('error'),
  };
  await build(
    mergeConfig(mergeConfig(page, { ...common, build: { outDir: distFolder, emptyOutDir: false } }), variant),
  );
}
