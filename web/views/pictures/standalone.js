// A drawing of the page as an SVG file that needs neither its style sheets nor its page.

/** What the drawings' style sheets say of shapes and texts; written into the file where it differs from the parent's. */
const kStyles = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'opacity',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'text-anchor',
];
const kInherited = new Set(kStyles.filter((name) => name !== 'opacity'));
const kKept = /^(d|x|y|dx|dy|x1|x2|y1|y2|cx|cy|r|rx|ry|width|height|points|transform|viewBox|preserveAspectRatio)$/;

/**
 * @param {SVGSVGElement} drawing as it stands in the page
 * @param {string} title
 */
export function standalone(drawing, title) {
  const { width, height } = drawing.viewBox.baseVal;
  const svg = createSvg(width, height);
  svg.append(element('title', {}, title), element('rect', { width, height, fill: paperOf(drawing) }));
  for (const child of drawing.children) svg.append(...copied(child, null));
  return serialised(svg);
}

/**
 * @param {number} width
 * @param {number} height
 */
export function createSvg(width, height) {
  return element('svg', { width, height, viewBox: `0 0 ${width} ${height}` });
}

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {string} [text]
 */
export function element(name, attributes, text) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}

/** @param {Element} svg */
export const serialised = (svg) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`;

/**
 * An element with its styles as attributes, or nothing where it is not drawn.
 * @param {Element} original
 * @param {CSSStyleDeclaration | null} around the parent's style
 * @returns {Element[]}
 */
function copied(original, around) {
  if (original.localName === 'title') return [element('title', {}, original.textContent ?? '')];
  const style = getComputedStyle(original);
  if (style.display === 'none' || style.visibility === 'hidden') return [];
  const copy = element(original.localName, {});
  for (const { name, value } of original.attributes) if (kKept.test(name)) copy.setAttribute(name, value);
  for (const name of kStyles) {
    const value = style.getPropertyValue(name);
    const before = kInherited.has(name) ? around?.getPropertyValue(name) : '1';
    if (value !== '' && value !== before) copy.setAttribute(name, isColour(name) ? opaque(value) : value);
  }
  for (const child of original.childNodes) {
    if (child instanceof Element) copy.append(...copied(child, style));
    else if (child.nodeType === Node.TEXT_NODE) copy.append(child.textContent ?? '');
  }
  return [copy];
}

/** The colour of the panels, as the theme has it. @param {SVGSVGElement} drawing */
function paperOf(drawing) {
  const before = drawing.style.color;
  drawing.style.color = 'var(--surface)';
  const { color } = getComputedStyle(drawing);
  drawing.style.color = before;
  return opaque(color);
}

/** @param {string} name */
const isColour = (name) => name === 'fill' || name === 'stroke';

/** @type {Map<string, string>} */
const known = new Map();

/**
 * A colour as every program that reads SVG knows it.
 * @param {string} colour as a computed style says it: rgb(…), oklab(…), none
 */
export function opaque(colour) {
  if (colour === 'none' || /^(rgb\(|#|url)/.test(colour)) return colour;
  const hex = known.get(colour) ?? painted(colour);
  known.set(colour, hex);
  return hex;
}

/** @param {string} colour */
function painted(colour) {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  return `rgb(${red}, ${green}, ${blue})`;
}
