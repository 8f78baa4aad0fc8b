// What the Tab key reaches, through all shadow roots. An element is named by its id, label or text.

const kFocusable = 'a[href], button, input, select, textarea, summary, [tabindex]';

/**
 * What the Tab key ought to reach, in the order of the page: all that is shown and can be used, a group of radio buttons
 * once, and nothing that has been taken out on purpose.
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<string[]>}
 */
export function everythingFocusable(page) {
  return page.evaluate(
    ([selector, nameOf]) => {
      const name = new Function(`return ${nameOf}`)();
      const inside = (root) =>
        [...root.querySelectorAll('*')].flatMap((element) => [
          ...(element.matches(selector) ? [element] : []),
          ...(element.shadowRoot ? inside(element.shadowRoot) : []),
        ]);
      return inside(document)
        .filter((element) => element.checkVisibility() && !element.disabled && element.tabIndex >= 0)
        .filter((element) => element.type !== 'radio' || element.checked)
        .map(name);
    },
    [kFocusable, String(nameOf)],
  );
}

/** @param {import('@playwright/test').Page} page @returns {Promise<string>} */
export function nameOfFocused(page) {
  return page.evaluate((nameOf) => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    return new Function(`return ${nameOf}`)()(focused);
  }, String(nameOf));
}

/** Runs in the page. @param {Element} element */
function nameOf(element) {
  const { id, name: inForm, labels, textContent } = element;
  const name = id || element.getAttribute('aria-label') || inForm || labels?.[0]?.textContent || textContent;
  return `${element.localName} ${name.trim().replace(/\s+/g, ' ')}`;
}
