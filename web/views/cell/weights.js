// The weights of a cell as small heatmaps, the blocks of its gates one above the other as PyTorch stacks them.

/** @import { Words } from '../../locales/words.js' */
/** @import { Matrix } from '../../worker/protocol.js' */

import { html } from 'lit';
import { indexed } from '../notation.js';
import { scaleLegend } from '../scaleLegend.js';

const kBlocks = { rnn: ['a'], gru: ['Γ_r', 'Γ_u', 'ã'], lstm: ['Γ_u', 'Γ_f', 'c̃', 'Γ_o'] };

/**
 * @param {{ cell: 'rnn' | 'gru' | 'lstm', matrices: Matrix[], hidden: number, theme: string }} data
 * @param {Words} words
 */
export const weights = ({ cell, matrices, hidden, theme }, words) =>
  matrices.map((matrix) => {
    const most = matrix.numbers.reduce((largest, number) => Math.max(largest, Math.abs(number)), 0) || 1;
    const blocks = matrix.rows === hidden * kBlocks[cell].length ? kBlocks[cell] : [''];
    return html`
      <figure class="matrix">
        <figcaption>
          <code>${matrix.name}</code>
          <span class="size">${words.count(matrix.rows)} × ${words.count(matrix.columns)}</span>
          ${scaleLegend('', words, Number(most.toPrecision(2)))}
        </figcaption>
        <div class="blocks">
          <span class="names">${blocks.map((name) => html`<span>${indexed(name)}</span>`)}</span>
          <rnn-tensor-image
            .numbers=${matrix.numbers}
            .rows=${matrix.rows}
            .columns=${matrix.columns}
            .most=${most}
            .label=${words.say('cell.matrix', {
              name: matrix.name,
              rows: words.count(matrix.rows),
              columns: words.count(matrix.columns),
              most: words.number(Number(most.toPrecision(2))),
            })}
            .theme=${theme}
            .words=${words}
          ></rnn-tensor-image>
        </div>
      </figure>
    `;
  });
