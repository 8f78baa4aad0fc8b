// What a cell computes in one time step, in the notation of the course and exactly as the engine does it.

/** @import { Words } from '../locales/words.js' */

import { html, mathml, nothing } from 'lit';
import { leavesSubscripts } from './subscripts.js';

/** @typedef {'rnn' | 'gru' | 'lstm' | 'oneToOne' | 'gradients' | 'manyToOne' | 'bidirectional'} EquationSet */
/**
 * An equation may break between its parts where there is no room for all of it.
 * @typedef {Record<EquationSet, [label: keyof Words['sentences']['equations'], ...parts: unknown[]][]>} Equations
 */

/** @param {unknown} time */
const when = (time) => mathml`<mrow><mo stretchy="false">⟨</mo>${time}<mo stretchy="false">⟩</mo></mrow>`;
const kNow = when(mathml`<mi>t</mi>`);
const kBefore = when(mathml`<mi>t</mi><mo>−</mo><mn>1</mn>`);

/**
 * @param {string} role which colour it has in the course's figures
 * @param {unknown} letter
 * @param {unknown} time
 */
const state = (role, letter, time) => mathml`<msup class=${role}>${letter}${time}</msup>`;
/**
 * @param {string} letter
 * @param {string} accent
 */
const accented = (letter, accent) =>
  mathml`<mover accent="true"><mi>${letter}</mi><mo stretchy="false">${accent}</mo></mover>`;
const kInput = state('input', mathml`<mi>x</mi>`, kNow);
const kHidden = state('hidden', mathml`<mi>a</mi>`, kNow);
const kHiddenBefore = state('hidden', mathml`<mi>a</mi>`, kBefore);
const kMemory = state('', mathml`<mi>c</mi>`, kNow);
const kMemoryBefore = state('', mathml`<mi>c</mi>`, kBefore);
const kOutput = state('output', accented('y', '^'), kNow);

/**
 * @param {string} letter
 * @param {string} index
 */
const weight = (letter, index) => mathml`
  <msub><mi>${letter}</mi><mrow>${[...index].map((part) => mathml`<mi>${part}</mi>`)}</mrow></msub>
`;
/** @param {string} index */
const gate = (index) => mathml`<msub><mi mathvariant="normal">Γ</mi><mi>${index}</mi></msub>`;
/** @param {string} letter */
const candidate = (letter) => state('', accented(letter, '~'), kNow);
const kTimes = mathml`<mo>∘</mo>`;

/**
 * @param {string} name
 * @param {unknown} inside
 */
const apply = (name, inside) =>
  mathml`<mi mathvariant="normal">${name}</mi><mo stretchy="false">(</mo>${inside}<mo stretchy="false">)</mo>`;

/** W_ia a⟨t−1⟩ + W_ix x⟨t⟩ + b_i. @param {string} index */
const sum = (index) => mathml`
  ${weight('W', `${index}a`)}${kHiddenBefore}<mo>+</mo>${weight('W', `${index}x`)}${kInput}<mo>+</mo>${weight('b', index)}
`;

/** @param {string} index */
const gateEquation = (index) => mathml`${gate(index)}<mo>=</mo>${apply('σ', sum(index))}`;

const kScores = mathml`${weight('W', 'ya')}${kHidden}<mo>+</mo>${weight('b', 'y')}`;
const kOutputs = {
  softmax: mathml`${kOutput}<mo>=</mo>${apply('softmax', kScores)}`,
  sigmoid: mathml`${kOutput}<mo>=</mo>${apply('σ', kScores)}`,
  identity: mathml`${kOutput}<mo>=</mo>${kScores}`,
};

/** One layer of a network without time, and its output for two classes. */
const kX = mathml`<mi class="input">x</mi>`;
const kA = mathml`<mi class="hidden">a</mi>`;

