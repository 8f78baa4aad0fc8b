// What editors and frameworks read about the element, made from what the element itself is made from:
// dist/custom-elements.json and dist/rnn-playground.d.ts.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { projectFolder } from '../lib/project.mjs';

/** @import { Setting } from '../../web/state/settings.js' */

const kPath = 'dist/rnn-playground.js';

/** What is no setting. @type {Record<string, { type: string, about: string }>} */
const kFurther = {
  lesson: { type: 'string', about: 'Id of the lesson; the main one where there is none.' },
  text: { type: 'string', about: 'Id of the built-in text that is learned.' },
  'text-src': { type: 'string', about: 'Address of a text to learn; or put a <script type="text/plain"> inside.' },
  'model-src': { type: 'string', about: 'Address of a trained model to go on from; its settings and lesson hold.' },
  lang: { type: "'tr' | 'en'", about: 'Language; where not said, that of the page around it.' },
  theme: { type: "'light' | 'dark' | ''", about: 'Where not said, as the system has it.' },
  hide: { type: 'string', about: 'Names of parts, with commas between them, that are not shown.' },
  controls: { type: 'string', about: 'Names of the only controls that are shown.' },
  paused: { type: 'boolean', about: 'The model waits until somebody trains it.' },
  'keep-training': { type: 'boolean', about: 'Trains on while it is out of sight.' },
};

/** @type {Record<string, { parameters: string[], returns: string, about: string }>} */
const kMethods = {
  train: { parameters: [], returns: 'Promise<void>', about: 'Trains until told to pause, in sight or not.' },
  pause: { parameters: [], returns: 'Promise<void>', about: 'Stops training.' },
  step: { parameters: ['count?: number'], returns: 'Promise<void>', about: 'So many steps, then paused.' },
  reset: { parameters: [], returns: 'Promise<void>', about: 'Step 0 again: the same seed gives the same run.' },
  generate: {
    parameters: ['prompt: string', 'options?: GenerateOptions'],
    returns: 'Promise<Written>',
    about: 'What the model of a text goes on with.',
  },
  trace: {
    parameters: ['input: string | number | OwnInput', 'options?: { model?: number }'],
    returns: 'Promise<TextTrace | ExampleTrace | Trace>',
    about:
      'What a model computes while it reads a text; or of a task the held-out example with that number, or another input.',
  },
};

/** @type {Record<string, string>} the types of their details, in web/element/announcements.js */
const kEvents = {
  'rnn-ready': 'Ready',
  'rnn-step': 'Step',
  'rnn-done': 'Done',
  'rnn-error': 'Trouble',
  'rnn-changed': 'Changed',
};

/** Settings that share their name with something of HTML that has another type. */
const kInHtml = new Set(['hidden']);

async function readElement() {
  /** @param {string} path */
  const load = async (path) =>
    (await runnerImport(join(projectFolder, path), { configFile: false, logLevel: 'warn' })).module;
  const { kSettings } = /** @type {typeof import('../../web/state/settings.js')} */ (
    await load('web/state/settings.js')
  );
  const names = /** @type {typeof import('../../web/element/attributeNames.js')} */ (
    await load('web/element/attributeNames.js')
  );
  const { default: english } = await import('../../web/locales/en.js');
  return { kSettings, names, help: /** @type {Record<string, string>} */ (english.help) };
}

