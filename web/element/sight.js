// Whether an element is seen: by where the page is scrolled to, and by whether the page itself is seen.

/** @typedef {{ isInView: boolean, isPageHidden: boolean }} Sight */

/**
 * Tells at once when either changes; where nothing can be told of the view, everything is in it.
 * @param {Element} element
 * @param {(sight: Sight) => void} onChange
 * @returns {() => void} ends it
 */
export function watchSight(element, onChange) {
  let isInView = false;
  const tell = () => onChange({ isInView, isPageHidden: document.hidden });
  const observer = new IntersectionObserver((entries) => {
    const last = entries[entries.length - 1];
    if (last.isIntersecting === isInView) return;
    isInView = last.isIntersecting;
    tell();
  });
  observer.observe(element);
  document.addEventListener('visibilitychange', tell);
  return () => {
    observer.disconnect();
    document.removeEventListener('visibilitychange', tell);
  };
}

/** The same before it can be told: asks for the layout. @param {Element} element */
export function isInView(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return top < innerHeight && bottom > 0;
}