/** How one thing changes with another. @param {unknown} what @param {unknown} by */
const slope = (what, by) => mathml`<mfrac><mrow><mo>∂</mo>${what}</mrow><mrow><mo>∂</mo>${by}</mrow></mfrac>`;
const kLast = state('hidden', mathml`<mi>a</mi>`, when(mathml`<mi>T</mi>`));
/** What the error is multiplied by on its way back through one step of a plain cell. @param {unknown} time */
const stepBack = (time) => mathml`
  <msubsup><mi>W</mi><mrow><mi>a</mi><mi>a</mi></mrow><mi>⊤</mi></msubsup><mspace width="0.15em" />
  <mi mathvariant="normal">diag</mi><mspace width="0.15em" /><msup><mi>g</mi><mrow><mo>′</mo>${time}</mrow></msup>
`;
const kAfter = when(mathml`<mi>t</mi><mo>+</mo><mn>1</mn>`);
/** The state of one direction. @param {string} arrow @param {unknown} time */
const arrowed = (arrow, time) => state('hidden', accented('a', arrow), time);
/** Any cell, in one direction. @param {string} arrow @param {unknown} neighbour */
const directed = (arrow, neighbour) =>
  mathml`${arrowed(arrow, kNow)}<mo>=</mo>${apply('g', mathml`${weight('W', `${arrow}a`)}${arrowed(arrow, neighbour)}<mo>+</mo>${weight('W', `${arrow}x`)}${kInput}<mo>+</mo>${weight('b', arrow)}`)}`;

const kLastTime = when(mathml`<msub><mi>T</mi><mi>x</mi></msub>`);
const kLastOutput = state('output', accented('y', '^'), kLastTime);
const kLog = mathml`<mi mathvariant="normal">log</mi><mspace width="0.15em" />`;
/** 1 minus what stands there. @param {unknown} what */
const rest = (what) => mathml`<mo stretchy="false">(</mo><mn>1</mn><mo>−</mo>${what}<mo stretchy="false">)</mo>`;

/** Those that are always the same. @type {Omit<Equations, 'rnn'>} */
const kEquations = {
  oneToOne: [
    ['hidden', mathml`${kA}<mo>=</mo>${apply('g', mathml`${weight('W', 'ax')}${kX}<mo>+</mo>${weight('b', 'a')}`)}`],
    [
      'output',
      mathml`<mrow class="output">${accented('y', '^')}</mrow><mo>=</mo>${apply('σ', mathml`${weight('W', 'ya')}${kA}<mo>+</mo>${weight('b', 'y')}`)}`,
    ],
  ],
  gradients: [
    [
      'back',
      mathml`${slope(mathml`<mi>L</mi>`, kHiddenBefore)}<mo>=</mo>${stepBack(kNow)}<mspace width="0.2em" />
        ${slope(mathml`<mi>L</mi>`, kHidden)}`,
    ],
    [
      'allBack',
      mathml`${slope(mathml`<mi>L</mi>`, kHidden)}<mo>=</mo><munderover>
          <mo>∏</mo><mrow><mi>s</mi><mo>=</mo><mi>t</mi><mo>+</mo><mn>1</mn></mrow><mi>T</mi>
        </munderover>${stepBack(when(mathml`<mi>s</mi>`))}<mspace width="0.2em" />${slope(mathml`<mi>L</mi>`, kLast)}`,
    ],
    [
      'throughGru',
      mathml`${slope(kHidden, kHiddenBefore)}<mo>=</mo><mi mathvariant="normal">diag</mi><mspace width="0.15em" />${gate('u')}<mo>+</mo><mo>…</mo>`,
    ],
    [
      'throughLstm',
      mathml`${slope(kMemory, kMemoryBefore)}<mo>=</mo><mi mathvariant="normal">diag</mi><mspace width="0.15em" />${gate('f')}<mo>+</mo><mo>…</mo>`,
    ],
  ],
  manyToOne: [
    [
      'output',
      mathml`${kLastOutput}<mo>=</mo>${apply('σ', mathml`${weight('W', 'ya')}${state('hidden', mathml`<mi>a</mi>`, kLastTime)}<mo>+</mo>${weight('b', 'y')}`)}`,
    ],
    [
      'loss',
      mathml`<mi>L</mi><mo>=</mo><mo form="prefix">−</mo><mi>y</mi><mspace width="0.15em" />${kLog}${kLastOutput}`,
      mathml`<mo form="infix">−</mo>${rest(mathml`<mi>y</mi>`)}<mspace width="0.15em" />${kLog}${rest(kLastOutput)}`,
    ],
  ],
  bidirectional: [
    ['forwards', directed('→', kBefore)],
    ['backwards', directed('←', kAfter)],
    [
      'output',
      mathml`${kOutput}<mo>=</mo><mi mathvariant="normal">softmax</mi><mo stretchy="false">(</mo>${weight('W', 'ya')}<mo stretchy="false">[</mo>`,
      mathml`${arrowed('→', kNow)}<mo>,</mo>${arrowed('←', kNow)}<mo stretchy="false">]</mo><mo>+</mo>${weight('b', 'y')}<mo stretchy="false">)</mo>`,
    ],
  ],
  gru: [
    ['gu', gateEquation('u')],
    ['gr', gateEquation('r')],
    [
      'candidate',
      mathml`${candidate('a')}<mo>=</mo><mi mathvariant="normal">tanh</mi><mo stretchy="false">(</mo>${gate('r')}${kTimes}
        <mo stretchy="false">(</mo>${weight('W', 'aa')}${kHiddenBefore}<mo>+</mo>${weight('b', 'a')}<mo stretchy="false">)</mo>`,
      mathml`<mo form="infix">+</mo>${weight('W', 'ax')}${kInput}<mo>+</mo>${weight('b', 'x')}<mo stretchy="false">)</mo>`,
    ],
    [
      'hidden',
      mathml`${kHidden}<mo>=</mo>${gate('u')}${kTimes}${kHiddenBefore}<mo>+</mo><mo stretchy="false">(</mo><mn>1</mn>
        <mo>−</mo>${gate('u')}<mo stretchy="false">)</mo>${kTimes}${candidate('a')}`,
    ],
  ],
  lstm: [
    ['gu', gateEquation('u')],
    ['gf', gateEquation('f')],
    ['go', gateEquation('o')],
    ['candidate', mathml`${candidate('c')}<mo>=</mo>${apply('tanh', sum('c'))}`],
    [
      'cellState',
      mathml`${kMemory}<mo>=</mo>${gate('f')}${kTimes}${kMemoryBefore}<mo>+</mo>${gate('u')}${kTimes}${candidate('c')}`,
    ],
    [
      'hidden',
      mathml`${kHidden}<mo>=</mo>${gate('o')}${kTimes}<mi mathvariant="normal">tanh</mi><mspace width="0.2em" />${kMemory}`,
    ],
  ],
};

