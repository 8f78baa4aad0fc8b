// A share as a bar: bar(0.62). The number itself stands beside it.
import { html, svg } from 'lit';

/** @param {number} share 0–1; NaN is an empty bar */
export const bar = (share) => html`
  <svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<rect width=${100 * Math.min(Math.max(share || 0, 0), 1)} height="1" />`}
  </svg>
`;
