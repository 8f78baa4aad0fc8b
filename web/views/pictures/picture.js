// The pictures that stand on the page at a moment: of every element that has a method `picture`.

/**
 * @typedef {object} Picture
 * @property {'drawing' | 'heatmap'} kind
 * @property {string} name what it shows, where there may be several of the kind
 * @property {() => string} draw as an SVG file
 */

/**
 * @param {ParentNode} root
 * @returns {Picture[]}
 */
export function picturesIn(root) {
  return [...root.querySelectorAll('*')].flatMap((element) => {
    const picture = /** @type {{ picture?: () => Picture | null }} */ (/** @type {unknown} */ (element)).picture?.();
    return picture ?? [];
  });
}