/** @type {Record<NonNullable<Functions['g']>, string>} */
const kActivations = { tanh: 'tanh', relu: 'ReLU', sigmoid: 'σ' };

/**
 * @param {EquationSet} set
 * @param {Functions} functions
 * @returns {Equations[EquationSet]}
 */
function equationsOf(set, { g = 'tanh', output = 'softmax' }) {
  if (set !== 'rnn' && set !== 'gru' && set !== 'lstm') return kEquations[set];
  /** @type {Equations['rnn']} */
  const plain = [['hidden', mathml`${kHidden}<mo>=</mo>${apply(kActivations[g], sum('a'))}`]];
  return [...(set === 'rnn' ? plain : kEquations[set]), ['output', kOutputs[output]]];
}

/**
 * @typedef {object} Functions
 * @property {'tanh' | 'relu' | 'sigmoid'} [g] of the plain cell
 * @property {'softmax' | 'sigmoid' | 'identity'} [output] g'
 */

/**
 * @param {EquationSet} set
 * @param {Words} words
 * @param {Functions & { live?: Partial<Record<keyof Words['sentences']['equations'], unknown>> }} [more]
 *   live: the numbers under each equation, as MathML, whole or in parts; an equation without is left out
 */
export const cellEquations = (set, words, { live, ...functions } = {}) => html`
  <dl class=${leavesSubscripts() ? 'on-the-line' : ''}>
    ${equationsOf(set, functions)
      .filter(([label]) => !live || live[label])
      .map(
        ([label, ...parts]) => html`
          <div>
            <dt>${words.say(`equations.${label}`)}</dt>
            <dd>
              ${parts.map((part) => html`<math>${part}</math>`)}
              ${live ? html`<div class="live">${[live[label]].flat().map((part) => html`<math>${part}</math>`)}</div>` : nothing}
            </dd>
          </div>
        `,
      )}
  </dl>
`;
