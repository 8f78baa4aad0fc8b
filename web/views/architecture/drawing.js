// The drawing of a network, with the keyboard's way through it and its twin in words. It knows the graph it is given.
import { html, LitElement, nothing, svg, unsafeCSS } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { wordsFor } from '../../locales/words.js';
import { between } from './between.js';
import style from './drawing.css?inline';
import { cellOf, factsOf, partOf } from './graph.js';
import { inTurn } from '../inTurn.js';
import { standalone } from '../pictures/standalone.js';
import { folded } from './folded.js';
import { arrows, gapMark, nodeShape, startMark } from './shapes.js';
import { nodeName, twin } from './twin.js';
import { unrolled } from './unrolled.js';

/** @import { Graph, GraphNode } from '../../worker/protocol.js' */
/** @import { PlacedNode, Scene } from './scene.js' */
/** @import { NodeLook } from './shapes.js' */

/**
 * @typedef {object} Cell a hidden node as a trace names it
 * @property {number} layer from 0
 * @property {number} step from 0
 * @property {'forward' | 'backward'} direction
 * @property {'stack' | 'encoder' | 'decoder'} part
 *
 * @typedef {object} DrawingActions
 * @property {(column: number) => void} move another column is the present one
 * @property {(cell: Cell) => void} open
 */

const kSmallest = 0.75; // a drawing that is too wide or too tall becomes so small, then it scrolls
const kMoment = 380; // milliseconds from folded to unrolled

export class ArchitectureDrawing extends LitElement {
  static styles = unsafeCSS(style);

  static properties = {
    graph: { attribute: false },
    looks: { attribute: false },
    attention: { attribute: false },
    now: { attribute: false },
    folded: { attribute: false },
    tallest: { attribute: false },
    actions: { attribute: false },
    words: { attribute: false },
    width: { state: true },
    share: { state: true },
    reached: { state: true },
  };

  constructor() {
    super();
    /** @type {Graph} */
    this.graph = { nodes: [], edges: [], columns: 0 };
    /** One for each node. @type {NodeLook[]} */
    this.looks = [];
    /** α⟨t,s⟩, T_y × T_x. @type {{ size: number, numbers: ArrayLike<number> } | null} */
    this.attention = null;
    this.now = 0;
    this.folded = false;
    this.tallest = 340;
    /** @type {DrawingActions} */
    this.actions = { move: () => {}, open: () => {} };
    this.words = wordsFor('');
    this.width = 0;
    /** How far the drawing is on its way to `target`. */
    this.share = 1;
    /** The node that Tab leads to. @type {number | null} */
    this.reached = null;
    /** @type {Scene | null} */
    this.origin = null;
    /** @type {Scene | null} */
    this.target = null;
    this.size = new ResizeObserver(([entry]) => {
      this.width = Math.floor(entry.contentRect.width);
    });
  }

  connectedCallback() {
    super.connectedCallback();
    this.size.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.size.disconnect();
  }

