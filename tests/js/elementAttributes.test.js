import { describe, expect, test } from 'vitest';
import { kKnownAttributes, kSettingAttributes } from '../../web/element/attributeNames.js';
import { changedAttributes, readAttributes } from '../../web/element/attributes.js';
import { Parts, unknownParts } from '../../web/element/parts.js';
import { defaults } from '../../web/state/settings.js';

/** @param {Record<string, string>} attributes */
const given = (attributes) => (/** @type {string} */ name) => attributes[name] ?? null;

describe('the attributes', () => {
  test('name every setting once, as HTML writes names', () => {
    expect([...kSettingAttributes.values()].sort()).toEqual(Object.keys(defaults()).sort());
    for (const name of kKnownAttributes) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(new Set(kKnownAttributes).size).toBe(kKnownAttributes.length);
  });

  test('that are not there leave everything at its default', () => {
    expect(readAttributes(given({}))).toMatchObject({ lesson: 'characters', text: null, problems: [] });
  });

  test('set the lesson, its text and its settings', () => {
    const { lesson, text, chosen, problems } = readAttributes(
      given({
        lesson: 'characters',
        text: 'turkce',
        cell: 'gru',
        hidden: '64',
        'learning-rate': '0.01',
        reproducible: '',
      }),
    );
    expect({ lesson, text, problems }).toEqual({ lesson: 'characters', text: 'turkce', problems: [] });
    expect(chosen).toMatchObject({ cell: 'gru', hidden: 64, learningRate: 0.01, reproducible: true });
  });

  test('leave `hidden` without a number to HTML', () => {
    for (const hidden of ['', 'until-found'])
      expect(readAttributes(given({ hidden }))).toMatchObject({ chosen: { hidden: defaults().hidden }, problems: [] });
  });

  test.each([
    ['cell', 'brain', 'setting-unknown-choice', 'cell'],
    ['hidden', '1e9', 'setting-out-of-range', 'hidden'],
    ['learning-rate', 'fast', 'setting-not-a-number', 'learningRate'],
    ['lesson', 'history', 'address-lesson', 'lesson'],
    ['text', 'bible', 'address-text', 'text'],
    ['theme', 'pink', 'attribute-value', 'theme'],
    ['lang', 'tlh', 'attribute-value', 'lang'],
    ['hide', 'the-sun', 'attribute-value', 'hide'],
    ['controls', 'the-moon', 'attribute-value', 'controls'],
  ])('%s="%s" is told as %s', (name, value, code, field) => {
    expect(readAttributes(given({ [name]: value })).problems).toMatchObject([{ code, field, value }]);
  });

  test('accept a language with its region', () => {
    for (const lang of ['tr', 'tr-TR', 'EN', 'en-GB', '']) expect(readAttributes(given({ lang })).problems).toEqual([]);
  });

  test('that have changed give what is right and tell what is wrong, of these only', () => {
    const wanted = given({ cell: 'gru', hidden: 'x', seed: '9', theme: 'pink' });
    const { settings, problems } = changedAttributes(wanted, ['cell', 'hidden', 'batch']);
    expect(settings).toEqual([['cell', 'gru']]);
    expect(problems.map(({ field }) => field)).toEqual(['hidden']);
    expect(changedAttributes(wanted, ['theme']).problems.map(({ field }) => field)).toEqual(['theme']);
  });
});

describe('the parts', () => {
  test('are all seen where nothing is said', () => {
    const parts = new Parts(null, null);
    expect(['train', 'prompt', 'stats'].every((part) => parts.shows(part))).toBe(true);
    expect(['text', 'settings', 'loss'].every((panel) => parts.showsPanel(panel))).toBe(true);
    expect(parts.style).toBe('');
  });

  test('that are to be hidden are not seen', () => {
    const parts = new Parts('loss, text stats,seed', null);
    expect(['loss', 'text', 'settings'].map((panel) => parts.showsPanel(panel))).toEqual([false, false, true]);
    expect(['seed', 'cell'].map((setting) => parts.showsSetting(setting))).toEqual([false, true]);
    expect(parts.style).toContain('[part~="stats"]');
  });

  test('that are controls are seen only when they are named, where any are', () => {
    const parts = new Parts(null, 'train,step,temperature');
    expect(['train', 'temperature', 'stats', 'reset', 'prompt'].map((part) => parts.shows(part))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(['network', 'writing', 'loss', 'text', 'settings'].map((panel) => parts.showsPanel(panel))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  test('leave single settings when these are named', () => {
    const parts = new Parts(null, 'train cell');
    expect(parts.showsPanel('settings')).toBe(true);
    expect(['cell', 'hidden'].map((setting) => parts.showsSetting(setting))).toEqual([true, false]);
    expect(new Parts(null, 'settings').showsSetting('hidden')).toBe(true);
    expect(new Parts(null, '').showsPanel('settings')).toBe(false);
  });

  test('put nothing into a style sheet that was written by somebody', () => {
    const hostile = '"] { } body { display: none } [x="';
    expect(unknownParts(hostile)).not.toEqual([]);
    expect(new Parts(hostile, null).style).toBe('');
  });
});
