// For a page that frames embed.html: <script src="…/embed-host.js"></script> gives each of its frames the height that it
// asks for. It believes a frame only of its own height, and only a frame that stands in this page.
import { heightIn } from './messages.js';

addEventListener('message', ({ source, origin, data }) => {
  const height = heightIn(data);
  if (height === null) return;
  const frame = [...document.querySelectorAll('iframe')].find(({ contentWindow }) => contentWindow === source);
  // A sandboxed frame has no origin.
  const isOurs =
    frame && /\/embed\.html([?#]|$)/.test(frame.src) && [new URL(frame.src).origin, 'null'].includes(origin);
  if (isOurs) frame.style.setProperty('height', `${height}px`);
});