  scheduleUpdate() {
    return inTurn(() => super.scheduleUpdate());
  }

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    const isMoved = ['graph', 'now', 'folded', 'width', 'tallest'].some((name) => changed.has(name));
    if (!isMoved || this.width === 0 || this.graph.columns === 0) return;
    const before = this.scene;
    const room = { width: this.width, tallest: this.tallest, now: this.now };
    this.target = this.folded ? folded(this.graph, room) : unrolled(this.graph, room);
    const isGlide = before && !['graph', 'width', 'tallest'].some((name) => changed.has(name));
    if (!isGlide || matchMedia('(prefers-reduced-motion: reduce)').matches) return this.arrive();
    this.origin = before;
    this.share = 0;
    this.glide(performance.now());
  }

  /** @param {import('lit').PropertyValues} changed */
  updated(changed) {
    if (!this.target || !(changed.has('now') || changed.has('width'))) return;
    const drawn = this.drawnWidth(this.target);
    if (drawn <= this.width) return; // nothing to scroll: and to ask for it would cost a layout
    const { x, width } = this.target.band;
    const middle = ((x + width / 2) * drawn) / this.target.width;
    const scroller = /** @type {Element} */ (this.renderRoot.querySelector('.scroll'));
    scroller.scrollLeft = middle - this.width / 2;
  }

  /** How large a scene is drawn, compared with its own measures: as there is room, within reason. @param {Scene} scene */
  scaleOf({ width, height }) {
    const room = Math.min(this.width / width, this.tallest / Math.round(height));
    return Math.min(Math.max(room, kSmallest), 1);
  }

  /** In pixels. @param {Scene} scene */
  drawnWidth(scene) {
    return Math.round(scene.width * this.scaleOf(scene));
  }

  /** @returns {Scene | null} what is to be seen now */
  get scene() {
    return this.origin && this.target ? between(this.origin, this.target, eased(this.share)) : this.target;
  }

  /** @param {number} start */
  glide(start) {
    this.started = start;
    const frame = (/** @type {number} */ time) => {
      if (this.started !== start) return; // another one has begun
      this.share = Math.min(Math.max((time - start) / kMoment, 0), 1);
      if (this.share < 1) requestAnimationFrame(frame);
      else this.arrive();
    };
    requestAnimationFrame(frame);
  }

  arrive() {
    this.started = 0;
    this.origin = null;
    this.share = 1;
  }

  render() {
    const { graph, scene, words } = this;
    if (!scene) return nothing;
    const nodes = [...scene.nodes.values()].filter(({ shown }) => shown > 0);
    const deep = factsOf(graph).layers > 1;
    const isFolded = this.folded && this.share === 1;
    const height = Math.round(scene.height);
    const tabStop = this.tabStop();
    return html`
      <div class="scroll">
        <svg
          width=${this.drawnWidth(scene)}
          height=${Math.round(height * this.scaleOf(scene))}
          viewBox="0 0 ${Math.round(scene.width)} ${height}"
          role="group"
          aria-label=${words.say('drawing.label')}
          @keydown=${this.onKey}
        >
          <rect class="band" x=${scene.band.x} y="0.5" width=${scene.band.width} height=${height - 1} rx="8" opacity=${scene.band.shown} />
          ${arrows(scene, { graph, now: this.now, folded: isFolded, strengthOf: (edge) => this.strengthOf(edge) })}
          ${repeat(
            scene.starts,
            ({ key }) => key,
            (start) => startMark(start, deep),
          )}
          ${scene.gaps.map((gap) => gapMark(gap, words.say('drawing.gap', { count: words.count(gap.columns) }), height))}
          ${repeat(
            nodes,
            ({ index }) => index,
            (place) => this.node(place, { deep, folded: isFolded, tabStop }),
          )}
        </svg>
      </div>
      ${twin({ graph, looks: this.looks, columns: this.columnsIn(scene) }, words)}
    `;
  }

  /** The drawing as an SVG file; null while there is none. @returns {import('../pictures/picture.js').Picture | null} */
  picture() {
    const drawing = this.renderRoot.querySelector('svg');
    const title = this.words.say('drawing.label');
    return drawing && { kind: 'drawing', name: '', draw: () => standalone(drawing, title) };
  }

  /** @param {PlacedNode} place @param {{ deep: boolean, folded: boolean, tabStop: number | null }} scene */
  node(place, { deep, folded, tabStop }) {
    const { index, x, y, shown } = place;
    const node = this.graph.nodes[index];
    const look = this.looks[index] ?? {};
    const isNow = folded || node.column === this.now;
    return svg`
      <g
        class="node ${node.role} ${isNow ? 'now' : ''}"
        transform="translate(${round(x)} ${round(y)})"
        opacity=${shown < 1 ? shown : nothing}
        data-node=${index}
        role=${node.role === 'hidden' ? 'button' : 'img'}
        tabindex=${index === tabStop ? 0 : -1}
        aria-label=${nodeName(node, look, this.graph, this.words)}
        @click=${() => this.choose(index)}
        @focus=${() => {
          this.reached = index;
        }}
      >${nodeShape(place, node, look, { deep, folded })}</g>
    `;
  }

  /** @param {number} edge */
  strengthOf(edge) {
    const { from, to } = this.graph.edges[edge];
    const { attention } = this;
    return attention && !this.folded
      ? attention.numbers[this.graph.nodes[to].step * attention.size + this.graph.nodes[from].step]
      : 1;
  }

  /** @param {Scene} scene */
  columnsIn({ nodes }) {
    const columns = [...nodes.values()]
      .filter(({ shown }) => shown > 0)
      .map(({ index }) => this.graph.nodes[index].column);
    return new Set(columns);
  }

  /** The reached node while it is drawn, else a cell of the present column. */
  tabStop() {
    const places = this.target?.nodes;
    if (this.reached !== null && places?.get(this.reached)?.shown) return this.reached;
    return this.inColumn(this.now).find((index) => this.graph.nodes[index].role === 'hidden') ?? null;
  }

  /** The nodes that are drawn at a time, from the input upwards. @param {number} column */
  inColumn(column) {
    const drawn = [...(this.target?.nodes.values() ?? [])].filter(
      ({ index, shown }) => shown > 0 && (this.folded || this.graph.nodes[index].column === column),
    );
    return drawn.sort((a, b) => b.y - a.y || a.x - b.x).map(({ index }) => index);
  }

  /** @param {number} index */
  choose(index) {
    const { role, column, layer, step, direction } = this.graph.nodes[index];
    this.reached = index;
    if (column !== this.now) this.actions.move(column);
    if (role !== 'hidden') return;
    this.actions.open({ layer: layer - 1, step, direction, part: partOf(this.graph, this.graph.nodes[index]) });
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const index = this.tabStop();
    if (index === null) return;
    const last = this.graph.columns - 1;
    const column = this.folded ? this.now : this.graph.nodes[index].column;
    const columns = { ArrowLeft: column - 1, ArrowRight: column + 1, Home: 0, End: last };
    if (event.key === 'Enter' || event.key === ' ') this.choose(index);
    else if (event.key in columns) {
      const wanted = columns[/** @type {keyof typeof columns} */ (event.key)];
      this.goTo(Math.min(Math.max(wanted, 0), last), this.graph.nodes[index]);
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const here = this.inColumn(column);
      const next = here[here.indexOf(index) + (event.key === 'ArrowUp' ? 1 : -1)];
      if (next !== undefined) this.focusNode(next);
    } else return;
    event.preventDefault();
  }

  /** To the same cell at another time, or to what is nearest to it there. @param {number} column @param {GraphNode} node */
  async goTo(column, node) {
    this.actions.move(column);
    await Promise.resolve(); // for the parent to give the new column down
    await this.updateComplete;
    const { nodes } = this.graph;
    const [nearest] = this.inColumn(column).sort((a, b) => unlike(nodes[a], node) - unlike(nodes[b], node));
    if (nearest !== undefined) this.focusNode(nearest);
  }

  /** @param {number} index */
  async focusNode(index) {
    this.reached = index;
    await this.updateComplete;
    const node = /** @type {SVGElement | null} */ (this.renderRoot.querySelector(`[data-node="${index}"]`));
    node?.focus();
  }
}

/** @param {GraphNode} a @param {GraphNode} b */
const unlike = (a, b) =>
  cellOf(a) === cellOf(b) ? 0 : 1 + Math.abs(a.layer - b.layer) + (a.direction === b.direction ? 0 : 0.5);

/** Slow at both ends. @param {number} share */
const eased = (share) => share * share * (3 - 2 * share);

/** @param {number} x */
const round = (x) => Math.round(x * 10) / 10;
