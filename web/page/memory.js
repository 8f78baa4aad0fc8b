// What the page remembers from visit to visit. Where there is no storage, it just does not remember.

/** @typedef {'language' | 'theme'} Remembered */

/** @param {Remembered} name */
export function recall(name) {
  try {
    return localStorage.getItem(`tekrar.${name}`);
  } catch {
    return null;
  }
}

/**
 * @param {Remembered} name
 * @param {string} value
 */
export function remember(name, value) {
  try {
    localStorage.setItem(`tekrar.${name}`, value);
  } catch {
    // A private window or a frame without storage.
  }
}
