// The letters of the course in running text.
import { html, nothing } from 'lit';

const kLetter = /((?:\p{L}\p{M}*)(?:_\p{L}+|⟨[^⟩]+⟩))/u;

/** Sets what follows an underscore lower and what stands in ⟨⟩ higher: T_x, W_aa, a⟨t⟩. @param {string} text */
export const indexed = (text) =>
  text.split(kLetter).map((part, i) => {
    if (i % 2 === 0) return part;
    const [, letter, below, above] = /^([^_⟨]+)(?:_(.+))?(⟨.+⟩)?$/u.exec(part) ?? [];
    return html`<i>${letter}</i>${below ? html`<sub>${below}</sub>` : nothing}${above ? html`<sup>${above}</sup>` : nothing}`;
  });
