// The eigenvalues of a recurrent block, as the engine gives them: re, im, re, im …

/** @typedef {{ re: number, im: number, size: number }} Eigenvalue size: |λ| */

/** The largest |λ| first; of a conjugate pair the upper one. @param {Float64Array} values @returns {Eigenvalue[]} */
export function largestFirst(values) {
  const list = Array.from({ length: values.length / 2 }, (_, i) => {
    const [re, im] = [values[2 * i], values[2 * i + 1]];
    return { re, im, size: Math.hypot(re, im) };
  });
  return list.sort((one, other) => other.size - one.size || other.im - one.im);
}

/** The largest |λ|: by how much the recurrent block can stretch what goes through it again and again. @param {Float64Array} values */
export const spectralRadius = (values) => largestFirst(values)[0]?.size ?? Number.NaN;

const kReaches = [1.25, 1.5, 2, 3, 4, 6, 8, 12];

/**
 * How far a drawing reaches from 0 so that everything is in it. It seldom changes: a radius that wavers does not shake it.
 * @param {number} radius
 * @param {number} before how far it reached
 */
export function reachFor(radius, before) {
  const needed =
    kReaches.find((reach) => reach >= radius * 1.05) ?? Math.max(kReaches[kReaches.length - 1], radius * 1.05);
  return needed > before || radius < before * 0.55 ? needed : before;
}
