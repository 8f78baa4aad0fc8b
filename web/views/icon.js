// Icons of the lucide set, drawn beside a text or a label that says the same.
import check from 'lucide-static/icons/check.svg?raw';
import chevronDown from 'lucide-static/icons/chevron-down.svg?raw';
import copy from 'lucide-static/icons/copy.svg?raw';
import download from 'lucide-static/icons/download.svg?raw';
import folderOpen from 'lucide-static/icons/folder-open.svg?raw';
import packageIcon from 'lucide-static/icons/package.svg?raw';
import share from 'lucide-static/icons/share-2.svg?raw';
import eye from 'lucide-static/icons/eye.svg?raw';
import chevronLeft from 'lucide-static/icons/chevron-left.svg?raw';
import chevronRight from 'lucide-static/icons/chevron-right.svg?raw';
import fileUp from 'lucide-static/icons/file-up.svg?raw';
import flaskConical from 'lucide-static/icons/flask-conical.svg?raw';
import foldHorizontal from 'lucide-static/icons/fold-horizontal.svg?raw';
import layoutGrid from 'lucide-static/icons/layout-grid.svg?raw';
import mic from 'lucide-static/icons/mic.svg?raw';
import minus from 'lucide-static/icons/minus.svg?raw';
import moon from 'lucide-static/icons/moon.svg?raw';
import pause from 'lucide-static/icons/pause.svg?raw';
import penLine from 'lucide-static/icons/pen-line.svg?raw';
import play from 'lucide-static/icons/play.svg?raw';
import plus from 'lucide-static/icons/plus.svg?raw';
import rotateCcw from 'lucide-static/icons/rotate-ccw.svg?raw';
import slidersHorizontal from 'lucide-static/icons/sliders-horizontal.svg?raw';
import square from 'lucide-static/icons/square.svg?raw';
import stepForward from 'lucide-static/icons/step-forward.svg?raw';
import sun from 'lucide-static/icons/sun.svg?raw';
import table from 'lucide-static/icons/table.svg?raw';
import target from 'lucide-static/icons/target.svg?raw';
import trash from 'lucide-static/icons/trash-2.svg?raw';
import triangleAlert from 'lucide-static/icons/triangle-alert.svg?raw';
import undo2 from 'lucide-static/icons/undo-2.svg?raw';
import chartLine from 'lucide-static/icons/chart-line.svg?raw';
import grid from 'lucide-static/icons/grid-3x3.svg?raw';
import info from 'lucide-static/icons/info.svg?raw';
import volume from 'lucide-static/icons/volume-2.svg?raw';
import unfoldHorizontal from 'lucide-static/icons/unfold-horizontal.svg?raw';
import x from 'lucide-static/icons/x.svg?raw';
import { html } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';

const kIcons = {
  chartLine,
  check,
  chevronDown,
  chevronLeft,
  chevronRight,
  copy,
  download,
  folderOpen,
  package: packageIcon,
  share,
  eye,
  fileUp,
  foldHorizontal,
  flaskConical,
  grid,
  info,
  layoutGrid,
  mic,
  minus,
  moon,
  pause,
  penLine,
  play,
  plus,
  rotateCcw,
  slidersHorizontal,
  square,
  stepForward,
  sun,
  table,
  target,
  trash,
  triangleAlert,
  unfoldHorizontal,
  undo2,
  volume,
  x,
};

/** @param {keyof typeof kIcons} name */
export const icon = (name) => html`<span class="icon" aria-hidden="true">${unsafeHTML(kIcons[name])}</span>`;
