import { describe, expect, test } from 'vitest';
import { curvesAsCsv } from '../../web/state/curveTable.js';
import { LossCurve } from '../../web/state/lossCurve.js';

/** @param {number} steps */
function curveOf(steps, accuracies = []) {
  const curve = new LossCurve();
  curve.add({
    firstNewStep: 1,
    newTrainLosses: Float32Array.from({ length: steps }, (_, i) => 4 - i / 2),
    newHeldOutSteps: Float64Array.of(0, 2),
    newHeldOutLosses: Float32Array.of(4.25, 3.5),
    newHeldOutAccuracies: Float32Array.from(accuracies),
  });
  return curve;
}

describe('the losses as a table', () => {
  test('have a row for each step, and an empty cell where nothing was measured', () => {
    const rows = curvesAsCsv([{ name: 'model', curve: curveOf(2) }]).split('\r\n');
    expect(rows[0]).toBe('step,training_loss,training_loss_smoothed,held_out_loss,held_out_accuracy');
    expect(rows[1]).toBe('0,,,4.25,');
    expect(rows[2]).toBe('1,4,4,,');
    expect(rows[3]).toMatch(/^2,3.5,3\.\d+,3.5,$/);
    expect(rows.slice(4)).toEqual(['']);
  });

  test('of several models say which is which, with quotes where a name needs them', () => {
    const rows = curvesAsCsv([
      { name: 'LSTM, 1 katman', curve: curveOf(1, [0.25, 0.5]) },
      { name: 'the "plain" one', curve: new LossCurve() },
      { name: 'GRU', curve: curveOf(1) },
    ]).split('\r\n');
    expect(rows[0]).toBe('model,step,training_loss,training_loss_smoothed,held_out_loss,held_out_accuracy');
    expect(rows[1]).toBe('"LSTM, 1 katman",0,,,4.25,0.25');
    expect(rows.filter((row) => row.startsWith('GRU'))).toHaveLength(3);
  });
});

test('a curve that was kept goes on as if it had never been away', () => {
  const [kept, straight] = [curveOf(3000), curveOf(3000)];
  const back = LossCurve.from(structuredClone(kept.saved()));
  const news = {
    firstNewStep: 3001,
    newTrainLosses: Float32Array.of(1, 2),
    newHeldOutSteps: new Float64Array(),
    newHeldOutLosses: new Float32Array(),
  };
  back.add(news);
  straight.add(news);
  expect(back).toEqual(straight);
});