/** @returns {Promise<{ manifest: object, types: string }>} */
export async function describeElement() {
  const { kSettings, names, help } = await readElement();
  const undescribed = names.kKnownAttributes.filter((name) => !names.kSettingAttributes.has(name) && !kFurther[name]);
  if (undescribed.length > 0) throw new Error(`Attributes without a description: ${undescribed.join(', ')}`);
  const fires = firesIn(readFileSync(join(projectFolder, 'web/element/rnn-playground.js'), 'utf8'));
  const tokens = readFileSync(join(projectFolder, 'web/views/tokens.css'), 'utf8');

  const settings = kSettings.map((setting) => ({
    name: setting.name,
    attribute: names.attributeOf(setting.name),
    type: { text: typeOf(setting) },
    default: String(setting.fallback),
    description: help[setting.name],
  }));
  const further = Object.entries(kFurther).map(([attribute, { type, about }]) => ({
    name: names.fieldOf(attribute),
    attribute,
    type: { text: type },
    description: about,
  }));
  const fields = [...further, ...settings];
  const members = [
    ...fields.map((field) => ({ kind: 'field', ...field })),
    ...Object.entries(kMethods).map(([name, { parameters, returns, about }]) => ({
      kind: 'method',
      name,
      description: about,
      parameters: parameters.map(parameterOf),
      return: { type: { text: returns } },
    })),
  ];
  const declaration = {
    kind: 'class',
    name: 'RnnPlayground',
    tagName: 'rnn-playground',
    customElement: true,
    description: 'A recurrent network that is trained on the page, with all that is to be seen of it.',
    attributes: fields.map(({ name, attribute, ...rest }) => ({ name: attribute, fieldName: name, ...rest })),
    members,
    events: Object.entries(fires).map(([name, description]) => ({
      name,
      type: { text: `CustomEvent<${kEvents[name]}>` },
      description,
    })),
    cssParts: partsInViews().map((name) => ({ name })),
    cssProperties: [...new Set(tokens.match(/--[\w-]+(?=:)/g))].map((name) => ({ name })),
  };
  return { manifest: manifestOf(declaration), types: typesOf(fields) };
}

/** @param {{ name: string }} declaration */
const manifestOf = (declaration) => ({
  schemaVersion: '1.0.0',
  modules: [
    {
      kind: 'javascript-module',
      path: kPath,
      declarations: [declaration],
      exports: [
        {
          kind: 'custom-element-definition',
          name: 'rnn-playground',
          declaration: { name: declaration.name, module: kPath },
        },
      ],
    },
  ],
});

/** @param {{ name: string, type: { text: string }, description: string }[]} fields */
const typesOf = (fields) => `// Made by the build from the element's own lists.
import type { Changed, Done, Ready, Step, Trouble } from './types/element/announcements.js';
import type { generate } from './types/element/requests.js';
import type { ExampleTrace, OwnInput, TextTrace, Trace, Written } from './types/worker/protocol.js';
import type { GoalNow } from './types/state/goals.js';

export type { Changed, Done, ExampleTrace, GoalNow, OwnInput, Ready, Step, TextTrace, Trace, Trouble, Written };
export type GenerateOptions = Parameters<typeof generate>[2];

export interface RnnPlayground extends HTMLElement {
${fields.map(({ name, type, description }) => `  /** ${description} */\n  ${name}: ${kInHtml.has(name) ? 'any' : type.text};`).join('\n')}
  readonly ready: Promise<this>;
  readonly goals: GoalNow[];
${Object.entries(kMethods)
  .map(
    ([name, { parameters, returns, about }]) => `  /** ${about} */\n  ${name}(${parameters.join(', ')}): ${returns};`,
  )
  .join('\n')}
}

declare global {
  interface HTMLElementTagNameMap {
    'rnn-playground': RnnPlayground;
  }
  interface HTMLElementEventMap {
${Object.entries(kEvents)
  .map(([name, detail]) => `    '${name}': CustomEvent<${detail}>;`)
  .join('\n')}
  }
}
`;

/** @param {Setting} setting */
function typeOf(setting) {
  if (setting.type === 'choice') return setting.choices.map((choice) => `'${choice}'`).join(' | ');
  if (setting.type === 'points') return 'string';
  return setting.type === 'switch' ? 'boolean' : 'number';
}

/** @param {string} written name: type */
function parameterOf(written) {
  const [name, type] = written.split(': ');
  return { name: name.replace('?', ''), optional: name.endsWith('?') || undefined, type: { text: type } };
}

/** What the views give a name of its own: their parts, and the panels, which are parts under their class. */
function partsInViews() {
  const folder = join(projectFolder, 'web/views');
  const views = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  const named = [...views.matchAll(/\bpart="([\w-]+)"|class="([\w-]+) panel\b/g)];
  return [...new Set(['panel', ...named.map(([, part, panel]) => part ?? panel)])];
}

/** The events that the class says it fires. @param {string} source @returns {Record<string, string>} */
const firesIn = (source) =>
  Object.fromEntries([...source.matchAll(/^ \* @fires (\S+) (.+)$/gm)].map(([, name, about]) => [name, about]));
