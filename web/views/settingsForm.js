// The form that is drawn from the declared list of settings. What is wrong stands beside its field.

/** @import { ErrorBody } from '../worker/protocol.js' */
/** @import { Chosen, ChoiceSetting, FieldSetting, NumberSetting, Setting, SettingName, SwitchSetting } from '../state/settings.js' */
/** @import { Key, Words } from '../locales/words.js' */

import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { nextValue } from '../state/settingValues.js';
import { icon } from './icon.js';

/**
 * @typedef {object} SettingsData
 * @property {readonly Setting[]} settings that are offered
 * @property {Chosen} chosen
 * @property {Partial<Record<SettingName, { written: string, problem: ErrorBody }>>} wrong
 * @property {string} weights how many there are; '' where that is told elsewhere
 * @property {SettingName | null} explained the setting that the help line explains
 * @property {boolean} unfolded on a narrow page
 *
 * @typedef {object} SettingsActions
 * @property {(name: SettingName, written: string) => void} change
 * @property {(name: SettingName | null) => void} explain
 * @property {() => void} toggle
 */

/**
 * @param {SettingsData} data
 * @param {SettingsActions} actions
 * @param {Words} words
 */
export function settingsForm(data, actions, words) {
  const { settings, chosen, unfolded, weights, explained } = data;
  const shown = settings.filter(hasField).filter(({ isUsed }) => isUsed?.(chosen) ?? true);
  const hasCell = settings.some(({ name }) => name === 'cell');
  const further = shown.filter(({ level }) => level === 'more');
  /** @param {FieldSetting} setting */
  const draw = (setting) => field(setting, data, actions, words);
  return html`
    <section class="model panel ${unfolded ? 'unfolded' : ''}" aria-labelledby="model-heading">
      <header>
        <h2 id="model-heading"><span class="symbol" aria-hidden="true">a<sup>⟨t⟩</sup></span>${words.say('model.heading')}</h2>
        <span class="aside">
          ${hasCell ? words.say(`cells.${chosen.cell}`) : nothing}
          ${
            weights
              ? html`<span class="weights ${hasCell ? 'after' : ''}">${words.say('model.weights', { count: weights })}</span>`
              : nothing
          }
        </span>
        <button class="unfold" type="button" aria-expanded=${unfolded} aria-controls="settings" @click=${actions.toggle}>
          ${icon('slidersHorizontal')}<span>${words.say('model.showSettings')}</span>
        </button>
      </header>
      <div
        id="settings"
        @focusin=${(/** @type {Event} */ event) => actions.explain(settingAt(event))}
        @focusout=${() => actions.explain(null)}
        @pointerover=${(/** @type {Event} */ event) => actions.explain(settingAt(event))}
        @pointerleave=${() => actions.explain(null)}
      >
        <div class="fields">${shown.filter(({ level }) => level === 'main').map(draw)}</div>
        ${
          further.length > 0
            ? html`
              <details class="more" ?open=${further.some(({ name }) => data.wrong[name])}>
                <summary>${icon('chevronDown')}${words.say('model.more')}</summary>
                <div class="fields">${further.map(draw)}</div>
              </details>
            `
            : nothing
        }
        ${
          explained
            ? html`<p class="help" aria-hidden="true">${words.say(/** @type {Key} */ (`help.${explained}`))}</p>`
            : nothing
        }
      </div>
    </section>
  `;
}

/** @param {Setting} setting @returns {setting is FieldSetting} */
const hasField = (setting) => setting.type !== 'points';

/**
 * @param {FieldSetting} setting
 * @param {SettingsData} data
 * @param {SettingsActions} actions
 * @param {Words} words
 */
function field(setting, data, actions, words) {
  const { name } = setting;
  const problem = data.wrong[name]?.problem;
  return html`
    <div class="field ${setting.type} ${problem ? 'wrong' : ''}" data-setting=${name}>
      ${control(setting, data, actions, words)}
      <span class="visually-hidden" id="${name}-help">${words.say(`help.${name}`)}</span>
      <p class="problem" id="${name}-problem" role="alert">${problem ? words.error(problem) : nothing}</p>
    </div>
  `;
}

/**
 * @param {FieldSetting} setting
 * @param {SettingsData} data
 * @param {SettingsActions} actions
 * @param {Words} words
 */
function control(setting, data, actions, words) {
  if (setting.type === 'choice') return choice(setting, data, actions, words);
  if (setting.type === 'switch') return toggle(setting, data, actions, words);
  return number(setting, data, actions, words);
}

/**
 * @param {ChoiceSetting} setting
 * @param {SettingsData} data
 * @param {SettingsActions} actions
 * @param {Words} words
 */
function choice({ name, choices, group }, { chosen }, actions, words) {
  return html`
    <fieldset class="segments ${choices.length > 3 ? 'many' : ''}" aria-describedby="${name}-help">
      <legend>${words.say(`settings.${name}`)}</legend>
      ${choices.map(
        (value) => html`
          <label>
            <input
              type="radio"
              name=${name}
              value=${value}
              .checked=${live(chosen[name] === value)}
              @change=${() => actions.change(name, value)}
            />
            <span>${words.say(/** @type {Key} */ (`${group}.${value}`))}</span>
          </label>
        `,
      )}
    </fieldset>
  `;
}

/**
 * @param {SwitchSetting} setting
 * @param {SettingsData} data
 * @param {SettingsActions} actions
 * @param {Words} words
 */
function toggle({ name }, { chosen }, actions, words) {
  return html`
    <label class="check">
      <input
        type="checkbox"
        name=${name}
        .checked=${live(chosen[name])}
        aria-describedby="${name}-help"
        @change=${() => actions.change(name, String(!chosen[name]))}
      />
      <span>${words.say(`settings.${name}`)}</span>
    </label>
  `;
}

/**
 * @param {NumberSetting} setting
 * @param {SettingsData} data
 * @param {SettingsActions} actions
 * @param {Words} words
 */
function number(setting, { chosen, wrong }, actions, words) {
  const { name } = setting;
  const label = words.say(`settings.${name}`);
  const shown = words.field(chosen[name]);
  /** @param {1 | -1} direction */
  const move = (direction) => actions.change(name, String(nextValue(setting, chosen[name], direction)));
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!direction) return;
    event.preventDefault();
    move(/** @type {1 | -1} */ (direction));
  };
  /** @param {Event} event */
  const onChange = (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const written = input.value;
    if (Number(written) === chosen[name]) input.value = shown;
    actions.change(name, written);
  };
  return html`
    <label for=${name}>${label}</label>
    <div class="stepper">
      <button type="button" tabindex="-1" aria-label=${words.say('model.decrease', { label })} @click=${() => move(-1)}>
        ${icon('minus')}
      </button>
      <input
        id=${name}
        name=${name}
        inputmode="decimal"
        autocomplete="off"
        spellcheck="false"
        maxlength="40"
        .value=${wrong[name]?.written ?? shown}
        aria-invalid=${wrong[name] ? 'true' : 'false'}
        aria-describedby="${name}-problem ${name}-help"
        @keydown=${onKey}
        @change=${onChange}
      />
      <button type="button" tabindex="-1" aria-label=${words.say('model.increase', { label })} @click=${() => move(1)}>
        ${icon('plus')}
      </button>
    </div>
  `;
}

/** @param {Event} event */
function settingAt(event) {
  const field = /** @type {Element} */ (event.target).closest('[data-setting]');
  return /** @type {SettingName | null} */ (field?.getAttribute('data-setting') ?? null);
}
