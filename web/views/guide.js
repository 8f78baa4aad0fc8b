// What a lesson is about: its explanation, its equations, what to look for, how far it is to its goal, what to try.

/** @import { GoalNow } from '../state/goals.js' */
/** @import { Key, Words } from '../locales/words.js' */
/** @import { EquationSet } from './cellEquations.js' */

import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { cellEquations } from './cellEquations.js';
import { icon } from './icon.js';
import { withLetters } from './courseLetters.js';
import { typeGlyph } from './typeGlyph.js';

/**
 * @typedef {object} GuideTexts
 * @property {string} title
 * @property {string} explanation
 * @property {string} look
 * @property {Record<string, string>} goals
 * @property {Record<string, string>} tries
 *
 * @typedef {object} GuideData
 * @property {GuideTexts} texts
 * @property {import('./typeGlyph.js').LessonType} type
 * @property {readonly GoalNow[]} goals
 * @property {readonly { name: string, isButton: boolean, isOn: boolean }[]} tries
 * @property {EquationSet} equations
 * @property {boolean} unfolded whether the equations are shown
 * @property {boolean} ready
 *
 * @typedef {object} GuideActions
 * @property {(name: string) => void} attempt
 * @property {(unfolded: boolean) => void} unfold
 */

/**
 * @param {GuideData} data
 * @param {GuideActions} actions
 * @param {Words} words
 */
export function guide(data, actions, words) {
  const { texts, type, goals } = data;
  return html`
    <section class="guide panel" aria-labelledby="guide-heading">
      <header>
        ${typeGlyph(type)}
        <div>
          <h2 id="guide-heading">${texts.title}</h2>
          <p class="aside">${withLetters(words.say(`types.${type}`))}</p>
        </div>
      </header>
      <p class="explanation">${withLetters(texts.explanation)}</p>
      ${equationsOf(data, actions, words)}
      <div class="hint">
        <h3>${icon('eye')}${words.say('guide.look')}</h3>
        <p>${withLetters(texts.look)}</p>
      </div>
      ${goalsOf(goals, texts, words)}
      ${triesOf(data, actions, words)}
    </section>
  `;
}

/**
 * @param {readonly GoalNow[]} goals
 * @param {GuideTexts} texts
 * @param {Words} words
 */
function goalsOf(goals, texts, words) {
  if (goals.length === 0) return nothing;
  return html`
    <div class="goals" part="goals">
      <h3>${icon('target')}${words.say('guide.goal')}</h3>
      <dl>${goals.map((goal) => goalRow(goal, texts, words))}</dl>
    </div>
  `;
}

/**
 * @param {GoalNow} goal
 * @param {GuideTexts} texts
 * @param {Words} words
 */
function goalRow(goal, texts, words) {
  const { name, unit, side, bound, value, seconds, reachedAfter } = goal;
  const isDone = !Number.isNaN(reachedAfter);
  /** @param {number} number */
  const write = (number) => (unit === 'share' ? words.percent(number) : words.decimal(number, 2));
  const wanted = words.say(`guide.${side}`, { bound: write(bound), seconds: words.count(seconds) });
  const reached = words.say('guide.reached', { seconds: words.decimal(reachedAfter, reachedAfter < 10 ? 1 : 0) });
  return html`
    <div class="goal ${isDone ? 'reached' : ''}" data-goal=${name}>
      <dt>${withLetters(texts.goals[name])}</dt>
      <dd>
        <span class="value">${write(value)}</span>
        ${keyed(isDone, html`<span class="bound">${isDone ? html`${icon('check')}${reached}` : wanted}</span>`)}
      </dd>
    </div>
  `;
}

/**
 * @param {GuideData} data
 * @param {GuideActions} actions
 * @param {Words} words
 */
function triesOf({ tries, texts, ready }, actions, words) {
  if (tries.length === 0) return nothing;
  return html`
    <div class="tries" part="tries">
      <h3>${icon('flaskConical')}${words.say('guide.try')}</h3>
      <ul>
        ${tries.map(({ name, isButton, isOn }) => {
          const sentence = withLetters(texts.tries[name]);
          if (!isButton) return html`<li class="idea">${sentence}</li>`;
          return html`
            <li>
              <button
                type="button"
                data-try=${name}
                aria-pressed=${isOn}
                ?disabled=${!ready}
                @click=${() => actions.attempt(name)}
              >
                <span>${sentence}</span>${icon(isOn ? 'undo2' : 'play')}
              </button>
            </li>
          `;
        })}
      </ul>
    </div>
  `;
}

/**
 * @param {GuideData} data
 * @param {GuideActions} actions
 * @param {Words} words
 */
function equationsOf({ equations, unfolded }, actions, words) {
  const heading = words.say('equations.heading', { cell: words.say(/** @type {Key} */ (`equationSets.${equations}`)) });
  return html`
    <details
      class="equations"
      part="equations"
      ?open=${unfolded}
      @toggle=${(/** @type {Event} */ event) => actions.unfold(/** @type {HTMLDetailsElement} */ (event.target).open)}
    >
      <summary>${icon('chevronDown')}${heading}</summary>
      <div class="scroll" tabindex="0" role="region" aria-label=${heading}>${cellEquations(equations, words)}</div>
    </details>
  `;
}
