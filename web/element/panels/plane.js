// The plane as the network sees it, and the points in it.
import { decisionSurface } from '../../views/decisionSurface.js';
import { DecisionPlane } from '../../views/decisionPlane.js';
import { define } from '../define.js';

/** @import { PointsExperiment } from '../../state/pointsExperiment.js' */
/** @import { Place } from '../../views/planeCursor.js' */

const kNone = new Float32Array();

define('rnn-decision-plane', DecisionPlane);

/** @type {import('../scene.js').Panel} */
export default ({ experiment, words, theme, unfolded, unfold }) => {
  const plane = /** @type {PointsExperiment} */ (experiment);
  const { ownPoints } = plane;
  const data = {
    rows: plane.seen('surface'),
    heldOut: ownPoints ? kNone : (plane.seen('heldOut') ?? kNone),
    own: ownPoints,
    read: plane.state.subject.example,
    accuracy: plane.model.progress?.heldOutAccuracy ?? Number.NaN,
    table: unfolded.tables.plane ?? false,
    theme,
  };
  const actions = {
    read: (/** @type {number} */ index) => plane.turnTo({ example: index }),
    place: (/** @type {Place & { label: number }} */ point) => plane.placePoint(point),
    remove: (/** @type {number} */ index) => plane.removePoint(index),
    clear: () => plane.clearPoints(),
    toggleTable: () => unfold({ tables: { ...unfolded.tables, plane: !data.table } }),
  };
  return decisionSurface(data, actions, words);
};
