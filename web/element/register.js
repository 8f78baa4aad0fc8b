// Gives the elements their names; importing the classes alone does not. Those of a single panel are named by it.
import { ArchitectureDrawing } from '../views/architecture/drawing.js';
import { CellView } from '../views/cell/cellView.js';
import { Heatmap } from '../views/heatmap.js';
import { LossChart } from '../views/lossChart.js';
import { ShadedWriting } from '../views/shadedWriting.js';
import { TensorImage } from '../views/tensorImage.js';
import { wordsFor } from '../locales/words.js';
import { sendError } from './announcements.js';
import { RnnPlayground } from './rnn-playground.js';
import { kVersion } from './version.js';

/** @type {Record<string, CustomElementConstructor>} */
const kElements = {
  'rnn-architecture-drawing': ArchitectureDrawing,
  'rnn-cell-view': CellView,
  'rnn-heatmap': Heatmap,
  'rnn-loss-chart': LossChart,
  'rnn-playground': RnnPlayground,
  'rnn-shaded-writing': ShadedWriting,
  'rnn-tensor-image': TensorImage,
};

const first = /** @type {typeof RnnPlayground | undefined} */ (customElements.get('rnn-playground'));
if (!first) for (const [name, element] of Object.entries(kElements)) customElements.define(name, element);
else if (first.version !== kVersion) tellOfTwo(String(first.version));

/** Two versions cannot share a page: the first one stays. @param {string} version of the first one */
function tellOfTwo(version) {
  const words = wordsFor(document.documentElement.lang || navigator.language);
  const error = { code: 'two-versions', message: '', field: '', value: kVersion, allowed: version };
  console.warn(words.error(error));
  sendError(document, error, words);
}
