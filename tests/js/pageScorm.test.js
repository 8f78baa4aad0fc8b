import { describe, expect, test } from 'vitest';
import { platformOf, Report, reportTo } from '../../web/page/scorm.js';

/** @param {Record<string, string>} values */
const platform = (values = {}) => ({
  values,
  commits: 0,
  LMSInitialize: () => 'true',
  LMSGetValue: (/** @type {string} */ name) => values[name] ?? '',
  LMSSetValue(/** @type {string} */ name, /** @type {string} */ value) {
    values[name] = value;
    return 'true';
  },
  LMSCommit() {
    this.commits += 1;
    return 'true';
  },
  LMSFinish: () => 'true',
});

const goals = (/** @type {number[]} */ ...seconds) => seconds.map((reachedAfter) => ({ reachedAfter }));

describe('what a learning platform is told', () => {
  test('begins with nothing reached', () => {
    const told = platform();
    new Report(told);
    const { values } = told;
    expect(values).toMatchObject({
      'cmi.core.score.raw': '0',
      'cmi.core.score.max': '100',
      'cmi.core.lesson_status': 'incomplete',
    });
  });

  test('is the share of the goals that are reached, and only when it is news', () => {
    const told = platform();
    const report = new Report(told);
    report.score(goals(NaN, NaN));
    const before = told.commits;
    report.score(goals(3, NaN));
    report.score(goals(3, NaN));
    expect(told.values).toMatchObject({ 'cmi.core.score.raw': '50', 'cmi.core.lesson_status': 'incomplete' });
    expect(told.commits).toBe(before + 1);
    report.score(goals(3, 4));
    expect(told.values).toMatchObject({ 'cmi.core.score.raw': '100', 'cmi.core.lesson_status': 'completed' });
  });

  test('never takes back what was reached before, in this visit or an earlier one', () => {
    const told = platform({ 'cmi.core.score.raw': '100', 'cmi.core.lesson_status': 'completed' });
    const report = new Report(told);
    report.score(goals(NaN, NaN));
    expect(told.values).toMatchObject({ 'cmi.core.score.raw': '100', 'cmi.core.lesson_status': 'completed' });
  });
});

describe('a lesson that a learning platform has launched', () => {
  /** @param {string} hash @param {object} API */
  const launch = (hash, API) => {
    const window = /** @type {any} */ (new EventTarget());
    Object.assign(window, { API, parent: window, opener: null, location: { hash }, document: new EventTarget() });
    reportTo(window);
    return (/** @type {string} */ id, /** @type {object[]} */ reached) => {
      const event = new Event('rnn-step');
      Object.defineProperty(event, 'target', { value: { present: { id }, goals: reached } });
      window.document.dispatchEvent(event);
    };
  };

  test('is complete by its own goals alone', () => {
    const told = platform();
    const step = launch('#lesson=points', told);
    step('characters', goals(1, 2));
    expect(told.values['cmi.core.lesson_status']).toBe('incomplete');
    step('points', goals(1));
    expect(told.values['cmi.core.lesson_status']).toBe('completed');
  });

  test('is the main one where none is named', () => {
    const told = platform();
    launch('', told)('characters', goals(1, 2));
    expect(told.values['cmi.core.score.raw']).toBe('100');
  });

  test('is told of also where the platform says yes without quotes, but not where it says no', () => {
    const [willing, unwilling] = [true, false].map((answer) => ({ ...platform(), LMSInitialize: () => answer }));
    launch('#lesson=points', willing);
    launch('#lesson=points', unwilling);
    expect(willing.values['cmi.core.score.max']).toBe('100');
    expect(unwilling.values).toEqual({});
  });
});

describe('a learning platform', () => {
  const around = (/** @type {object} */ parent, more = {}) => /** @type {any} */ ({ parent, opener: null, ...more });
  const top = (more = {}) => {
    const window = /** @type {any} */ ({ opener: null, ...more });
    window.parent = window;
    return window;
  };

  test('is found in a window around this one, or around the one that opened it', () => {
    const API = platform();
    expect(platformOf(around(around(top({ API }))))).toBe(API);
    expect(platformOf(top({ opener: around(top({ API })) }))).toBe(API);
    expect(platformOf(around(top()))).toBeNull();
  });

  test('is not looked for in windows that may not be asked, and not without end', () => {
    const forbidden = top();
    Object.defineProperty(forbidden, 'API', {
      get() {
        throw new DOMException('no', 'SecurityError');
      },
    });
    expect(platformOf(around(forbidden))).toBeNull();
    const endless = /** @type {any} */ ({ opener: null });
    endless.parent = { parent: endless };
    expect(platformOf(endless)).toBeNull();
  });
});
