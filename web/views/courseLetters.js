// The letters of the course inside a sentence: a⟨t⟩, ŷ⟨t⟩, W_aa, T_x, with their index and in the colour of their role.
import { html } from 'lit';

const kLetter = /(?:∂L\/∂)?[axcyŷ](?:⟨[^⟩]*⟩)|[WTbΓ]_[a-z]+/gu;
const kRoles = { x: 'input', a: 'hidden', c: 'hidden', y: 'output', ŷ: 'output' };

/** @param {string} sentence */
export function withLetters(sentence) {
  /** @type {unknown[]} */
  const parts = [];
  let end = 0;
  for (const { 0: written, index } of sentence.matchAll(kLetter)) {
    parts.push(sentence.slice(end, index), letter(written));
    end = index + written.length;
  }
  return [...parts, sentence.slice(end)];
}

/** @param {string} written */
function letter(written) {
  const [, name, below] = /^(.)_(.+)$/u.exec(written) ?? [];
  if (below) return html`<span class="notation">${name}<sub>${below}</sub></span>`;
  const [, before, base, time] = /^(.*)(.)(⟨.*⟩)$/u.exec(written) ?? [];
  const role = kRoles[/** @type {keyof typeof kRoles} */ (base)];
  return html`<span class="notation ${role}">${before}${base}<sup>${time}</sup></span>`;
}
