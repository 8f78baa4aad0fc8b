// Where no font for mathematics is installed, a browser may leave the index of x_i on the line, as if it were a factor.

/** @type {boolean | undefined} */
let known;

/** Whether this browser does, so that a style has to lower them (equations.css). */
export function leavesSubscripts() {
  known ??= measure();
  return known;
}

function measure() {
  const [base, index] = [node('mi', 'x'), node('mi', 'x')];
  const math = node('math', node('msub', base, index));
  Object.assign(math.style, { position: 'absolute', visibility: 'hidden' });
  document.body.append(math);
  const isOnTheLine = index.getBoundingClientRect().bottom <= base.getBoundingClientRect().bottom;
  math.remove();
  return isOnTheLine;
}

/** @param {string} name @param {(Node | string)[]} children */
function node(name, ...children) {
  const made = document.createElementNS('http://www.w3.org/1998/Math/MathML', name);
  made.append(...children);
  return made;
}
